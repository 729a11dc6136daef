import { LineQueue, lineFeeds, linesOf } from './lines'
import { openCsv } from './read-csv'
import { isNdjson, openNdjson } from './read-ndjson'
import { type Content, FileError, type FileRow, LineCount } from './table'

/** The rows of a file, NDJSON or CSV. Each of its lines that has content belongs to one of them, or to the header. */
export async function* openRows(source: AsyncIterable<Buffer>, content: Content): AsyncGenerator<FileRow> {
  const count = new LineCount()
  const lines = new LineQueue(linesOf(count.of(lineFeeds(source))))
  const { headerLines, rows } = (await isNdjson(lines))
    ? openNdjson(lines, content)
    : await openCsv(lines, content)
  let covered = headerLines
  for await (const row of rows) {
    covered += row.lines
    yield row
  }
  if (covered !== count.lines)
    throw new FileError(
      `Only ${covered} of the file’s ${count.lines} non-blank lines were read. This is a fault of the program: please report it, with the file if you can share it.`,
    )
}
