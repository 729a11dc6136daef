import { isAscii, isUtf8 } from 'node:buffer'
import { FileError, MAX_RECORD_LENGTH } from './table'
import { likelyEncoding } from './text-encoding'

const LINE_FEED = 10

const CARRIAGE_RETURN = 13

/** The file with a line feed at the end of each line, also where it ends them by carriage returns alone. */
export async function* lineFeeds(source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let head: Buffer | null = Buffer.alloc(0)
  let hasReturnsOnly = false
  for await (const chunk of source) {
    if (head === null) {
      yield hasReturnsOnly ? returnsReplaced(chunk) : chunk
      continue
    }
    head = Buffer.concat([head, chunk])
    const end = firstLineEnd(head)
    if (end === null && head.length <= MAX_RECORD_LENGTH) continue
    hasReturnsOnly = end === CARRIAGE_RETURN
    yield hasReturnsOnly ? returnsReplaced(head) : head
    head = null
  }
  if (head === null) return
  if (head.length === 0) throw new FileError('The file is empty.')
  yield returnsReplaced(head)
}

/** What ends the first line, or null where that is not known yet. CR CR LF, as faulty programs write it, counts as LF. */
function firstLineEnd(head: Buffer): number | null {
  const feed = head.indexOf(LINE_FEED)
  let end = head.indexOf(CARRIAGE_RETURN)
  if (end === -1 || (feed !== -1 && feed < end)) return feed === -1 ? null : LINE_FEED
  while (head[end] === CARRIAGE_RETURN) end++
  if (end === head.length) return null
  return head[end] === LINE_FEED ? LINE_FEED : CARRIAGE_RETURN
}

const returnsReplaced = (chunk: Buffer): Buffer =>
  Buffer.from(chunk).map((byte) => (byte === CARRIAGE_RETURN ? LINE_FEED : byte)) as Buffer

/** The lines that are not read yet. One can look ahead, as a record may go on over several lines. */
export class LineQueue {
  private lines: Line[] = []
  private first = 0

  constructor(private readonly batches: AsyncGenerator<Line[]>) {}

  /** The line so many places ahead, if it has been loaded. */
  peek(ahead = 0): Line | undefined {
    return this.lines[this.first + ahead]
  }

  async load(ahead = 0): Promise<Line | undefined> {
    while (this.first + ahead >= this.lines.length) {
      const { value } = await this.batches.next()
      if (!value) return undefined
      this.lines = [...this.lines.slice(this.first), ...value]
      this.first = 0
    }
    return this.peek(ahead)
  }

  skip(count: number) {
    this.first += count
  }
}

/** A line of the file. */
export interface Line {
  readonly number: number
  /** Without the line feed. Of a line that is too long, the beginning only. */
  readonly text: string
  /** Why its row cannot be taken, whatever the row holds. */
  readonly problem: string | null
  readonly isTooLong: boolean
}

/** The lines of a file in UTF-8, many at a time. No more is in memory than the longest line that is allowed. */
export async function* linesOf(source: AsyncIterable<Buffer>): AsyncGenerator<Line[]> {
  const decoder = new LineDecoder()
  let rest: Buffer[] = []
  let restBytes = 0
  for await (const chunk of source) {
    const end = chunk.lastIndexOf(LINE_FEED) + 1
    if (end > 0) {
      yield decoder.decode(Buffer.concat([...rest, chunk.subarray(0, end)]))
      rest = []
      restBytes = 0
    }
    if (restBytes <= MAX_RECORD_LENGTH) {
      rest.push(chunk.subarray(end))
      restBytes += chunk.length - end
    }
  }
  if (restBytes > 0) yield decoder.decode(Buffer.concat(rest))
  decoder.refuseOtherEncoding()
}

class LineDecoder {
  private line = 0
  private firstForeign: Line | null = null
  private foreignLines = 0
  private hasLetters = false

  decode(block: Buffer): Line[] {
    if (block.length > MAX_RECORD_LENGTH || !isUtf8(block)) return this.decodeEach(block)
    this.hasLetters ||= !isAscii(block)
    const texts = block.toString('utf8').split('\n')
    if (texts.at(-1) === '') texts.pop()
    return texts.map((text) => this.lineOf(text))
  }

  /** A file that is in another encoding throughout is refused; else a line that is not in UTF-8 costs its own row only. */
  refuseOtherEncoding() {
    const rows = this.line - 1
    if (this.firstForeign?.problem && !this.hasLetters && 2 * this.foreignLines >= rows)
      throw new FileError(this.firstForeign.problem)
  }

  private decodeEach(block: Buffer): Line[] {
    const lines: Line[] = []
    for (let start = 0; start < block.length; ) {
      const found = block.indexOf(LINE_FEED, start)
      const end = found === -1 ? block.length : found
      lines.push(this.decodeOne(block.subarray(start, end)))
      start = end + 1
    }
    return lines
  }

  private decodeOne(bytes: Buffer): Line {
    const text = bytes.toString('utf8')
    if (bytes.length > MAX_RECORD_LENGTH) return { ...this.lineOf(text, TOO_LONG), isTooLong: true }
    if (!isUtf8(bytes)) {
      const line = this.lineOf(text, notUtf8(bytes))
      this.firstForeign ??= line
      this.foreignLines++
      return line
    }
    this.hasLetters ||= !isAscii(bytes)
    return this.lineOf(text)
  }

  private lineOf(text: string, problem: string | null = null): Line {
    const number = ++this.line
    return {
      number,
      text: number === 1 ? text.replace(/^\ufeff+/, '') : text,
      problem: problem && `Line ${number} ${problem}`,
      isTooLong: false,
    }
  }
}

const TOO_LONG = `is longer than ${MAX_RECORD_LENGTH} bytes. Put each record on a line of its own.`

function notUtf8(bytes: Buffer): string {
  const encoding = likelyEncoding(bytes)
  return `is not in UTF-8; the file seems to be in ${encoding}. Import it with --encoding ${encoding} (over HTTP with the content type text/csv; charset=${encoding}), or save it as “CSV UTF-8”.`
}
