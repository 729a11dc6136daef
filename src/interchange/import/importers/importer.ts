import type { MutationContext } from '../../../mutations/mutation-context'
import type { ImportRow, RowProblem, Target, UpdateResult } from '../import-row'

/** A record that a row is about, though it does not name its id or key. */
export interface Match {
  readonly id: string
  /** Null: certain. Else what they have in common, told to people: “Dla Rudawki” (dla-rudawki). */
  readonly likeness: string | null
}

/** One run of it. Of all these, each is asked for many rows at once. */
export interface ImportSession {
  /** What no two rows of a file may share: `krs 0000325251`, with the column that says it. */
  uniqueValues(row: ImportRow): readonly (readonly [column: string, value: string])[]
  match(rows: readonly ImportRow[], mutation: MutationContext): Promise<ReadonlyMap<ImportRow, Match>>
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
