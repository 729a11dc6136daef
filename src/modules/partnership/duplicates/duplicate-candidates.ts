import sql, { join, type Sql } from 'sql-template-tag'
import type { Writing } from '../../../core/change-log/write'
import type { Dialect } from '../../../core/collections/dialect'
import type { SignedIn } from '../../../core/viewer'
import { isPartnershipVisible } from '../partnership.policy'
import { beginningOf, type Signature, tells } from './name-similarity'

/** Whether two partnerships work in one place: a unit of the one is, or lies in, a unit of the other. */
export enum Places {
  SHARED = 'SHARED',
  APART = 'APART',
  /** One of them names no territory. */
  UNKNOWN = 'UNKNOWN',
}

/** Units, and all that they lie in. */
class Area {
  readonly units = new Set<string>()
  readonly above = new Set<string>()

  add(unit: string, isOwn: boolean) {
    this.above.add(unit)
    if (isOwn) this.units.add(unit)
  }

  placesWith(other: Area | undefined): Places {
    if (!other || this.units.size === 0 || other.units.size === 0) return Places.UNKNOWN
    const liesIn = (one: Area, another: Area) => [...one.units].some((unit) => another.above.has(unit))
    return liesIn(this, other) || liesIn(other, this) ? Places.SHARED : Places.APART
  }
}

/** How the places of each partnership are to the territories, by one statement. Territories that are not known do not count. */
export async function commonPlaces(
  territoryIds: readonly string[],
  partnershipIds: readonly string[],
  { reader }: RecordAccess,
): Promise<(partnershipId: string) => Places> {
  if (territoryIds.length === 0 || partnershipIds.length === 0) return () => Places.UNKNOWN
  const { dialect } = reader
  const rows = await reader.all(sql`WITH RECURSIVE place("owner", "unit", "isOwn") AS (
      SELECT "partnershipId", "territoryId", 1 FROM "partnership_territory"
        WHERE ${dialect.isIn(sql`"partnershipId"`, dialect.list(partnershipIds))}
      UNION ALL SELECT ${SOUGHT}, "id", 1 FROM "territory" WHERE ${dialect.isIn(sql`"id"`, dialect.list(territoryIds))}
      UNION SELECT place."owner", unit."parentId", 0 FROM place JOIN "territory" AS unit ON unit."id" = place."unit"
        WHERE unit."parentId" IS NOT NULL)
    SELECT "owner", "unit", "isOwn" FROM place`)
  const areas = new Map<string, Area>([[SOUGHT, new Area()]])
  for (const [owner, unit, isOwn] of rows as [string, string, number][]) {
    const area = areas.get(owner) ?? new Area()
    area.add(unit, Number(isOwn) === 1)
    areas.set(owner, area)
  }
  const sought = areas.get(SOUGHT) as Area
  return (partnershipId) => sought.placesWith(areas.get(partnershipId))
}

/** Stands for the sought partnership among the ids of others. */
const SOUGHT = 'sought'

/** Who looks, and through what: a request, or a transaction. */
export interface RecordAccess {
  readonly viewer: SignedIn | null
  readonly reader: {
    readonly dialect: Dialect
    all(statement: Sql): Promise<unknown[][]>
  }
}

/** What whoever writes within a transaction sees, what it has written included. */
export const accessOf = ({ write, viewer }: Writer): RecordAccess => ({
  viewer,
  reader: {
    dialect: write.dialect,
    all: async (statement) => (await write.read<object>(statement)).map((row) => Object.values(row)),
  },
})

interface Writer {
  readonly write: Pick<Writing, 'read' | 'dialect'>
  readonly viewer: SignedIn | null
}

/** A partnership that shares words or a number with the sought one. */
export interface Candidate {
  readonly id: string
  readonly name: string
  readonly formerNames: readonly string[]
  readonly krs: string | null
}

/** What candidates are found by. */
export interface Traits {
  readonly signatures: readonly Signature[]
  readonly krs: string | null
  readonly territoryIds: readonly string[]
  readonly exceptId: string
}

const MAX_CANDIDATES = 200

/** Whose name, or any text of theirs, shares most words with the sought one; those who work in the same units first. */
export async function candidates(traits: Traits, { reader, viewer }: RecordAccess): Promise<Candidate[]> {
  const { dialect } = reader
  const { signatures, krs, exceptId, territoryIds } = traits
  const inName = wordsInName([...new Set(signatures.flat().map(beginningOf))], dialect)
  const inTerritory = dialect.isIn(sql`"territoryId"`, dialect.list(territoryIds))
  const isNear = sql`t."id" IN (SELECT "partnershipId" FROM "partnership_territory" WHERE ${inTerritory})`
  const ways = [
    ...signatures
      .filter(tells)
      .flatMap(lookups)
      .map((words) => dialect.hasTokens('partnership', words)),
    // Where the words tell little, or the one of two is mistyped where it begins, only neighbours are looked through.
    ...(signatures.some((each) => each.length === 2 || !tells(each))
      ? [sql`${isNear} AND ${inName} > 0`]
      : []),
    sql`t."krs" = ${krs}`,
  ]
  // Each way has an index of its own, which a condition that joins them with OR would not use.
  const found = join(
    ways.map((way) => sql`SELECT t."id" FROM "partnership" AS t WHERE ${way}`),
    ' UNION ',
  )
  const rows = await reader.all(sql`SELECT t."id", t."name", t."formerNames", t."krs"
    FROM (${found}) AS found JOIN "partnership" AS t ON t."id" = found."id"
    WHERE t."id" <> ${exceptId} AND ${isPartnershipVisible(sql`t`, viewer)}
    ORDER BY CASE WHEN t."krs" = ${krs} THEN 0 ELSE 1 END, ${inName} DESC, ${isNear} DESC, t."id"
    LIMIT ${MAX_CANDIDATES}`)
  return rows.map(([id, name, formerNames, number]) => ({
    id: id as string,
    name: name as string,
    formerNames: JSON.parse(formerNames as string),
    krs: number as string | null,
  }))
}

/**
 * Pairs of words: whoever has three words of five has one of them whole. The longest two count in any form, the others as
 * they are written or longer: what begins with few letters is long to look up.
 */
function lookups(signature: Signature): string[][] {
  const distinct = [...new Map(signature.map((word) => [beginningOf(word), word])).values()]
  const [longest = [], ...others] = pairs(distinct)
  return [longest.map(beginningOf), ...others]
}

function pairs(words: readonly string[]): string[][] {
  const [a, b, c] = words as [string, string, string]
  if (words.length < 3) return [[...words]]
  if (words.length === 3)
    return [
      [a, b],
      [a, c],
      [b, c],
    ]
  return [[a, b], ...pairs(words.slice(2))]
}

/** How many of the words the name has. A former one may have them all. */
function wordsInName(beginnings: readonly string[], dialect: Dialect): Sql {
  const found = beginnings.map(
    (word) =>
      sql`CASE WHEN ${dialect.position(sql`t."nameFolded"`, sql`${` ${word}`}`)} > 0 THEN 1 ELSE 0 END`,
  )
  return sql`CASE WHEN t."formerNames" = '[]' THEN ${join([sql`0`, ...found], ' + ')} ELSE ${beginnings.length} END`
}
