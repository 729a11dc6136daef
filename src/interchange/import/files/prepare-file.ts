import type { FileHandle } from 'node:fs/promises'
import { calendarEvents } from './calendar-events'
import { headOf, kindOf, refuseOtherFiles } from './file-kind'
import { recordOf } from './geojson-record'
import { elementsOf } from './json-elements'
import { Spooled } from './spooled-file'
import { FileError } from './table'
import { type Encoding, inUtf8, refuseWrongEncoding, utf16Of } from './text-encoding'
import type { Merge } from './workbook/sheet-rows'
import { openWorkbook } from './workbook/workbook-rows'

/** How the lines of a file are to be read: as they are, or each as the number of a row and its cells, in JSON. */
export type LineFormat = 'text' | 'rows'

/** A file that can be read several times, as lines of text in UTF-8. */
export interface PreparedFile {
  readonly format: LineFormat
  read(): AsyncIterable<Buffer>
  close(): Promise<void>
}

export interface FileOptions {
  /** Null: UTF-8, or UTF-16 where the file says so. */
  readonly encoding: Encoding | null
  /** The sheet of a workbook. Null: the first. */
  readonly sheet: string | null
}

/** A file of any kind that lists come in. What is no text already is written out as such, beside it on disk. */
export async function prepareFile(file: FileHandle, { encoding, sheet }: FileOptions): Promise<PreparedFile> {
  const head = await headOf(file)
  refuseOtherFiles(head)
  const bytes = () => file.createReadStream({ start: 0, autoClose: false }) as AsyncIterable<Buffer>
  const kind = kindOf(head)
  if (kind === 'workbook') return workbookLines(file.fd, sheet)
  if (sheet !== null) throw new FileError('Only a workbook (XLSX) has sheets: leave out --sheet.')
  if (encoding !== null) refuseWrongEncoding(head, encoding)
  const written = encoding ?? utf16Of(head)
  const text = () => (written === null || written === 'utf-8' ? bytes() : inUtf8(bytes(), written))
  if (kind === 'calendar') return spooled(lines(calendarEvents(text(), new Date())))
  if (kind === 'json') return spooled(jsonLines(elementsOf(text())))
  return { format: 'text', read: text, close: async () => {} }
}

async function spooled(source: AsyncIterable<Buffer>, format: LineFormat = 'text'): Promise<PreparedFile> {
  const { read, close } = await Spooled.of(source)
  return { format, read, close }
}

/** So many lines are written at a time. */
const AT_ONCE = 500

async function* lines(values: AsyncIterable<unknown>): AsyncGenerator<Buffer> {
  yield* joined(values, JSON.stringify)
}

async function* joined<T>(values: AsyncIterable<T>, lineOf: (value: T) => string): AsyncGenerator<Buffer> {
  let batch: string[] = []
  for await (const value of values) {
    if (batch.push(`${lineOf(value)}\n`) < AT_ONCE) continue
    yield Buffer.from(batch.join(''))
    batch = []
  }
  if (batch.length > 0) yield Buffer.from(batch.join(''))
}

/** What is no JSON stays as it is: its row is told. */
const jsonLines = (elements: AsyncIterable<string>) =>
  joined(elements, (element) => {
    try {
      return JSON.stringify(recordOf(JSON.parse(element)))
    } catch {
      return element
    }
  })

async function workbookLines(fd: number, sheet: string | null): Promise<PreparedFile> {
  const { rows, merges } = await openWorkbook(fd, sheet)
  const file = await spooled(
    joined(rows, ({ number, cells }) => JSON.stringify([number, cells])),
    'rows',
  )
  if (merges.length === 0) return file
  // Where cells are merged is said behind the rows.
  const filled = await spooled(filledLines(file.read(), merges), 'rows').finally(() => file.close())
  return filled
}

/** Each merge is looked at only from its first row to its last. */
async function* filledLines(source: AsyncIterable<Buffer>, merges: readonly Merge[]): AsyncGenerator<Buffer> {
  const waiting = [...merges].sort((one, other) => other.first - one.first)
  let open: { readonly merge: Merge; readonly value: string }[] = []
  yield* joined(textLines(source), (line) => {
    const [number, cells] = JSON.parse(line) as [number, string[]]
    open = open.filter(({ merge }) => merge.last >= number)
    for (const { merge, value } of open) cells[merge.column] ||= value
    for (let next = waiting.at(-1); next && next.first <= number; next = waiting.at(-1)) {
      waiting.pop()
      if (next.first === number) open.push({ merge: next, value: cells[next.column] ?? '' })
    }
    return JSON.stringify([number, Array.from(cells, (cell) => cell ?? '')])
  })
}

async function* textLines(source: AsyncIterable<Buffer>): AsyncGenerator<string> {
  let rest: Buffer = Buffer.alloc(0)
  for await (const chunk of source) {
    const all = Buffer.concat([rest, chunk])
    const end = all.lastIndexOf(10) + 1
    yield* all
      .toString('utf8', 0, end)
      .split('\n')
      .filter((line) => line !== '')
    rest = all.subarray(end)
  }
}
