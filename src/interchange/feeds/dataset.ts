import type { Sql } from 'sql-template-tag'
import type { Conditions, Scope } from '../../core/lists/list-declaration'
import { conditionsOf } from '../../core/lists/list-read'
import type { Field } from '../../core/records/fields'
import type { RecordFields, RecordSchema } from '../../core/records/record-schema'
import { EventFilter, eventConditions } from '../../modules/event/event.filter'
import { eventMapPoint } from '../../modules/event/event.map'
import { eventRecord } from '../../modules/event/event.record'
import { duringPeriod, periodOf } from '../../modules/event/event-period'
import { guideRecord } from '../../modules/guide/guide.record'
import { initiatorRecord } from '../../modules/initiator/initiator.record'
import { OrganisationFilter, organisationConditions } from '../../modules/organisation/organisation.filter'
import { organisationMapPoint } from '../../modules/organisation/organisation.map'
import { organisationRecord } from '../../modules/organisation/organisation.record'
import { agreementRecord } from '../../modules/partnership/agreement/agreement.record'
import { linkRecord } from '../../modules/partnership/link/link.record'
import { membershipRecord } from '../../modules/partnership/membership/membership.record'
import { PartnershipFilter, partnershipConditions } from '../../modules/partnership/partnership.filter'
import { partnershipMapPoint } from '../../modules/partnership/partnership.map'
import { partnershipRecord } from '../../modules/partnership/partnership.record'
import { existedDuring } from '../../modules/partnership/partnership-period'
import { sectorRecord } from '../../modules/sector/sector.record'
import type { MapPointColumns } from '../../modules/territory/map/map-point'
import { territoryRecord } from '../../modules/territory/territory.record'
import { filedFields } from '../export/read-records'

/** The records of one type, as feeds have them. */
export interface Dataset {
  /** As in the address: `partnerships`. */
  readonly name: DatasetName
  readonly recordSchema: RecordSchema
  /** What narrows a list of them in GraphQL narrows a feed. */
  readonly Filter: new () => object
  /** What a filter says of the rows `t`. */
  conditions(filter: object, scope: Scope): Sql[]
  readonly fields: readonly Field[]
  /** The fields of the filter that find others as time passes. */
  readonly changesWithTime: readonly string[]
  /** The fields of the filter that find others on another day. */
  readonly changesByDay: readonly string[]
  /** Null: the records have no point on a map. */
  readonly mapPoint: MapPointColumns | null
  /** True of the rows `t` that lie in a period, as far as is known. Null: they do not lie in time. */
  readonly during: ((period: PeriodBounds) => Sql) | null
}

/** From a time on, until another: instants, or days. */
export interface PeriodBounds {
  readonly from: string | null
  readonly to: string | null
}

export type DatasetName =
  | CataloguedName
  | 'memberships'
  | 'agreements'
  | 'links'
  | 'initiators'
  | 'territories'
  | 'sectors'
  | 'guides'

/** Those that portals and front pages name; the others are what these refer to. */
export const CATALOGUED = ['partnerships', 'events', 'organisations'] as const

export type CataloguedName = (typeof CATALOGUED)[number]

/** Of lists that are not narrowed. */
class NoFilter {}

interface Declared<Filter extends object> {
  readonly recordSchema: RecordSchema
  readonly Filter: new () => Filter
  readonly conditions: Conditions<Filter>
  readonly changesWithTime?: readonly (keyof Filter & string)[]
  readonly changesByDay?: readonly (keyof Filter & string)[]
  readonly mapPoint?: MapPointColumns
  readonly during?: Dataset['during']
}

/**
 * The key is the id, each reader would make another feed of what is counted, and how comments are taken is the registry’s
 * matter. What waits for an answer is in no feed.
 */
const LEFT_OUT = ['key', 'viewCount', 'commentPolicy', 'awaitsId']

/** What feeds say of a record. */
export const fedFields = (recordSchema: RecordFields): Field[] =>
  filedFields(recordSchema).filter(({ name }) => !LEFT_OUT.includes(name))

const dataset = <Filter extends object>(
  name: DatasetName,
  { recordSchema, Filter, conditions, mapPoint, during = null, ...changes }: Declared<Filter>,
): Dataset => ({
  ...{ name, recordSchema, Filter, during, mapPoint: mapPoint ?? null },
  changesWithTime: changes.changesWithTime ?? [],
  changesByDay: changes.changesByDay ?? [],
  conditions: (filter, scope) => conditionsOf({ conditions }, filter as Filter, scope),
  fields: fedFields(recordSchema),
})

const unfiltered = (name: DatasetName, recordSchema: RecordSchema): Dataset =>
  dataset(name, { recordSchema, Filter: NoFilter, conditions: () => [] })

export const datasets: Readonly<Record<DatasetName, Dataset>> = {
  partnerships: dataset('partnerships', {
    recordSchema: partnershipRecord,
    Filter: PartnershipFilter,
    conditions: partnershipConditions,
    changesWithTime: ['hasUpcomingEvents'],
    changesByDay: ['activity', 'isConfirmed'],
    mapPoint: partnershipMapPoint,
    during: existedDuring,
  }),
  events: dataset('events', {
    recordSchema: eventRecord,
    Filter: EventFilter,
    conditions: eventConditions,
    mapPoint: eventMapPoint,
    during: (period) => duringPeriod(periodOf(period)),
  }),
  organisations: dataset('organisations', {
    recordSchema: organisationRecord,
    Filter: OrganisationFilter,
    conditions: organisationConditions,
    mapPoint: organisationMapPoint,
  }),
  memberships: unfiltered('memberships', membershipRecord),
  agreements: unfiltered('agreements', agreementRecord),
  links: unfiltered('links', linkRecord),
  initiators: unfiltered('initiators', initiatorRecord),
  territories: unfiltered('territories', territoryRecord),
  sectors: unfiltered('sectors', sectorRecord),
  guides: unfiltered('guides', guideRecord),
}
