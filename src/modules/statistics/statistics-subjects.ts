import sql from 'sql-template-tag'
import type { Context } from '../../core/context'
import type { List } from '../../core/lists/list-declaration'
import { CommentState } from '../comment/comment.enums'
import { EventKind, EventStatus } from '../event/event.enums'
import { allEvents } from '../event/event.lists'
import { crossed, type Dimension } from '../facet/dimension'
import { eventDimension } from '../facet/event-facets'
import { organisationDimension } from '../facet/organisation-facets'
import { partnershipDimension } from '../facet/partnership-facets'
import { type Tallies, talliesOf } from '../facet/tallies'
import { namedByLevel } from '../facet/unit-dimension'
import { OrganisationKind } from '../organisation/organisation.enums'
import { allOrganisations } from '../organisation/organisation.resolver'
import { ActivityArea } from '../partnership/activity-area.enums'
import { LegalFormKind } from '../partnership/legal-form.enums'
import { MemberKind, MembershipRole, MembershipStatus } from '../partnership/membership/membership.enums'
import { Formality, PartnershipKind, PartnershipStage } from '../partnership/partnership.enums'
import { allPartnerships } from '../partnership/partnership.lists'
import { SearchType } from '../search/search-all'
import { SectorCode } from '../sector/sector.entity'
import { territoryId } from '../territory/territory.entity'
import { TerritoryLevel } from '../territory/territory.enums'
import { commentDimension, commentsCounted } from './comment-statistics'
import { isEnteredIn } from './entered-in'
import { membershipDimension, membershipsCounted } from './membership-statistics'
import { StatisticsGroup, StatisticsSubject } from './statistics.enums'
import type { Narrowing, StatisticsFilter, StatisticsPeriod } from './statistics.filter'

export interface CountedGroup {
  /** The name of the dimension. */
  readonly dimension: string
  /** The enum of the values, which are in its order. Null: they are texts. */
  readonly values: object | null
  /** The value that a text of the dimension stands for; by default itself. */
  readonly toValue?: (text: string) => string
}

interface Subject {
  readonly filters: readonly (keyof StatisticsFilter)[]
  readonly groups: Readonly<Partial<Record<StatisticsGroup, CountedGroup>>>
  /** By the groups, as `talliedBy` names them. */
  readonly tallies: (narrowing: Narrowing, context: Context) => Tallies
}

/** What the tally of some groups together is asked for with; without any, that of all. */
export const talliedBy = (groups: readonly CountedGroup[]): string =>
  JSON.stringify(groups.map(({ dimension }) => dimension))

const TOTAL: Dimension = {
  columns: {},
  value: sql`''`,
  counts: sql`SELECT '' AS "value", count(*) AS "count" FROM found`,
}

function dimensionCalled(name: string, dimensionOf: (name: string) => Dimension): Dimension {
  const names: string[] = JSON.parse(name)
  const [only, ...others] = names.map(dimensionOf)
  if (!only) return TOTAL
  if (others.length > 0) return crossed([only, ...others])
  // Counts may leave out what has no value.
  const { counts: _, ...linked } = only
  return only.links ? linked : only
}

interface Counted<T extends object, F extends object, N extends string> {
  readonly list: (context: Context) => List<T, F, N>
  readonly filterOf: (narrowing: Narrowing) => F
  readonly dimensionOf: (name: string, filter: F) => Dimension
}

const counting =
  <T extends object, F extends object, N extends string>({ list, filterOf, dimensionOf }: Counted<T, F, N>) =>
  (narrowing: Narrowing, context: Context): Tallies =>
    talliesOf(list(context), filterOf(narrowing), {
      dimensionOf: (name, filter) => dimensionCalled(name, (each) => dimensionOf(each, filter)),
      context,
    })

interface Periodic {
  readonly period?: StatisticsPeriod
}

/** The list, of which a period has what was entered in it. */
const inPeriods = <T extends object, F extends object, N extends string>(
  list: List<T, F, N>,
): List<T, F & Periodic, N> =>
  ({
    ...list,
    name: `Query.statistics ${list.name}`,
    conditions: { ...list.conditions, period: (period: StatisticsPeriod) => isEnteredIn(period) },
  }) as unknown as List<T, F & Periodic, N>

const group = (dimension: string, values: object | null = null): CountedGroup => ({ dimension, values })

const units = (level: TerritoryLevel): CountedGroup => ({
  ...group(namedByLevel(level)),
  toValue: (id) => id.slice(territoryId('').length),
})

const UNITS = {
  VOIVODESHIP: units(TerritoryLevel.VOIVODESHIP),
  POWIAT: units(TerritoryLevel.POWIAT),
  GMINA: units(TerritoryLevel.GMINA),
  DISTRICT: units(TerritoryLevel.DISTRICT),
}

export const isUnit = (each: StatisticsGroup): boolean => each in UNITS

export const SUBJECTS: Readonly<Record<StatisticsSubject, Subject>> = {
  PARTNERSHIPS: {
    filters: ['partnerships'],
    groups: {
      KIND: group('kinds', PartnershipKind),
      STAGE: group('stages', PartnershipStage),
      FORMALITY: group('formalities', Formality),
      LEGAL_FORM_KIND: group('legalFormKinds', LegalFormKind),
      SECTOR: group('sectors', SectorCode),
      SOUGHT_SECTOR: group('seeksSectors', SectorCode),
      ACTIVITY_AREA: group('activityAreas', ActivityArea),
      ...UNITS,
      MONTH: group('monthsEntered'),
      YEAR_FOUNDED: group('yearsFounded'),
    },
    tallies: counting({
      list: () => inPeriods(allPartnerships),
      filterOf: ({ filter, period }) => ({ ...filter.partnerships, period }),
      dimensionOf: partnershipDimension,
    }),
  },
  ORGANISATIONS: {
    filters: ['organisations'],
    groups: {
      KIND: group('kinds', OrganisationKind),
      SECTOR: group('sectors', SectorCode),
      ...UNITS,
      MONTH: group('monthsEntered'),
    },
    tallies: counting({
      list: () => inPeriods(allOrganisations),
      filterOf: ({ filter, period }) => ({ ...filter.organisations, period }),
      dimensionOf: organisationDimension,
    }),
  },
  EVENTS: {
    filters: ['events'],
    groups: {
      KIND: group('kind', EventKind),
      STATUS: group('status', EventStatus),
      ...UNITS,
      MONTH: group('months'),
    },
    tallies: counting({
      list: () => ({ ...allEvents, name: 'Query.statistics events' }),
      filterOf: ({ filter, period: { from, to } }) => ({
        ...filter.events,
        ...(from !== null && { from }),
        ...(to !== null && { to }),
      }),
      dimensionOf: eventDimension,
    }),
  },
  COMMENTS: {
    filters: ['partnerships'],
    groups: { KIND: group('kinds', SearchType), MONTH: group('monthsEntered') },
    tallies: counting({
      list: commentsCounted,
      filterOf: ({ filter, period }) => ({
        ...{ state: CommentState.PUBLISHED, partnerships: filter.partnerships ?? null, period },
      }),
      dimensionOf: commentDimension,
    }),
  },
  MEMBERSHIPS: {
    filters: ['partnerships'],
    groups: {
      KIND: group('kinds', MemberKind),
      ROLE: group('roles', MembershipRole),
      SECTOR: group('sectors', SectorCode),
      ...UNITS,
      YEAR_JOINED: group('yearsJoined'),
    },
    tallies: counting({
      list: membershipsCounted,
      filterOf: ({ filter, period }) => ({
        ...{ status: MembershipStatus.ACTIVE, partnerships: filter.partnerships ?? null, period },
      }),
      dimensionOf: membershipDimension,
    }),
  },
}
