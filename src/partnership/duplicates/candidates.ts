import sql, { join, type Sql } from 'sql-template-tag'
import type { SignedIn } from '../../shared/context'
import type { Dialect } from '../../shared/dialect'
import { visible } from '../../shared/visibility'
import type { Writing } from '../../shared/writing'
import { beginningOf, type Signature, tells } from './name-signature'

/** Who looks, and through what: a request, or a transaction. */
export interface Looking {
  readonly viewer: SignedIn | null
  readonly reader: {
    readonly dialect: Dialect
    all(statement: Sql): Promise<unknown[][]>
  }
}

/** What whoever writes within a transaction sees, what it has written included. */
export const within = ({ write, viewer }: Writer): Looking => ({
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

const MOST_CANDIDATES = 200

/** Whose name, or any text of theirs, shares most words with the sought one; those who work in the same units first. */
export async function candidates(traits: Traits, { reader, viewer }: Looking): Promise<Candidate[]> {
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
    WHERE t."id" <> ${exceptId} AND ${visible.partnership(sql`t`, viewer)}
    ORDER BY CASE WHEN t."krs" = ${krs} THEN 0 ELSE 1 END, ${inName} DESC, ${isNear} DESC, t."id"
    LIMIT ${MOST_CANDIDATES}`)
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
