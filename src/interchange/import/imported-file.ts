import { createHash } from 'node:crypto'
import type { FileHandle } from 'node:fs/promises'

/** The file that an import reads. */
export interface ImportedFile {
  readonly name: string | null
  /** SHA-256, in hexadecimal. */
  readonly hash: string | null
}

export async function hashOf(file: FileHandle): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of file.createReadStream({ start: 0, autoClose: false })) hash.update(chunk)
  return hash.digest('hex')
}

/** Files that call their columns alike have the same. Null: the file names none. */
export const columnsHashOf = (names: readonly string[]): string | null =>
  names.length === 0
    ? null
    : createHash('sha256')
        .update(JSON.stringify([...names].map((name) => name.trim().toLowerCase()).sort()))
        .digest('base64url')
