/** Whether a record ends with the line, goes on in the next one, or cannot be cut. */
export type Cut = 'complete' | 'open' | 'broken'

/** Cuts the lines of one record into cells, as RFC 4180 has it. Of other quotation marks it reads what cannot be misread. */
export class CellCutter {
  readonly cells: string[] = []
  /** The quoted cell that goes on in the next line. */
  private openText: string | null = null

  constructor(private readonly delimiter: string) {}

  add(text: string): Cut {
    const line = text.replace(/\r+$/, '')
    if (this.openText === null && !/["\r]/.test(line)) {
      this.cells.push(...line.split(this.delimiter))
      return 'complete'
    }
    for (let start = 0; ; ) {
      const end =
        this.openText !== null || line[start] === '"'
          ? this.quotedCell(line, start)
          : this.plainCell(line, start)
      if (end === null) {
        if (this.openText === null) return 'broken'
        this.openText += `${text.slice(line.length)}\n`
        return 'open'
      }
      if (end === line.length) return 'complete'
      start = end + 1
    }
  }

  /** Where the cell ends. Null: not in this line, or it cannot be told. */
  private quotedCell(line: string, start: number): number | null {
    const isBegun = this.openText !== null
    let text = this.openText ?? ''
    this.openText = null
    for (let from = isBegun ? start : start + 1; ; ) {
      const quote = line.indexOf('"', from)
      if (quote === -1) {
        this.openText = text + line.slice(from)
        return null
      }
      text += line.slice(from, quote)
      if (line[quote + 1] === '"') {
        text += '"'
        from = quote + 2
        continue
      }
      const end = this.afterBlanks(line, quote + 1)
      if (end < line.length && line[end] !== this.delimiter)
        return isBegun ? null : this.plainCell(line, start)
      this.cells.push(text)
      return end
    }
  }

  private plainCell(line: string, start: number): number | null {
    const found = line.indexOf(this.delimiter, start)
    const end = found === -1 ? line.length : found
    const text = line.slice(start, end)
    if (!isPlain(text)) return null
    this.cells.push(text)
    return end
  }

  private afterBlanks(line: string, start: number): number {
    let end = start
    while (line[end] === ' ' || (line[end] === '\t' && this.delimiter !== '\t')) end++
    return end
  }
}

/**
 * Whether the quotation marks of a cell belong to its text. An odd one may be half of a pair around a delimiter. A cell
 * that begins with one may be a quoted cell that is damaged: it is text only where another program would not see its end.
 */
function isPlain(text: string): boolean {
  if (text.includes('\r')) return false
  const quotes = text.match(/"/g)?.length ?? 0
  if (quotes === 0) return true
  const opened = Math.max(0, (text.match(/„/g)?.length ?? 0) - (text.match(/[”“]/g)?.length ?? 0))
  if ((quotes + opened) % 2 !== 0) return false
  const trimmed = text.trim()
  return !trimmed.startsWith('"') || !(trimmed.endsWith('"') || trimmed.includes('""'))
}
