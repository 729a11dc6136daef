import type { Sql } from 'sql-template-tag'
import { EventFilter, eventConditions } from '../event/event.filter'
import type { Field } from '../exchange/fields'
import type { Shape } from '../exchange/shape'
import { eventShape } from '../exchange/shapes/event.shape'
import { organisationShape } from '../exchange/shapes/organisation.shape'
import { partnershipShape } from '../exchange/shapes/partnership.shape'
import { filedFields } from '../export/read-records'
import { OrganisationFilter, organisationConditions } from '../organisation/organisation.filter'
import { PartnershipFilter, partnershipConditions } from '../partnership/partnership.filter'
import type { Conditions, Scope } from '../shared/list-declaration'
import { conditionsOf } from '../shared/list-read'

/** The records of one type, as feeds have them. */
export interface Dataset {
  /** As in the address: `partnerships`. */
  readonly name: DatasetName
  readonly shape: Shape
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
  readonly shape: Shape
  readonly Filter: new () => Filter
  readonly conditions: Conditions<Filter>
  readonly changesWithTime?: readonly (keyof Filter & string)[]
}

/** The key is the id, each reader would make another feed of what is counted, and how comments are taken is the registry’s matter. */
const LEFT_OUT = ['key', 'viewCount', 'commentPolicy']

/** What feeds say of a record. */
export const fedFields = (shape: Shape): Field[] =>
  filedFields(shape).filter(({ name }) => !LEFT_OUT.includes(name))

const dataset = <Filter extends object>(
  name: DatasetName,
  { shape, Filter, conditions, changesWithTime = [] }: Declared<Filter>,
): Dataset => ({
  ...{ name, shape, Filter, changesWithTime },
  conditions: (filter, scope) => conditionsOf({ conditions }, filter as Filter, scope),
  fields: fedFields(shape),
})

export const datasets: Readonly<Record<DatasetName, Dataset>> = {
  partnerships: dataset('partnerships', {
    shape: partnershipShape,
    Filter: PartnershipFilter,
    conditions: partnershipConditions,
    changesWithTime: ['hasUpcomingEvents'],
  }),
  events: dataset('events', { shape: eventShape, Filter: EventFilter, conditions: eventConditions }),
  organisations: dataset('organisations', {
    shape: organisationShape,
    Filter: OrganisationFilter,
    conditions: organisationConditions,
  }),
}
