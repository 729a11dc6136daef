import type { Field } from '../../exchange/fields'
import { readCsv } from './csv/read-csv'
import { FileError } from './file-error'
import { readNdjson } from './read-ndjson'
import type { ReadRow } from './read-row'
import { wholeLines } from './whole-lines'

/** The rows of a file: of NDJSON, where it begins as an object does, or of CSV. */
export async function* readFile(
  source: AsyncIterable<Buffer>,
  fields: readonly Field[],
): AsyncGenerator<ReadRow> {
  const blocks = wholeLines(source)
  const { value: first } = await blocks.next()
  if (!first) throw new FileError('The file is empty.')
  const read = /^\s*[[{]/.test(first.subarray(0, 100).toString('latin1')) ? readNdjson : readCsv
  yield* read(resumed(first, blocks), fields)
}

async function* resumed(first: Buffer, others: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
  yield first
  yield* others
}
