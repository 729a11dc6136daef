import sql from 'sql-template-tag'
import type { Context } from '../../core/context'
import { isFoundBy, noteExpiry } from '../../core/lists/found-rows'
import type { List } from '../../core/lists/list-declaration'
import { byColumn, type Dimension } from '../facet/dimension'
import { asSectors } from '../facet/sector-dimension'
import { byUnit, levelNamed } from '../facet/unit-dimension'
import { memberSector } from '../partnership/membership/member-sector'
import { type Membership, memberships } from '../partnership/membership/membership.entity'
import type { MembershipStatus } from '../partnership/membership/membership.enums'
import type { PartnershipFilter } from '../partnership/partnership.filter'
import { allPartnerships } from '../partnership/partnership.lists'
import { mayLieIn } from './entered-in'
import type { StatisticsPeriod } from './statistics.filter'

export interface MembershipsCounted {
  readonly status: MembershipStatus
  readonly partnerships: PartnershipFilter | null
  readonly period: StatisticsPeriod
}

/** Those that lists of members have with the status. */
export const membershipsCounted = (context: Context): List<Membership, MembershipsCounted> => ({
  name: 'Query.statistics memberships',
  of: memberships,
  orders: { ROLE: { by: () => [sql`t."role"`] } },
  conditions: {
    status: (status) => sql`t."status" = ${status}`,
    partnerships: (filter) => sql`t."partnershipId" IN (
      SELECT t."id" FROM "partnership" AS t WHERE ${isFoundBy(allPartnerships, filter, context)})`,
    period: (period) => mayLieIn(period, sql`t."since"`),
  },
  expiry: ({ filter: { partnerships } }) =>
    partnerships ? noteExpiry(allPartnerships, partnerships, context) : undefined,
})

const placing = {
  columns: { partnershipId: sql`t."partnershipId"` },
  inPartnerships: sql`SELECT "id", "partnershipId" FROM found`,
}

const DIMENSIONS: Readonly<Record<string, Dimension>> = {
  kinds: byColumn('kind'),
  roles: byColumn('role'),
  sectors: asSectors({ columns: { sectorId: memberSector(sql`t`) }, value: sql`found."sectorId"` }),
  yearsJoined: { columns: { yearJoined: sql`substr(t."since", 1, 4)` }, value: sql`found."yearJoined"` },
}

export function membershipDimension(name: string, { partnerships }: MembershipsCounted): Dimension {
  const level = levelNamed(name)
  return level ? byUnit(placing, level, partnerships ?? {}) : (DIMENSIONS[name] as Dimension)
}
