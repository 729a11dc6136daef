import { StringDecoder } from 'node:string_decoder'
import type { Field } from '../../../core/records/fields'
import type { ParsedRow } from '../columns/parsed-row'

/** The file, or the rest of it, cannot be read at all: what is wrong, where, and what to do. */
export class FileError extends Error {}

/** Of a line, in bytes, and of a record, in characters. */
export const MAX_RECORD_LENGTH = 1_000_000

/** A row of CSV or a line of NDJSON. */
export interface FileRow {
  /** As people who open the file see it; the row of names is the first. */
  readonly number: number
  /** The line of the file that it begins on. */
  readonly line: number
  /** How many lines it spans, without those that are blank. */
  readonly lines: number
  readonly values: ParsedRow
}

/** A row that cannot be read. */
export const unreadableRow = (
  position: Omit<FileRow, 'values'>,
  key: string | null,
  message: string,
): FileRow => ({
  ...position,
  values: { fields: key === null ? {} : { key }, problems: [{ column: null, message }] },
})

/** Whether a line has more than blanks and what separates cells. */
export const hasContent = (text: string): boolean => /[^\s",;]/.test(text)

/** Counts the lines of a file that have content. It knows nothing of records: what reads them is checked by it. */
export class LineCount {
  lines = 0
  private isCounted = false

  async *of(source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    const decoder = new StringDecoder('utf8')
    for await (const chunk of source) {
      this.add(decoder.write(chunk))
      yield chunk
    }
    this.add(decoder.end())
  }

  private add(text: string) {
    const content = /[^\s",;]/g
    const isGoingOn = this.isCounted
    const end = text.indexOf('\n')
    if (isGoingOn && end === -1) return
    content.lastIndex = isGoingOn ? end + 1 : 0
    this.isCounted = false
    while (!this.isCounted && content.test(text)) {
      this.lines++
      const next = text.indexOf('\n', content.lastIndex)
      this.isCounted = next === -1
      content.lastIndex = next + 1
    }
  }
}

/** What the records of a file may hold. */
export interface Content {
  readonly fields: readonly Field[]
  /** Those that feeds have besides, from which nothing is taken. */
  readonly ignored?: readonly Field[]
  /** The class whose rules they must keep. */
  readonly rules: new () => object
}

/** A file that has been opened. */
export interface Table {
  /** How many lines with content come before the first record. */
  readonly headerLines: number
  readonly rows: AsyncGenerator<FileRow>
}
