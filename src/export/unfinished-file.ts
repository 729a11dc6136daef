import { createWriteStream } from 'node:fs'
import { access, rename, rm } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'

/** A file that has its name only once it is whole, and on the disk. */
export class UnfinishedFile {
  private readonly unfinished: string

  constructor(readonly path: string) {
    this.unfinished = `${path}.unfinished`
  }

  exists = (): Promise<boolean> =>
    access(this.path).then(
      () => true,
      () => false,
    )

  /** No more is held than the disk takes at once. What an export that was broken off has left there is gone. */
  async write(texts: AsyncIterable<string>, mode: number): Promise<void> {
    await this.discard()
    await pipeline(texts, createWriteStream(this.unfinished, { flags: 'wx', flush: true, mode }))
  }

  finish = (): Promise<void> => rename(this.unfinished, this.path)

  discard = (): Promise<void> => rm(this.unfinished, { force: true })
}
