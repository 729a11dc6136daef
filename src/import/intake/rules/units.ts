import sql from 'sql-template-tag'
import type { Acting } from '../../../keeping/write-as'
import { inCare } from '../../../shared/care'
import { TERRITORY_CODE, territoryId } from '../../../territory/territory.entity'
import { type Problem, problemOf, type Target } from '../../run/row'

interface Naming {
  readonly column: string
  codesOf(target: Target): readonly string[]
}

/** Codes that name no unit which the registry knows. */
export async function unitProblems(
  targets: readonly Target[],
  { column, codesOf }: Naming,
  { write }: Acting,
): Promise<Problem[]> {
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
            ? `The registry knows no unit ${code}: the query territories finds the code of a place.`
            : `${column} must hold TERYT codes: PL, or 2, 4 or 7 digits.`,
        ),
      ),
  )
}

/** Records that do not lie wholly in the care of whoever brings them. */
export async function problemsInCare(
  targets: readonly Target[],
  { column, codesOf }: Naming,
  { write, viewer }: Acting,
): Promise<Problem[]> {
  if (viewer.isAdmin) return []
  const { dialect } = write
  const ids = [...new Set(targets.flatMap(codesOf))].map(territoryId)
  const rows = await write.read<{ id: string }>(
    sql`SELECT t."id" FROM "territory" AS t WHERE ${dialect.isIn(sql`t."id"`, dialect.list(ids))}
      AND ${inCare.territory(sql`t."id"`, viewer)}`,
  )
  const kept = new Set(rows.map(({ id }) => id))
  return targets.flatMap((target) => {
    const codes = codesOf(target)
    if (target.isNew && codes.length === 0)
      return [problemOf(target.row, column, `${column} must name a unit that you are an editor of.`)]
    const others = codes.filter((code) => !kept.has(territoryId(code)))
    if (others.length === 0) return []
    const message = `You are no editor of ${others.join(', ')}: leave the row to who is, or to an administrator.`
    return [problemOf(target.row, column, message)]
  })
}
