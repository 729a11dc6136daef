import sql from 'sql-template-tag'
import { holdsOne } from '../../../authz/policy'
import type { EntityClass } from '../../../core/collections/reader'
import type { Violation } from '../../../core/errors'
import { refusedNulls } from '../../../core/patch'
import { TERRITORY_CODE, territoryId } from '../../../modules/territory/territory.entity'
import { territoryEditors } from '../../../modules/territory/territory.policy'
import type { MutationContext } from '../../../mutations/mutation-context'
import { type ImportRow, problemOf, type RowProblem, type Target } from '../import-row'

/** Rules of the API that a row breaks, told by the columns of the file. */
export const problemsOf = (row: ImportRow, violations: readonly Violation[]): RowProblem[] =>
  violations.map(({ path, message }) => problemOf(row, columnOf(path), message))

/** `input.goals.0.text` of the API is the column `goals.text`. */
function columnOf(path: readonly string[]): string | null {
  const steps = path.filter((step) => step !== 'input' && !/^\d+$/.test(step))
  return steps.length === 0 ? null : steps.join('.')
}

/** Empty cells that are to clear what no record is without. */
export const emptiedProblems = (
  row: ImportRow,
  { entity, changes }: { readonly entity: EntityClass<object>; readonly changes: object },
  mutation: MutationContext,
): RowProblem[] =>
  refusedNulls(entity, changes, mutation).flatMap(({ path: [, column = ''] }) =>
    problemOf(row, column, `${column} must not be empty: every record has one.`),
  )

interface Naming {
  readonly column: string
  codesOf(target: Target): readonly string[]
}

/** Codes that name no unit which the registry knows. */
export async function unitProblems(
  targets: readonly Target[],
  { column, codesOf }: Naming,
  { write }: MutationContext,
): Promise<RowProblem[]> {
  const { dialect } = write
  const codes = [...new Set(targets.flatMap(codesOf))].filter((code) => TERRITORY_CODE.test(code))
  const rows = await write.read<{ code: string }>(
    sql`SELECT "code" FROM "territory" WHERE ${dialect.isIn(sql`"code"`, dialect.list(codes))}`,
  )
  const known = new Set(rows.map(({ code }) => code))
  return targets.flatMap((target) =>
    codesOf(target)
      .filter((code) => !known.has(code))
      .map((code) =>
        problemOf(
          target.row,
          column,
          TERRITORY_CODE.test(code)
            ? `The registry has no unit ${code}. The query territories finds the code of a place.`
            : `${column} must have TERYT codes: PL, or 2, 4 or 7 digits.`,
        ),
      ),
  )
}

/** Records that do not lie wholly in the care of whoever brings them. */
export async function managementProblems(
  targets: readonly Target[],
  { column, codesOf }: Naming,
  { write, viewer }: MutationContext,
): Promise<RowProblem[]> {
  if (viewer.isAdmin) return []
  const { dialect } = write
  const ids = [...new Set(targets.flatMap(codesOf))].map(territoryId)
  const rows = await write.read<{ id: string }>(
    sql`SELECT t."id" FROM "territory" AS t WHERE ${dialect.isIn(sql`t."id"`, dialect.list(ids))}
      AND ${holdsOne(territoryEditors(sql`t."id"`, viewer))}`,
  )
  const managed = new Set(rows.map(({ id }) => id))
  return targets.flatMap((target) => {
    const codes = codesOf(target)
    if (target.isNew && codes.length === 0)
      return [problemOf(target.row, column, `${column} must have a unit that you are an editor of.`)]
    const others = codes.filter((code) => !managed.has(territoryId(code)))
    if (others.length === 0) return []
    const message = `You are not an editor of ${others.join(', ')}. Leave the row to its editor or to an administrator.`
    return [problemOf(target.row, column, message)]
  })
}
