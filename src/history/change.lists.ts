import sql, { join, type Sql } from 'sql-template-tag'
import { type Change, changes } from '../change/change.entity'
import { RecordType } from '../change/record-type'
import { name } from '../shared/dialect'
import type { List } from '../shared/list-declaration'
import { visible } from '../shared/visibility'
import { reach, unit } from '../territory/coverage'
import { Coverage } from '../territory/territory.enums'

export interface ChangesFilter {
  readonly types?: RecordType[] | null
  readonly territory?: string | null
}

const classOf = (type: RecordType) => `${type[0]}${type.slice(1).toLowerCase()}`

export const allChanges: List<Change, ChangesFilter> = {
  name: 'Query.changes',
  of: changes,
  orders: { OLDEST: { by: () => [] } },
  conditions: {
    types: (types, { dialect }) => dialect.oneOf(sql`t."recordClass"`, types.map(classOf)),
    territory: (code) => concerns(reach(unit(code), Coverage.WITHIN)),
  },
}

export const historyOfRecord: List<Change> = {
  name: 'history',
  of: changes,
  under: (record) => sql`t."historyOf" = ${record}`,
  visible: visible.inHistory,
  orders: { NEWEST: { by: () => [], descending: true } },
}

const works = sql`"partnership_territory" AS works`

/** The territories that the record of a change `t` lies in. Sectors and guides lie in none. */
const LIES_IN: Partial<Record<RecordType, Sql>> = {
  PARTNERSHIP: sql`SELECT works."territoryId" FROM ${works} WHERE works."partnershipId" = t."recordId"`,
  MEMBERSHIP: sql`SELECT works."territoryId" FROM "membership" AS part
    JOIN ${works} ON works."partnershipId" = part."partnershipId" WHERE part."id" = t."recordId"`,
  AGREEMENT: sql`SELECT works."territoryId" FROM "agreement" AS part
    JOIN ${works} ON works."partnershipId" = part."partnershipId" WHERE part."id" = t."recordId"`,
  EVENT: sql`SELECT coalesce("event"."territoryId", works."territoryId") AS "territoryId" FROM "event"
    LEFT JOIN ${works} ON works."partnershipId" = "event"."partnershipId" WHERE "event"."id" = t."recordId"`,
  ORGANISATION: sql`SELECT "territoryId" FROM "organisation" WHERE "id" = t."recordId"`,
  INITIATOR: sql`SELECT works."territoryId" FROM "partnership_initiator" AS started
    JOIN ${works} ON works."partnershipId" = started."partnershipId" WHERE started."initiatorId" = t."recordId"`,
  TERRITORY: sql`SELECT "id" AS "territoryId" FROM "territory" WHERE "id" = t."recordId"`,
  COMMENT: sql`SELECT works."territoryId" FROM "comment" JOIN ${works} ON works."partnershipId" = "comment"."subjectId"
      WHERE "comment"."id" = t."recordId"
    UNION ALL SELECT coalesce("event"."territoryId", works."territoryId") AS "territoryId" FROM "comment"
      JOIN "event" ON "event"."id" = "comment"."subjectId"
      LEFT JOIN ${works} ON works."partnershipId" = "event"."partnershipId" WHERE "comment"."id" = t."recordId"`,
}

/** Whoever follows a territory is told of what lies in it, of what has left it, and of what is gone, wherever that was. */
function concerns(reached: Sql): Sql {
  const perType = Object.entries(LIES_IN).map(([type, territories]) => {
    return sql`(t."recordClass" = ${classOf(type as RecordType)} AND (EXISTS (${within(territories, reached)})
      OR NOT EXISTS (SELECT 1 FROM ${name(type.toLowerCase())} AS record WHERE record."id" = t."recordId")))`
  })
  return sql`(t."storedFields" LIKE '%"territor%' OR ${join(perType, ' OR ')})`
}

const within = (territories: Sql, reached: Sql) =>
  sql`SELECT 1 FROM (${territories}) AS lies WHERE lies."territoryId" IN (${reached})`
