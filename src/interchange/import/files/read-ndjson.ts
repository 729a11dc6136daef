import { objectReader } from '../columns/object-reader'
import type { LineQueue } from './lines'
import { type Content, FileError, type FileRow, hasContent, type Table, unreadableRow } from './table'

/** Whether a record in JSON is on the first line, or on the second, where the first is damaged. */
export async function isNdjson(lines: LineQueue): Promise<boolean> {
  const first = await lines.load(0)
  const second = await lines.load(1)
  return /^\s*[[{]/.test(first?.text ?? '') || /^\s*\{\s*"/.test(second?.text ?? '')
}

/** The lines of a file in NDJSON, each of which holds a record. */
export function openNdjson(lines: LineQueue, content: Pick<Content, 'fields' | 'ignored'>): Table {
  if (lines.peek()?.text.trimStart().startsWith('['))
    throw new FileError(
      'The file is one JSON list. Write each record on a line of its own, without commas between them.',
    )
  return { headerLines: 0, rows: rowsOf(lines, content) }
}

async function* rowsOf(
  lines: LineQueue,
  { fields, ignored }: Pick<Content, 'fields' | 'ignored'>,
): AsyncGenerator<FileRow> {
  const read = objectReader(fields, ignored)
  for (let line = lines.peek(); line; line = lines.peek() ?? (await lines.load())) {
    lines.skip(1)
    const { number, text, problem } = line
    if (text.trim() === '') continue
    const position = { number, line: number, lines: hasContent(text) ? 1 : 0 }
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
