import fc from 'fast-check'
import papaparse from 'papaparse'
import { contentOf } from '../../../src/interchange/import/content'
import { openRows } from '../../../src/interchange/import/files/read-file'
import type { FileRow } from '../../../src/interchange/import/files/table'
import type { Importer } from '../../../src/interchange/import/import-options'
import { importerOf } from '../../../src/interchange/import/importers/importers'

/** The rows of a file of partnerships that comes in pieces of so many bytes. */
export async function rowsOf(file: string | Buffer, chunk = 65_536): Promise<FileRow[]> {
  const content = contentOf({ importer: importerOf('partnerships') as Importer, isOperators: true })
  const rows: FileRow[] = []
  for await (const row of openRows(pieces(Buffer.from(file), chunk), content)) rows.push(row)
  return rows
}

async function* pieces(file: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let start = 0; start < file.length; start += size) yield file.subarray(start, start + size)
}

export const fieldsOf = ({ values }: FileRow) => (values.problems.length > 0 ? null : values.fields)

/** Writes rows as another program does. */
export const written = (rows: readonly (readonly string[])[], delimiter = ',', newline = '\n'): string =>
  papaparse.unparse(rows as string[][], { delimiter, newline })

/** What names hold, and what files break at. */
export const text = (...pieces: readonly string[]) =>
  fc
    .array(fc.oneof(fc.constantFrom(...pieces), fc.constantFrom('Szkoła', 'Dąb', ' ', '„Młyn”', '5', '🌳')), {
      minLength: 1,
      maxLength: 8,
    })
    .map((parts) => parts.join('').trim())
    .filter((joined) => /\p{L}/u.test(joined))

/** One line of a file, damaged. No damage adds a line feed. */
export const damages: fc.Arbitrary<(line: Buffer) => Buffer> = fc.oneof(
  fc
    .tuple(
      fc.constantFrom('"', '""', '"""', ',', ',"', '",', '\0', '\r', '\u2028', '\ufeff', '\\', "'", '\x1a'),
      fc.nat(),
    )
    .map(
      ([inserted, at]) =>
        (line: Buffer) =>
          spliced(line, at, Buffer.from(inserted)),
    ),
  fc.tuple(fc.constantFrom(0xb9, 0xc3, 0xff, 0x80), fc.nat()).map(
    ([byte, at]) =>
      (line: Buffer) =>
        spliced(line, at, Buffer.from([byte])),
  ),
  fc.nat().map((at) => (line: Buffer) => line.subarray(0, at % (line.length + 1))),
  fc.nat().map((at) => (line: Buffer) => line.subarray(at % (line.length + 1))),
  fc.constant((line: Buffer) => Buffer.from(String(line).replace('"', ''))),
  fc.constant((line: Buffer) => Buffer.from(String(line).replace(/"([^"]*)$/, '$1'))),
  fc.constant((line: Buffer) => Buffer.concat([line, Buffer.alloc(1_100_000, 'x')])),
)

function spliced(line: Buffer, at: number, inserted: Buffer): Buffer {
  const position = at % (line.length + 1)
  return Buffer.concat([line.subarray(0, position), inserted, line.subarray(position)])
}
