import type { Language } from '../../core/vocabulary'
import type { Message } from './columns/message'
import type { Result, RowProblem } from './import-row'

/** What became of a row that a message is about; a note does not stop it. */
export type MessageKind = Extract<Result, 'refused' | 'skipped'> | 'note'

/** One sentence of the report, and the rows that it is about. */
export interface MessageGroup extends Message {
  readonly kind: MessageKind
  readonly column: string | null
  readonly count: number
  /** The first of the rows. */
  readonly rows: readonly number[]
}

const MAX_GROUPS = 1_000
const MAX_ROWS = 5

/** Equal messages about the same column, counted. */
export class MessageGroups {
  private readonly groups = new Map<string, MessageGroup & { count: number; rows: number[] }>()
  /** Messages that are in none, as there are too many. */
  uncounted = 0

  add({ column, message, polish, row }: RowProblem, kind: MessageKind) {
    const key = `${kind} ${column} ${message}`
    const group = this.groups.get(key)
    if (group) {
      group.count++
      if (group.rows.length < MAX_ROWS && !group.rows.includes(row)) group.rows.push(row)
      return
    }
    if (this.groups.size >= MAX_GROUPS) this.uncounted++
    else this.groups.set(key, { kind, column, message, ...(polish && { polish }), count: 1, rows: [row] })
  }

  /** The most frequent first; of equal ones, those of the first rows. */
  list(): MessageGroup[] {
    return [...this.groups.values()].sort((one, other) => other.count - one.count)
  }
}

export const inLanguage = ({ message, polish }: Message, language: Language): string =>
  (language === 'PL' ? polish : undefined) ?? message
