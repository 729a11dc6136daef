import type { Field } from '../../exchange/fields'
import { objectReader } from '../columns/read-object'
import { FileError } from './file-error'
import type { ReadRow } from './read-row'

/** The lines of a file in NDJSON, each of which holds a record. */
export async function* readNdjson(
  blocks: AsyncGenerator<Buffer>,
  fields: readonly Field[],
): AsyncGenerator<ReadRow> {
  const read = objectReader(fields)
  let number = 0
  for await (const block of blocks) {
    if (number === 0 && block.toString('latin1').trimStart().startsWith('['))
      throw new FileError(
        'The file is one list in JSON. Write each record on a line of its own, without commas between.',
      )
    for (const line of block
      .toString('utf8')
      .replace(/\r?\n$/, '')
      .split('\n')) {
      number++
      if (line.trim() === '') continue
      const parsed = parsedJson(line)
      const problem = {
        column: null,
        message: 'The line is no JSON: it must hold one object, all on one line.',
      }
      yield { number, said: parsed ? read(parsed.value) : { fields: {}, problems: [problem] } }
    }
  }
}

function parsedJson(line: string): { readonly value: unknown } | null {
  try {
    return { value: JSON.parse(line) }
  } catch {
    return null
  }
}
