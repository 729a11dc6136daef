import sql, { type Sql } from 'sql-template-tag'
import { visible } from '../shared/visibility'

/** What records have in another table, under the name of a field: read for many records at once. */
export interface Linked {
  readonly field: string
  readonly from: Sql
  /** The id of the record. */
  readonly owner: Sql
  /** A list of values; or of objects, by the names of their parts. */
  readonly values: Sql | Readonly<Record<string, Sql>>
  readonly sortedBy: Sql
  /** Absent: all of it is. */
  readonly isPublic?: Sql
}

/** Where the fields of a record are that its own columns do not hold. */
interface Held {
  /** Of the row `t`. */
  readonly selected?: Readonly<Record<string, Sql>>
  readonly linked?: readonly Linked[]
  /** Other ways to say what another field says. */
  readonly repeated?: readonly string[]
}

const territory = sql`(SELECT other."code" FROM "territory" AS other WHERE other."id" = t."territoryId")`

/** The order in which the tables have what has no order of its own must not show. */
export const held: Readonly<Record<string, Held>> = {
  organisations: {
    selected: {
      sector: sql`(SELECT other."code" FROM "sector" AS other WHERE other."id" = t."sectorId")`,
      territory,
    },
  },
  partnerships: {
    linked: [
      {
        field: 'sectors',
        from: sql`"partnership_sector" AS link JOIN "sector" AS other ON other."id" = link."sectorId"`,
        owner: sql`link."partnershipId"`,
        values: sql`other."code"`,
        sortedBy: sql`other."id"`,
      },
      {
        field: 'territories',
        from: sql`"partnership_territory" AS link JOIN "territory" AS other ON other."id" = link."territoryId"`,
        owner: sql`link."partnershipId"`,
        values: sql`other."code"`,
        sortedBy: sql`other."id"`,
      },
      {
        field: 'goals',
        from: sql`"goal" AS other`,
        owner: sql`other."partnershipId"`,
        values: {
          id: sql`other."id"`,
          text: sql`other."text"`,
          until: sql`other."until"`,
          state: sql`other."state"`,
        },
        sortedBy: sql`other."position", other."id"`,
      },
      {
        field: 'initiators',
        from: sql`"partnership_initiator" AS link JOIN "initiator" AS other ON other."id" = link."initiatorId"`,
        owner: sql`link."partnershipId"`,
        values: {
          id: sql`other."id"`,
          kind: sql`other."kind"`,
          name: sql`other."name"`,
          organisationId: sql`other."organisationId"`,
        },
        sortedBy: sql`other."id"`,
      },
      {
        field: 'formerSlugs',
        from: sql`"former_slug" AS other`,
        owner: sql`other."partnershipId"`,
        values: sql`other."slug"`,
        sortedBy: sql`other."slug"`,
      },
    ],
  },
  agreements: {
    linked: [
      {
        field: 'parties',
        from: sql`"agreement_party" AS link`,
        owner: sql`link."agreementId"`,
        values: sql`link."organisationId"`,
        sortedBy: sql`link."organisationId"`,
      },
    ],
  },
  events: {
    selected: { territory },
    linked: [
      {
        field: 'coHostIds',
        from: sql`"event_co_host" AS link JOIN "partnership" AS other ON other."id" = link."partnershipId"`,
        owner: sql`link."eventId"`,
        values: sql`other."id"`,
        sortedBy: sql`other."id"`,
        isPublic: visible.partnership(sql`other`, null),
      },
    ],
    repeated: ['startsOn', 'endsOn'],
  },
}
