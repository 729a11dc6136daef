import { type Column, columnsOf } from '../../../core/records/columns'
import type { Field } from '../../../core/records/fields'
import type { NameField } from '../../../core/records/record-schema'
import { Language } from '../../../core/vocabulary'
import { columnLabel } from '../../column-labels'

/** What a column of the file is: one of the registry’s, or none that is read. */
export type MatchedColumn = Column | 'ignored'

interface Heading {
  readonly column: MatchedColumn
  /** The field whose names for people are below it. Null: it says something of its own. */
  readonly beside: string | null
  /** Of a label: the column of its code. */
  readonly code: MatchedColumn | undefined
  /** The field that the column belongs to. */
  readonly field: string
}

/** So many names of a header are headings of a feed, at the least, if it is that of one: people add and remove columns. */
const MIN_SHARE = 2 / 3
const MIN_HEADINGS = 3

/** What feeds for spreadsheets call their columns, in each language: such a workbook can be imported as it is. */
export class FeedHeadings {
  private readonly byLanguage: readonly ReadonlyMap<string, Heading>[]

  constructor(own: ReadonlyMap<string, Column>, fed: readonly Field[], names: readonly NameField[]) {
    const taken = (column: Column): MatchedColumn => {
      const found = own.get(column.name.toLowerCase())
      return found ? withoutOffset(found) : 'ignored'
    }
    const columns = [
      ...columnsOf(fed).map((column) => ({ column, beside: null })),
      ...names.flatMap(({ beside, field }) => columnsOf([field]).map((column) => ({ column, beside }))),
    ]
    this.byLanguage = Object.values(Language).map(
      (language) =>
        new Map(
          columns.flatMap(({ column, beside }) => {
            const label = columnLabel(column, language)
            const { name } = column.field
            const code = LABEL.test(name) ? own.get((beside ?? '').toLowerCase()) : undefined
            const heading = { column: taken(column), beside, code, field: name }
            return label === undefined ? [] : [[folded(label), heading] as const]
          }),
        ),
    )
  }

  /** The columns below the names of a header; undefined for one that is best told by its name alone. Null: it is not that of a feed. */
  in(header: readonly string[]): ReadonlyMap<string, MatchedColumn | undefined> | null {
    const names = header.filter((name) => name !== '')
    for (const known of this.byLanguage) {
      const found = names.flatMap((name) => {
        const heading = known.get(folded(name))
        return heading ? [[folded(name), heading] as const] : []
      })
      const hasId = found.some(([, { field, beside }]) => field === 'id' && beside === null)
      if (!hasId || found.length < Math.max(MIN_HEADINGS, names.length * MIN_SHARE)) continue
      const fields = new Set(found.flatMap(([, { beside, field }]) => (beside === null ? [field] : [])))
      return new Map(
        found.map(([name, { column, beside, code }]) => [
          name,
          // A name whose id or code has been removed is all that is left of it.
          column === 'ignored' && beside !== null && !fields.has(beside) ? code : column,
        ]),
      )
    }
    return null
  }
}

const LABEL = /Labels?$/

const folded = (name: string): string => name.trim().replace(/\s+/g, ' ').toLowerCase()

const DAY = /^\d{4}-\d\d-\d\d$/
const CLOCK_TIME = /^\d{4}-\d\d-\d\d[ T]\d\d:\d\d(:\d\d(\.\d+)?)?$/

/** A cell of a workbook that holds a time has no offset: in a feed, an instant is in UTC. At midnight it may show the day only. */
function withoutOffset(column: Column): Column {
  const { field, part } = column
  const { scalar, fromText } = field.value
  if (part || (scalar !== 'DateTime' && scalar !== 'LocalDateTime')) return column
  const offset = scalar === 'DateTime' ? 'Z' : ''
  const read = (text: string) => {
    if (DAY.test(text)) return fromText(`${text}T00:00${offset === '' ? '' : ':00Z'}`)
    return fromText(CLOCK_TIME.test(text) ? `${text.replace(' ', 'T')}${offset}` : text)
  }
  return { ...column, field: { ...field, value: { ...field.value, fromText: read } } }
}
