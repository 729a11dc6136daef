import type { MutationContext } from '../../../mutations/mutation-context'
import type { FileRows } from '../file-rows'
import type { ImportRow, Likeness, RowProblem, Target, UniqueValue, UpdateResult } from '../import-row'

/** One run of it. Of all these, each is asked for many rows at once. */
export interface ImportSession {
  uniqueValues(row: ImportRow): readonly UniqueValue[]
  /** Which record each row is about for sure, though it names neither its key nor its id. */
  identify(rows: readonly ImportRow[], mutation: MutationContext): Promise<ReadonlyMap<ImportRow, string>>
  /** Is given every row of the file that may be about a new record, before any is written: what do they look like now? */
  collect(rows: readonly ImportRow[], mutation: MutationContext): Promise<ReadonlyMap<ImportRow, Likeness>>
  /** Which record, that no row of the file has made or changed, or which other row of it, each row may be about. */
  resemble(
    rows: readonly ImportRow[],
    mutation: MutationContext,
    file: FileRows,
  ): Promise<ReadonlyMap<ImportRow, Likeness>>
  /** What only the registry knows to be wrong. */
  check(targets: readonly Target[], mutation: MutationContext): Promise<readonly RowProblem[]>
  create(targets: readonly Target[], mutation: MutationContext): Promise<void>
  update(target: Target, mutation: MutationContext): Promise<UpdateResult>
}

interface RowValues {
  readonly version?: number | null
  readonly createdAt?: string | null
  readonly updatedAt?: string | null
  readonly viewCount?: number | null
  readonly commentPolicy?: unknown
  readonly isExample?: boolean | null
}

type Given<Name extends keyof RowValues> = { [Property in Name]?: NonNullable<RowValues[Property]> }

/** Those of the properties of an operator’s row that are known. */
export function presentFields<const Name extends keyof RowValues>(
  values: object,
  names: readonly Name[],
): Given<Name> {
  const all = values as RowValues
  return Object.fromEntries(
    names.flatMap((name) => (all[name] == null ? [] : [[name, all[name]]])),
  ) as Given<Name>
}
