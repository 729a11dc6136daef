import type { Reader } from '../../core/collections/reader'
import type { RecordSchema } from '../../core/records/record-schema'
import type { SignedIn } from '../../core/viewer'
import type { MutationContext } from '../../mutations/mutation-context'
import type { ColumnChoices } from './columns/column-names'
import type { Blank, ColumnProblem } from './columns/parsed-row'
import type { LineFormat } from './files/prepare-file'
import type { ImportRow } from './import-row'
import type { ImportedFile } from './imported-file'
import type { ImportSession } from './importers/importer'
import type { RefusedRows } from './refused-rows'

export const DUPLICATES = ['skip', 'create', 'update'] as const

/** What is to be brought in, and how. */
export interface ImportOptions {
  readonly importer: Importer
  /** Whose keys the file has. */
  readonly source: string
  /** As people call it, where the source has more to it. */
  readonly sourceName?: string
  /** False: nobody has named the source, and it is looked for. */
  readonly isSourceNamed?: boolean
  readonly isDryRun: boolean
  readonly onDuplicate: (typeof DUPLICATES)[number]
  readonly areDrafts: boolean
  /** What empty cells do to a record that is there. */
  readonly blank: Blank
  /** Whether the registry’s operator brings it, and not somebody with an account. */
  readonly isOperators: boolean
  /** How the file was prepared; as text, where this is left out. */
  readonly format?: LineFormat
  /** What the columns of the file are, where their names do not say it. */
  readonly columns?: ColumnChoices
}

/** Where it is brought. */
export interface ImportRegistry {
  readonly reader: Reader
  /** Who brings it, as they were when they began. */
  readonly viewer: SignedIn
  /** So many rows are written by one transaction. */
  readonly batch: number
  /** The file, for the record of the import. */
  readonly file?: ImportedFile
  /** Ends the import between two of them. */
  readonly signal?: AbortSignal
  /** Is given the rows that are not taken, as they stand in the file below these names. */
  readonly refused?: RefusedRows
  /** Runs the work in one transaction, in the name of whoever brings the file. */
  transact<T>(work: (mutation: MutationContext) => Promise<T>): Promise<T>
}

export interface Derived {
  readonly fields: ImportRow['values']
  readonly note: ColumnProblem
}

/** How files of one type are brought in. */
export interface Importer {
  readonly recordSchema: RecordSchema
  /** The class whose rules what a row says must keep. */
  readonly rules: new () => object
  /** What follows from what a row says, where it does not say it: a new record has it, and one that lacks it. */
  readonly derive?: (fields: ImportRow['values']) => Derived | null
  begin(options: ImportOptions, registry: ImportRegistry): Promise<ImportSession>
}
