import sql, { type Sql } from 'sql-template-tag'
import { name } from '../../core/collections/dialect'
import { field, listOf } from '../../core/records/fields'
import type { Linked } from '../../core/records/record-schema'
import { PartnershipLinkKind } from '../../modules/partnership/link/link.enums'
import { isPartnershipVisible } from '../../modules/partnership/partnership.policy'
import type { Dataset, DatasetName } from './dataset'

const unitsOf = (from: Sql, owner: Sql): Linked => ({
  field: 'territoryUnits',
  ...{ from, owner },
  values: { code: sql`unit."code"`, name: sql`unit."name"` },
  sortedBy: sql`unit."id"`,
})

interface Direction {
  readonly field: string
  readonly owner: 'partnershipId' | 'otherId'
  readonly other: 'partnershipId' | 'otherId'
}

/** The other ends of the links of a kind that both sides have agreed to. */
const othersBy = (kind: PartnershipLinkKind, { field: linked, owner, other }: Direction): Linked => ({
  field: linked,
  from: sql`"partnership_link" AS link JOIN "partnership" AS other ON other."id" = link.${name(other)}`,
  owner: sql`link.${name(owner)}`,
  values: { id: sql`other."id"`, name: sql`other."name"` },
  sortedBy: sql`other."id"`,
  isPublic: sql`link."kind" = ${kind} AND link."awaitsId" IS NULL AND link."until" IS NULL
    AND ${isPartnershipVisible(sql`other`, null)}`,
})

/** What a record links to, with its id or code and its name. */
const LINKS: Readonly<Partial<Record<DatasetName, readonly Linked[]>>> = {
  partnerships: [
    unitsOf(
      sql`"partnership_territory" AS link JOIN "territory" AS unit ON unit."id" = link."territoryId"`,
      sql`link."partnershipId"`,
    ),
    othersBy(PartnershipLinkKind.PART_OF, { field: 'wholes', owner: 'partnershipId', other: 'otherId' }),
    othersBy(PartnershipLinkKind.PART_OF, { field: 'parts', owner: 'otherId', other: 'partnershipId' }),
    othersBy(PartnershipLinkKind.SAME_AS, { field: 'sameAs', owner: 'partnershipId', other: 'otherId' }),
    othersBy(PartnershipLinkKind.SAME_AS, { field: 'alsoSame', owner: 'otherId', other: 'partnershipId' }),
    {
      field: 'sameAsUrls',
      from: sql`"partnership_link" AS link`,
      owner: sql`link."partnershipId"`,
      values: sql`link."url"`,
      sortedBy: sql`link."url"`,
      isPublic: sql`link."url" IS NOT NULL`,
    },
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
  name: dataset,
  recordSchema,
  fields,
}: Pick<Dataset, 'name' | 'recordSchema' | 'fields'>): Pick<Dataset, 'recordSchema' | 'fields'> {
  const links = LINKS[dataset] ?? []
  return {
    recordSchema: { ...recordSchema, linked: [...(recordSchema.linked ?? []), ...links] },
    fields: [
      ...fields,
      ...links.map(({ field: linked }) => listOf(field(linked, String, 'What it links to, by name.'))),
    ],
  }
}
