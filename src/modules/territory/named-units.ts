import sql, { join, type Sql } from 'sql-template-tag'
import type { Writing } from '../../core/change-log/write'
import type { Violation } from '../../core/errors'
import { type Warning, WarningCode, warning } from '../../mutations/warning'
import { gminaCodes, gminaNumber, TERRITORY_CODE, type Territory, territoryId } from './territory.entity'
import { Coverage } from './territory.enums'

/**
 * The unit that a filter's code names, or the one that has taken its place: what a gmina of another kind, or a part of
 * one, has the number of. A text that is no code names none, and no record lies in it.
 */
export function unit(code: string): Sql {
  const number = gminaNumber(code)
  if (number === null) return sql`${TERRITORY_CODE.test(code) ? territoryId(code) : ''}`
  const id = territoryId(code)
  return sql`(SELECT COALESCE(named."successorId", named."id") FROM "territory" AS named
    WHERE named."id" = ${id} OR (named."id" IN (${join(gminaCodes(number).map(territoryId))}) AND named."isHistorical" = FALSE)
    ORDER BY CASE WHEN named."id" = ${id} THEN 0 ELSE 1 END LIMIT 1)`
}

/** The code of the unit whose id the expression is, for the fields of files and feeds. */
export const codeOf = (unitId: Sql): Sql =>
  sql`(SELECT other."code" FROM "territory" AS other WHERE other."id" = ${unitId})`

/**
 * The ids of the units that a coverage of this unit reaches. Descent is by parent: codes of districts do not begin with
 * their gmina's. Units that are no more lie in those that have taken their place, and cover what these cover.
 */
export function reach(unitId: Sql, coverage: Coverage): Sql {
  const within = sql`WITH RECURSIVE below("id") AS (
      SELECT "id" FROM "territory" WHERE "id" = ${unitId}
      UNION ALL SELECT child."id" FROM "territory" AS child JOIN below ON child."parentId" = below."id")
    SELECT "id" FROM below`
  const covering = sql`WITH RECURSIVE above("id") AS (
      SELECT "id" FROM "territory" WHERE "id" = ${unitId}
      UNION ALL SELECT one."parentId" FROM "territory" AS one JOIN above ON one."id" = above."id" WHERE one."parentId" IS NOT NULL)
    SELECT "id" FROM above UNION ALL
    SELECT former."id" FROM "territory" AS former JOIN above ON former."successorId" = above."id"`
  if (coverage === Coverage.WITHIN) return within
  if (coverage === Coverage.COVERING) return covering
  return sql`SELECT "id" FROM (${within}) AS lower UNION SELECT "id" FROM (${covering}) AS upper`
}

type Unit = Pick<Territory, 'id' | 'code' | 'name' | 'isHistorical'>

/** The units that an input names by their TERYT codes. */
export class NamedUnits {
  private constructor(
    private readonly codes: readonly string[],
    private readonly known: ReadonlyMap<string, Unit>,
    /** By the codes of units that are no more, or that the registry never had: the units in their place. */
    private readonly current: ReadonlyMap<string, Unit>,
    /** Of the field that names them: `["territories"]`. */
    private readonly path: readonly string[],
  ) {}

  static async of(codes: readonly string[], path: readonly string[], write: Writing): Promise<NamedUnits> {
    const named = [...new Set(codes)]
    const known = await unitsOf(
      named.filter((code) => TERRITORY_CODE.test(code)),
      write,
    )
    const others = named.filter((code) => known.get(code)?.isHistorical !== false)
    return new NamedUnits(named, known, await currentUnits(others, known, write), path)
  }

  get violations(): Violation[] {
    const unknown = this.codes.filter((code) => !this.known.has(code))
    if (unknown.length === 0) return []
    const hints = unknown.flatMap((code) => {
      const unit = this.current.get(code)
      return unit ? [` Instead of ${code}, use ${unit.code} (${unit.name}).`] : []
    })
    const path = ['input', ...this.path]
    const message = `${this.path.join('.')} must have TERYT codes that the registry knows, such as 1465 or 1465058.${hints.join('')}`
    return [{ path, rule: 'territory', message }]
  }

  /** Records may lie in units that are no more; who enters one now may have meant another. */
  get warnings(): Warning[] {
    return this.units
      .filter(({ isHistorical }) => isHistorical)
      .map(({ name, code }) => {
        const other = this.current.get(code)
        const hint = other
          ? `Its place has been taken by ${other.name} (${other.code}).`
          : 'Has another unit replaced it?'
        return warning(
          WarningCode.TERRITORY_HISTORICAL,
          this.path,
          `The register no longer has ${name} (${code}). ${hint}`,
        )
      })
  }

  get units(): Unit[] {
    return this.unitsOf(this.codes)
  }

  /** Those of some of the codes, each once. */
  unitsOf(codes: readonly string[]): Unit[] {
    return [...new Set(codes)].flatMap((code) => this.known.get(code) ?? [])
  }
}

interface StoredUnit extends Unit {
  readonly successorCode: string | null
}

async function unitsOf(codes: readonly string[], write: Writing): Promise<Map<string, StoredUnit>> {
  const { dialect } = write
  const units = await write.read<StoredUnit>(
    sql`SELECT t."id", t."code", t."name", t."isHistorical", successor."code" AS "successorCode" FROM "territory" AS t
      LEFT JOIN "territory" AS successor ON successor."id" = t."successorId"
      WHERE ${dialect.isIn(sql`t."code"`, dialect.list(codes))}`,
  )
  // SQLite has no truth values, but numbers.
  return new Map(units.map((unit) => [unit.code, { ...unit, isHistorical: Boolean(unit.isHistorical) }]))
}

/** Asked only where a code is none of today's. */
async function currentUnits(
  codes: readonly string[],
  known: ReadonlyMap<string, StoredUnit>,
  write: Writing,
): Promise<Map<string, Unit>> {
  const candidates = codes.map((code) => {
    const successor = known.get(code)?.successorCode
    const number = gminaNumber(code)
    return successor ? [successor] : number === null || known.has(code) ? [] : gminaCodes(number)
  })
  if (candidates.flat().length === 0) return new Map()
  const found = await unitsOf(candidates.flat(), write)
  const isPresent = (code: string) => found.get(code)?.isHistorical === false
  return new Map(
    codes.flatMap((code, index) => {
      const unit = found.get(candidates[index]?.find(isPresent) ?? '')
      return unit ? [[code, unit] as const] : []
    }),
  )
}
