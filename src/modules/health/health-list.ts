import sql, { type Sql } from 'sql-template-tag'
import type { Context } from '../../core/context'
import { cursorScopeOf, decodeCursor, encodeCursor, type SortKey } from '../../core/lists/cursor'
import { isFoundBy } from '../../core/lists/found-rows'
import type { Conditions, List } from '../../core/lists/list-declaration'
import { type Edge, type ForwardArgs, pageBounds } from '../../core/lists/page'
import type { HealthSubject } from '../partnership/health-answer/health-subject.enum'
import type { Partnership } from '../partnership/partnership.entity'
import type { PartnershipFilter } from '../partnership/partnership.filter'
import { allPartnerships } from '../partnership/partnership.lists'
import { hasEnded } from '../partnership/partnership.policy'
import type { HealthLevel } from './health.enums'
import { healthFacts } from './health-facts'
import { isListedTo } from './health-list.policy'
import type { HealthSignal } from './health-signal'
import { signalsOf } from './health-signals'

/** How many partnerships one page is looked for in: signals are derived, and no index finds them. */
export const MAX_LOOKED_THROUGH = 1_000
const AT_ONCE = 100

interface ListedFilter extends PartnershipFilter {
  readonly isListed: boolean
}

const looked: List<Partnership, ListedFilter, keyof typeof allPartnerships.orders> = {
  ...allPartnerships,
  name: 'Query.healthSignals',
  conditions: {
    ...(allPartnerships.conditions as Conditions<PartnershipFilter>),
    isListed: (_is, { viewer }) =>
      sql`(${isListedTo(sql`t."id"`, viewer)} AND NOT coalesce(${hasEnded(sql`t`)}, FALSE))`,
  },
}

export interface WantedSignals {
  readonly subjects: readonly HealthSubject[]
  readonly levels: readonly HealthLevel[]
  readonly filter: PartnershipFilter
}

/** A partnership with those of its signals that are wanted: at least one. */
export interface ListedSignals {
  readonly partnershipId: string
  readonly signals: readonly HealthSignal[]
}

export interface SignalsPage {
  readonly edges: readonly Omit<Edge<ListedSignals>, 'distanceKm'>[]
  /** Whether there are more partnerships to look through. */
  readonly hasNextPage: boolean
  /** Of the last partnership that was looked at, whether or not it is on the page. */
  readonly endCursor: string | null
}

/** Goes through the partnerships by name until the page is full, or enough were looked through. */
export async function pageOfSignals(
  { subjects, levels, filter }: WantedSignals,
  args: ForwardArgs,
  context: Context,
): Promise<SignalsPage> {
  const { limit, after } = pageBounds(args)
  const scope = cursorScopeOf(looked, 'NAME', context)
  const edges: { cursor: string; node: ListedSignals }[] = []
  let key: SortKey | null = after === undefined ? null : decodeCursor(after, 'after', scope)
  const page = (hasNextPage: boolean): SignalsPage => ({
    ...{ edges, hasNextPage, endCursor: key && encodeCursor(key, scope) },
  })
  for (let count = 0; count < MAX_LOOKED_THROUGH; count += AT_ONCE) {
    const rows = await nextPartnerships(filter, key, context)
    const facts = await healthFacts(context).many(rows.map(([, id]) => id))
    for (const [index, row] of rows.entries()) {
      if (edges.length === limit) return page(true)
      key = row
      const signals = signalsOf(facts[index] ?? null).filter(
        ({ subject, level }) => subjects.includes(subject) && levels.includes(level),
      )
      if (signals.length > 0)
        edges.push({ cursor: encodeCursor(row, scope), node: { partnershipId: row[1], signals } })
    }
    if (rows.length < AT_ONCE) return page(false)
  }
  return page(true)
}

type Row = readonly [nameKey: string, id: string]

async function nextPartnerships(
  filter: PartnershipFilter,
  after: SortKey | null,
  context: Context,
): Promise<readonly Row[]> {
  const later: Sql = after === null ? sql`1 = 1` : sql`(t."nameKey", t."id") > (${after[0]}, ${after[1]})`
  const isWanted = isFoundBy(looked, { ...filter, isListed: true }, context)
  const rows = await context.reader.all(sql`SELECT t."nameKey", t."id" FROM "partnership" AS t
    WHERE ${isWanted} AND ${later} ORDER BY t."nameKey", t."id" LIMIT ${AT_ONCE}`)
  return rows as unknown as Row[]
}
