import type { Sql } from 'sql-template-tag'
import type { RecordTypeTerms } from '../change-log/record-type'
import type { EntityClass } from './reader'

interface OfEntity {
  readonly entity: EntityClass<object>
}

/** The rows `territoryId` of the territories in which the record of an id lies. */
type TerritoriesOf = (recordId: Sql) => Sql

/** The rows `id` of the parts of those wholes whose ids a query selects. */
type PartsOf = (wholeIds: Sql) => Sql

/** What a record is to those who follow the registry: by the change feed, by webhooks, for a territory. */
export interface Followed {
  readonly type: RecordTypeTerms
  /** Null: it lies nowhere, or is a part of which a collection above says where. */
  readonly territories: TerritoriesOf | null
  /** With which others it is hidden, and shown. */
  readonly partOf: readonly (OfEntity & { readonly parts: PartsOf })[]
  /** Parts whose collections are declared in rooms below, which do not know of this one. */
  readonly partsBelow?: readonly (OfEntity & {
    readonly parts: PartsOf
    readonly territories: TerritoriesOf
  })[]
}
