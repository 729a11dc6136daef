import type { Sql } from 'sql-template-tag'
import type { Conditions, Scope } from '../../core/lists/list-declaration'
import { conditionsOf } from '../../core/lists/list-read'
import type { Field } from '../../core/records/fields'
import type { RecordFields, RecordSchema } from '../../core/records/record-schema'
import { EventFilter, eventConditions } from '../../modules/event/event.filter'
import { eventRecord } from '../../modules/event/event.record'
import { OrganisationFilter, organisationConditions } from '../../modules/organisation/organisation.filter'
import { organisationRecord } from '../../modules/organisation/organisation.record'
import { PartnershipFilter, partnershipConditions } from '../../modules/partnership/partnership.filter'
import { partnershipRecord } from '../../modules/partnership/partnership.record'
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
}

export type DatasetName = 'partnerships' | 'events' | 'organisations'

interface Declared<Filter extends object> {
  readonly recordSchema: RecordSchema
  readonly Filter: new () => Filter
  readonly conditions: Conditions<Filter>
  readonly changesWithTime?: readonly (keyof Filter & string)[]
}

/** The key is the id, each reader would make another feed of what is counted, and how comments are taken is the registry’s matter. */
const LEFT_OUT = ['key', 'viewCount', 'commentPolicy']

/** What feeds say of a record. */
export const fedFields = (recordSchema: RecordFields): Field[] =>
  filedFields(recordSchema).filter(({ name }) => !LEFT_OUT.includes(name))

const dataset = <Filter extends object>(
  name: DatasetName,
  { recordSchema, Filter, conditions, changesWithTime = [] }: Declared<Filter>,
): Dataset => ({
  ...{ name, recordSchema, Filter, changesWithTime },
  conditions: (filter, scope) => conditionsOf({ conditions }, filter as Filter, scope),
  fields: fedFields(recordSchema),
})

export const datasets: Readonly<Record<DatasetName, Dataset>> = {
  partnerships: dataset('partnerships', {
    recordSchema: partnershipRecord,
    Filter: PartnershipFilter,
    conditions: partnershipConditions,
    changesWithTime: ['hasUpcomingEvents'],
  }),
  events: dataset('events', { recordSchema: eventRecord, Filter: EventFilter, conditions: eventConditions }),
  organisations: dataset('organisations', {
    recordSchema: organisationRecord,
    Filter: OrganisationFilter,
    conditions: organisationConditions,
  }),
}
