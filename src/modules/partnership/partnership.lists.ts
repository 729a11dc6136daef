import sql from 'sql-template-tag'
import type { Context } from '../../core/context'
import type { List, Order, Part, Walk } from '../../core/lists/list-declaration'
import { byDistance, byRelevance, distanceOf, type Searched } from '../../core/lists/search-orders'
import { endOfPolishDay } from '../../core/values/local-day'
import { type Initiator, initiators } from '../initiator/initiator.entity'
import { type Sector, sectors } from '../sector/sector.entity'
import { unit } from '../territory/named-units'
import { type Territory, territories } from '../territory/territory.entity'
import { Coverage } from '../territory/territory.enums'
import { partnerships } from './partnership.collection'
import { type Partnership } from './partnership.entity'
import { type PartnershipFilter, partnershipConditions, worksIn } from './partnership.filter'
import { upcomings } from './partnership-hooks'

const byViews = ({ orderBy }: { readonly orderBy: string }, { cacheExpiry, now }: Context) => {
  if (orderBy === 'MOST_VIEWED') cacheExpiry.readersCount(now)
}

const orders = {
  NAME: { by: () => [sql`t."nameKey"`] },
  NEWEST: { by: () => [sql`t."createdAt"`], descending: true },
  RECENTLY_UPDATED: { by: () => [sql`t."updatedAt"`], descending: true },
  MOST_VIEWED: { by: () => [sql`t."viewCount"`], descending: true },
  RELEVANCE: byRelevance,
  NEAREST: byDistance,
} satisfies Record<string, Order<Searched>>

type PartnershipList<Filter extends object> = List<Partnership, Filter, keyof typeof orders>

/** By name, the partnerships of a territory and of what lies below it are sorted already. */
function walkTerritory({
  orderBy,
  filter: { territory, coverage },
}: Part<PartnershipFilter, string>): Walk<PartnershipFilter> | null {
  if (territory == null || orderBy !== 'NAME' || (coverage ?? Coverage.WITHIN) !== Coverage.WITHIN)
    return null
  return {
    from: { table: 'territory_partnership', row: 'partnershipId' },
    sortedBy: [sql`walk."nameKey"`, sql`walk."partnershipId"`],
    condition: sql`walk."territoryId" = ${unit(territory)}`,
    fields: ['territory'],
  }
}

export const allPartnerships: PartnershipList<PartnershipFilter> = {
  name: 'Query.partnerships',
  of: partnerships,
  orders,
  walk: walkTerritory,
  conditions: partnershipConditions,
  searched: 'partnership',
  distanceKm: distanceOf,
  expiry: async ({ orderBy, filter }, context) => {
    byViews({ orderBy }, context)
    if (filter.activity || filter.isConfirmed != null) context.cacheExpiry.atMost(endOfPolishDay(context.now))
    if (filter.hasUpcomingEvents == null) return
    for (const { until } of upcomings()) context.cacheExpiry.atMost(await until(context))
  },
}

export const partnershipsOfSector: PartnershipList<object> = {
  name: 'Sector.partnerships',
  of: partnerships,
  through: { table: 'partnership_sector', parent: 'sectorId', row: 'partnershipId', isDense: true },
  orders,
  expiry: byViews,
}

export const partnershipsOfInitiator: PartnershipList<object> = {
  name: 'Initiator.partnerships',
  of: partnerships,
  through: { table: 'partnership_initiator', parent: 'initiatorId', row: 'partnershipId' },
  orders,
  expiry: byViews,
}

interface Covered extends Searched {
  readonly coverage?: Coverage
}

export const partnershipsOfTerritory: PartnershipList<Covered> = {
  name: 'Territory.partnerships',
  of: partnerships,
  under: (territory, { coverage }) => worksIn(territory, coverage ?? Coverage.WITHIN),
  orders,
  expiry: byViews,
  conditions: { coverage: () => null, search: () => null, near: () => null },
}

export const sectorsOfPartnership: List<Sector> = {
  name: 'Partnership.sectors',
  of: sectors,
  through: { table: 'partnership_sector', parent: 'partnershipId', row: 'sectorId' },
  orders: { CODE: { by: () => [sql`CASE t."code" WHEN 'PUBLIC' THEN 0 WHEN 'SOCIAL' THEN 1 ELSE 2 END`] } },
}

export const territoriesOfPartnership: List<Territory> = {
  name: 'Partnership.territories',
  of: territories,
  through: { table: 'partnership_territory', parent: 'partnershipId', row: 'territoryId' },
  orders: { CODE: { by: () => [sql`t."code"`] } },
}

export const initiatorsOfPartnership: List<Initiator> = {
  name: 'Partnership.initiators',
  of: initiators,
  through: { table: 'partnership_initiator', parent: 'partnershipId', row: 'initiatorId' },
  orders: { NAME: { by: () => [sql`t."nameKey"`] } },
}
