import { type Column, columnsOf, EXACT, importedColumns } from '../../../core/records/columns'
import type { Field } from '../../../core/records/fields'
import type { NameField } from '../../../core/records/record-schema'
import { foldedPhrase } from '../../../core/values/polish-text'
import { FeedHeadings, type MatchedColumn } from './feed-headings'
import { closestTo } from './parsed-row'
import { usualNames } from './usual-names'

/** What the one who brings the file says of its columns. */
export interface ColumnChoices {
  /** By the names in the file: the column each is, or null where it is not read. */
  readonly map?: ReadonlyMap<string, string | null>
  /** Names in the file of columns that are not read. */
  readonly ignored?: ReadonlySet<string>
  /** Whether no column is read that is not known. */
  readonly ignoresUnknown?: boolean
  /** Values of columns that the file lacks, for all rows. */
  readonly constants?: ReadonlyMap<string, string>
}

/** What the columns of a file may be. */
interface KnownFields {
  readonly fields: readonly Field[]
  /** What feeds say of the records, so that a table of theirs can be imported as it is. */
  readonly fed: readonly Field[]
  /** What they have beside, for people. */
  readonly names: readonly NameField[]
}

/** What the import writes into a file of refused rows: why each was refused. */
export const REASON_COLUMN = 'import.reason'

/** The columns of a file by their names: their own, those that such lists usually have, and those that somebody maps. */
export class ColumnNames {
  private readonly own: ReadonlyMap<string, Column>
  private readonly usual: ReadonlyMap<string, Column>
  /** What feeds have, so that a table of theirs can be imported as it is. */
  private readonly fed: ReadonlySet<string>
  private readonly headings: FeedHeadings

  constructor(
    type: string,
    { fields, fed: ofRecords, names }: KnownFields,
    readonly choices: ColumnChoices = {},
  ) {
    const fed = [...ofRecords, ...names.map(({ field }) => field)]
    const columns = importedColumns(fields)
    this.own = new Map(columns.map((column) => [column.name.toLowerCase(), column]))
    this.fed = new Set([...fed, ...columnsOf(fed)].map(({ name }) => name.toLowerCase()))
    this.headings = new FeedHeadings(this.own, ofRecords, names)
    this.usual = new Map(
      usualNames(type).flatMap(([name, target]) => {
        const column = this.own.get(target.toLowerCase())
        return column ? [[foldedPhrase(name), column] as const] : []
      }),
    )
  }

  /** How the names of a header are found, of which each may tell what the others are. */
  findIn(header: readonly string[]): (name: string) => MatchedColumn | undefined {
    const headings = this.headings.in(header) ?? new Map<string, MatchedColumn | undefined>()
    return (name) => {
      const found = this.chosen(name) ?? headings.get(normalised(name)) ?? this.find(name)
      return found ?? (headings.has(normalised(name)) ? 'ignored' : undefined)
    }
  }

  /** Undefined: nobody knows the name. */
  find(name: string): MatchedColumn | undefined {
    const chosen = this.chosen(name)
    if (chosen !== undefined) return chosen
    if (this.named(name) === undefined && this.fed.has(name.toLowerCase())) return 'ignored'
    return this.known(name) ?? (this.choices.ignoresUnknown ? 'ignored' : undefined)
  }

  /** What the one who brings the file says of the column. */
  private chosen(name: string): MatchedColumn | undefined {
    const { map, ignored } = this.choices
    const mapped = map?.get(normalised(name))
    if (mapped !== undefined) return mapped === null ? 'ignored' : this.own.get(mapped.toLowerCase())
    if (ignored?.has(normalised(name)) || name.toLowerCase() === REASON_COLUMN) return 'ignored'
    return undefined
  }

  /** The column that has the name, or is usually called so. */
  known(name: string): Column | undefined {
    return this.own.get(name.toLowerCase()) ?? this.usual.get(foldedPhrase(name))
  }

  named(name: string): Column | undefined {
    return this.own.get(name.toLowerCase())
  }

  /** The column whose name, or one of whose usual names, is near. */
  closest(name: string): string {
    return closestTo(name, [...this.names, ...this.usualPhrases])
  }

  get names(): string[] {
    return [...this.own.values()].map((column) => column.name)
  }

  private get usualPhrases(): string[] {
    return [...this.usual.keys()].map((phrase) => phrase.trim())
  }

  /** The values that all rows have, with their columns. */
  get constants(): readonly (readonly [Column, string])[] {
    return [...(this.choices.constants ?? [])].flatMap(([name, value]) => {
      const column = this.own.get(name.toLowerCase())
      return column ? [[column, value] as const] : []
    })
  }
}

/** Columns that are not read, by a list of their names: `Lp., Uwagi`, or `unknown` for all that nobody knows. */
export function ignoredColumns(list: string): Pick<ColumnChoices, 'ignored' | 'ignoresUnknown'> {
  const names = list.split(',').map(normalised)
  return { ignored: new Set(names.filter((name) => name !== '')), ignoresUnknown: names.includes('unknown') }
}

/** A name as people compare it: in any case, with single blanks. */
export const normalised = (name: string): string => name.trim().replace(/\s+/g, ' ').toLowerCase()

/** A list is named once, to be added to or to be replaced. */
export const listName = ({ name }: Column): string => (name.endsWith(EXACT) ? name.slice(0, -1) : name)
