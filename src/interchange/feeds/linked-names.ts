import sql, { type Sql } from 'sql-template-tag'
import { field, listOf } from '../../core/records/fields'
import type { Linked } from '../../core/records/record-schema'
import { isPartnershipVisible } from '../../modules/partnership/partnership.policy'
import type { Dataset, DatasetName } from './dataset'

const unitsOf = (from: Sql, owner: Sql): Linked => ({
  field: 'territoryUnits',
  ...{ from, owner },
  values: { code: sql`unit."code"`, name: sql`unit."name"` },
  sortedBy: sql`unit."id"`,
})

/** What a record links to, with its id or code and its name. */
const LINKS: Readonly<Partial<Record<DatasetName, readonly Linked[]>>> = {
  partnerships: [
    unitsOf(
      sql`"partnership_territory" AS link JOIN "territory" AS unit ON unit."id" = link."territoryId"`,
      sql`link."partnershipId"`,
    ),
  ],
  events: [
    // Without a territory of its own, those of its partnership count.
    unitsOf(
      sql`"event" AS own LEFT JOIN "partnership_territory" AS link
        ON own."territoryId" IS NULL AND link."partnershipId" = own."partnershipId"
        JOIN "territory" AS unit ON unit."id" = COALESCE(own."territoryId", link."territoryId")`,
      sql`own."id"`,
    ),
    {
      field: 'hosts',
      from: sql`(SELECT "id" AS "eventId", "partnershipId", 0 AS "rank" FROM "event"
        UNION ALL SELECT "eventId", "partnershipId", 1 FROM "event_co_host") AS link
        JOIN "partnership" AS host ON host."id" = link."partnershipId"`,
      owner: sql`link."eventId"`,
      values: { id: sql`host."id"`, name: sql`host."name"` },
      sortedBy: sql`link."rank", host."id"`,
      isPublic: isPartnershipVisible(sql`host`, null),
    },
  ],
}

/** The records of a list with what they link to. */
export function recordsWithLinks({
  name,
  recordSchema,
  fields,
}: Pick<Dataset, 'name' | 'recordSchema' | 'fields'>): Pick<Dataset, 'recordSchema' | 'fields'> {
  const links = LINKS[name] ?? []
  return {
    recordSchema: { ...recordSchema, linked: [...(recordSchema.linked ?? []), ...links] },
    fields: [
      ...fields,
      ...links.map(({ field: linked }) => listOf(field(linked, String, 'What it links to, by name.'))),
    ],
  }
}
