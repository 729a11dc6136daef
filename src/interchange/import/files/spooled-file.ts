import { randomUUID } from 'node:crypto'
import { type FileHandle, open, unlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** What comes as a stream, kept on disk for as long as it takes: it is read twice, and no sender waits for the registry. */
export class Spooled {
  private constructor(readonly file: FileHandle) {}

  static async of(source: AsyncIterable<Buffer>): Promise<Spooled> {
    const path = join(tmpdir(), `import-${randomUUID()}`)
    const file = await open(path, 'wx+', 0o600)
    try {
      // Without a name, nothing of it is left, however this ends.
      await unlink(path)
      for await (const chunk of source) await file.appendFile(chunk)
    } catch (error) {
      await file.close()
      throw error
    }
    return new Spooled(file)
  }

  read = (): AsyncIterable<Buffer> => this.file.createReadStream({ start: 0, autoClose: false })

  close = (): Promise<void> => this.file.close()
}
