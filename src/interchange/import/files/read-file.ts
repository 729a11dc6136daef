import { LineQueue, lineFeeds, linesOf } from './lines'
import type { LineFormat } from './prepare-file'
import { openCsv } from './read-csv'
import { isNdjson, openNdjson } from './read-ndjson'
import { openSheetRows } from './read-sheet-rows'
import { type Content, FileError, type FileRow, LineCount, type Table } from './table'

interface OpenOptions {
  readonly format?: LineFormat
  /** Is called once with the names that the file gives its columns. */
  readonly onHeader?: (names: readonly string[]) => void
}

async function openTable(lines: LineQueue, content: Content, format: LineFormat = 'text'): Promise<Table> {
  if (format === 'rows') return openSheetRows(lines, content)
  return (await isNdjson(lines)) ? openNdjson(lines, content) : openCsv(lines, content)
}

/** The rows of a file, NDJSON or CSV. Each of its lines that has content belongs to one of them, or to the header. */
export async function* openRows(
  source: AsyncIterable<Buffer>,
  content: Content,
  { format, onHeader }: OpenOptions = {},
): AsyncGenerator<FileRow> {
  const count = new LineCount()
  const lines = new LineQueue(linesOf(count.of(lineFeeds(source))))
  const table = await openTable(lines, content, format)
  onHeader?.(table.names)
  let rowLines = 0
  for await (const row of table.rows) {
    rowLines += row.lines
    yield row
  }
  const covered = table.headerLines + rowLines
  if (covered !== count.lines)
    throw new FileError(
      `Only ${covered} of the file’s ${count.lines} non-blank lines were read. This is a fault of the program: please report it, with the file if you can share it.`,
    )
}
