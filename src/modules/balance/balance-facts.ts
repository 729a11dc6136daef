import sql, { type Sql } from 'sql-template-tag'
import { inTime } from '../../core/collections/in-time'
import { Reads } from '../../core/collections/reader'
import { type Context, perRequest } from '../../core/context'
import { getOrCreate } from '../../core/get-or-create'
import { isFoundBy, noteExpiry } from '../../core/lists/found-rows'
import { memberSector } from '../partnership/membership/member-sector'
import { isMemberVisible } from '../partnership/membership/membership.policy'
import type { PartnershipFilter } from '../partnership/partnership.filter'
import { allPartnerships } from '../partnership/partnership.lists'
import { isPartnershipVisible } from '../partnership/partnership.policy'
import { SectorCode, sectorId } from '../sector/sector.entity'

/** Numbers by sector. Null: those of which it is not known. */
type BySector = ReadonlyMap<SectorCode | null, number>

/** What balance is told from, of one partnership or of several. */
export interface BalanceFacts {
  readonly partnerships: number
  /** How many active members come from each. */
  readonly members: BySector
  /** How many partnerships declare each. */
  readonly declaring: BySector
  /** How many partnerships look for partners from each. */
  readonly seeking: BySector
}

/** By the ids of partnerships, which are known to be visible. */
export const balanceOfPartnerships = perRequest((context: Context) => {
  const { dialect } = context.reader
  return new Reads<BalanceFacts>((ids) => {
    const isAsked = dialect.isIn(sql`t."id"`, dialect.list(ids))
    return readFacts(
      ids,
      (columns) => sql`SELECT t."id", ${columns} FROM "partnership" AS t WHERE ${isAsked}`,
      context,
    )
  })
})

/** By the ids of units: of the partnerships that work in them. */
export const balanceOfUnits = perRequest((context: Context) => {
  const { dialect } = context.reader
  return new Reads<BalanceFacts>((ids) => {
    const found = (columns: Sql) => sql`SELECT works."territoryId", ${columns}
      FROM "territory_partnership" AS works JOIN "partnership" AS t ON t."id" = works."partnershipId"
      WHERE ${dialect.isIn(sql`works."territoryId"`, dialect.list(ids))} AND ${isPartnershipVisible(sql`t`, context.viewer)} AND ${inTime('t')}`
    return readFacts(ids, found, context)
  })
})

const balanceOfFilters = perRequest(() => new Map<string, Promise<BalanceFacts>>())

/** Of the partnerships that a filter finds. */
export const balanceOfFound = (filter: PartnershipFilter, context: Context): Promise<BalanceFacts> =>
  getOrCreate(balanceOfFilters(context), JSON.stringify(filter), async () => {
    const found = (columns: Sql) =>
      sql`SELECT '', ${columns} FROM "partnership" AS t WHERE ${isFoundBy(allPartnerships, filter, context)}`
    const [facts] = await readFacts([''], found, context)
    await noteExpiry(allPartnerships, filter, context)
    return facts as BalanceFacts
  })

const MEMBERS = 'members'
const DECLARING = 'declaring'
const SEEKING = 'seeking'

/** Of each group of partnerships, in one statement. What is found is a statement of the group's name and the columns. */
async function readFacts(
  groups: readonly string[],
  found: (columns: Sql) => Sql,
  { reader, viewer }: Pick<Context, 'reader' | 'viewer'>,
): Promise<BalanceFacts[]> {
  const rows =
    await reader.all(sql`WITH found("group", "id", "seeks") AS MATERIALIZED (${found(sql`t."id", t."seeksSectors"`)})
    SELECT ${DECLARING}, "group", declares."sectorId", count(*) FROM found
      LEFT JOIN "partnership_sector" AS declares ON declares."partnershipId" = found."id" GROUP BY 2, 3
    UNION ALL SELECT ${SEEKING}, "group", "seeks", count(*) FROM found GROUP BY 2, 3
    UNION ALL SELECT ${MEMBERS}, "group", ${memberSector(sql`t`)}, count(*)
      FROM found CROSS JOIN "membership" AS t
      WHERE t."partnershipId" = found."id" AND t."status" = 'ACTIVE' AND ${isMemberVisible(sql`t`, viewer)} AND ${inTime('t')}
      GROUP BY 2, 3`)
  const partnerships = new Map<string, number>()
  const counts = new Map<string, Map<SectorCode | null, number>>()
  const countsOf = (group: string, what: string) =>
    getOrCreate(counts, `${what} ${group}`, (): Map<SectorCode | null, number> => new Map())
  for (const [what, group, value, count] of rows) {
    const of = countsOf(group as string, what as string)
    if (what === SEEKING)
      partnerships.set(group as string, (partnerships.get(group as string) ?? 0) + Number(count))
    for (const code of what === SEEKING ? codesIn(value as string) : [codes.get(value as string) ?? null])
      of.set(code, (of.get(code) ?? 0) + Number(count))
  }
  return groups.map((group) => ({
    partnerships: partnerships.get(group) ?? 0,
    members: countsOf(group, MEMBERS),
    declaring: countsOf(group, DECLARING),
    seeking: countsOf(group, SEEKING),
  }))
}

const codes: ReadonlyMap<string, SectorCode> = new Map(
  Object.values(SectorCode).map((code) => [sectorId(code), code]),
)

const codesIn = (list: string): Set<SectorCode> => new Set(JSON.parse(list) as SectorCode[])
