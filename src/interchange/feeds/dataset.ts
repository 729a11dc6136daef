import type { Sql } from 'sql-template-tag'
import { conditionsOf } from '../../core/lists/list-conditions'
import type { Conditions, Scope } from '../../core/lists/list-declaration'
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
import {
  agreementConditions,
  GuideFilter,
  guideConditions,
  InitiatorFilter,
  initiatorConditions,
  MembershipFilter,
  membershipConditions,
  PartFilter,
  RecordFilter,
  recordConditions,
  UnitFilter,
  unitConditions,
} from './part-filters'

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
  | MainDatasetName
  | 'memberships'
  | 'agreements'
  | 'links'
  | 'initiators'
  | 'territories'
  | 'sectors'
  | 'guides'

/** Those that lie on maps and have pages of lists; the others are what these refer to. */
export const MAIN_DATASETS = ['partnerships', 'events', 'organisations'] as const

export type MainDatasetName = (typeof MAIN_DATASETS)[number]

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
  memberships: dataset('memberships', {
    recordSchema: membershipRecord,
    Filter: MembershipFilter,
    conditions: membershipConditions,
  }),
  agreements: dataset('agreements', {
    recordSchema: agreementRecord,
    Filter: PartFilter,
    conditions: agreementConditions,
  }),
  links: dataset('links', { recordSchema: linkRecord, Filter: RecordFilter, conditions: recordConditions }),
  initiators: dataset('initiators', {
    recordSchema: initiatorRecord,
    Filter: InitiatorFilter,
    conditions: initiatorConditions,
  }),
  territories: dataset('territories', {
    recordSchema: territoryRecord,
    Filter: UnitFilter,
    conditions: unitConditions,
  }),
  sectors: dataset('sectors', {
    recordSchema: sectorRecord,
    Filter: RecordFilter,
    conditions: recordConditions,
  }),
  guides: dataset('guides', { recordSchema: guideRecord, Filter: GuideFilter, conditions: guideConditions }),
}
