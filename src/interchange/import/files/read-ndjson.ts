import { objectReader } from '../columns/object-reader'
import type { LineQueue } from './lines'
import { type Content, type FileRow, hasContent, type Table, unreadableRow } from './table'

/** Whether a record in JSON is on the first line, or on the second, where the first is damaged. */
export async function isNdjson(lines: LineQueue): Promise<boolean> {
  const first = await lines.load(0)
  const second = await lines.load(1)
  return /^\s*[[{]/.test(first?.text ?? '') || /^\s*\{\s*"/.test(second?.text ?? '')
}

/** The lines of a file in NDJSON, each of which holds a record. */
export function openNdjson(lines: LineQueue, content: Content): Table {
  const table = { names: [], headerLines: 0 }
  return Object.assign(table, { rows: rowsOf(lines, content, table) })
}

/** How the feeds of a registry end: with where to go on from. */
const CURSOR = /^\{"cursor":"[^"]*"\}$/

async function* rowsOf(
  lines: LineQueue,
  { fields, names }: Content,
  table: Pick<Table, 'headerLines'>,
): AsyncGenerator<FileRow> {
  const read = objectReader(fields, names)
  for (let line = lines.peek(); line; line = lines.peek() ?? (await lines.load())) {
    lines.skip(1)
    const { number, text, problem } = line
    if (text.trim() === '') continue
    if (CURSOR.test(text)) {
      table.headerLines++
      continue
    }
    const position = { number, line: number, lines: hasContent(text) ? 1 : 0, written: text }
    const parsed = problem === null ? parsedJson(text) : null
    yield parsed
      ? { ...position, values: read(parsed.value) }
      : unreadableRow(position, null, problem ?? NO_JSON)
  }
}

const NO_JSON = 'The line is not valid JSON. It must be one object, all on one line.'

function parsedJson(line: string): { readonly value: unknown } | null {
  try {
    return { value: JSON.parse(line) }
  } catch {
    return null
  }
}
