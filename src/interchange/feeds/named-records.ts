import sql from 'sql-template-tag'
import { type Field, field, listOf } from '../../core/records/fields'
import type { RecordFields } from '../../core/records/record-schema'
import { isPartnershipVisible } from '../../modules/partnership/partnership.policy'
import type { Dataset, DatasetName } from './dataset'

type Names = Required<Pick<RecordFields, 'fields' | 'selected' | 'linked'>>

/** What people read in place of ids and codes. Copies of the registry do without: a name may change while the record does not. */
const NAMES: Readonly<Partial<Record<DatasetName, Names>>> = {
  events: {
    fields: [
      field('partnershipName', String, 'The name of the partnership that organises it.'),
      listOf(
        field('coHostNames', String, 'The names of the partnerships that organise it together with it.'),
      ),
      field('territoryName', String, 'The name of the unit in which it takes place.'),
    ],
    selected: {
      partnershipName: sql`(SELECT host."name" FROM "partnership" AS host WHERE host."id" = t."partnershipId")`,
      territoryName: sql`(SELECT unit."name" FROM "territory" AS unit WHERE unit."id" = t."territoryId")`,
    },
    linked: [
      {
        field: 'coHostNames',
        from: sql`"event_co_host" AS link JOIN "partnership" AS other ON other."id" = link."partnershipId"`,
        owner: sql`link."eventId"`,
        values: sql`other."name"`,
        sortedBy: sql`other."name", other."id"`,
        isPublic: isPartnershipVisible(sql`other`, null),
      },
    ],
  },
}

/** The records of a list with the names beside the ids. */
export function namedRecords({ name, recordSchema, fields }: Dataset): {
  readonly recordSchema: Dataset['recordSchema']
  readonly fields: readonly Field[]
} {
  const names = NAMES[name]
  if (!names) return { recordSchema, fields }
  return {
    recordSchema: {
      ...recordSchema,
      selected: { ...recordSchema.selected, ...names.selected },
      linked: [...(recordSchema.linked ?? []), ...names.linked],
    },
    fields: [...fields, ...names.fields],
  }
}
