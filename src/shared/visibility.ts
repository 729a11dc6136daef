import sql, { type Sql } from 'sql-template-tag'

type Predicate = (row: Sql) => Sql
type Visible = 'partnership' | 'ofPartnership' | 'event' | 'initiator' | 'account' | 'comment'

/**
 * Who is visible, said once for every exit: lists, lookups, `node`, `_entities`, search and counts all read through these.
 * A part is visible where its whole is.
 */
export const visible: Readonly<Record<Visible, Predicate>> = {
  partnership: (row) => sql`${row}."publishedAt" IS NOT NULL`,
  /** Goals, memberships, agreements. */
  ofPartnership: (row) =>
    sql`EXISTS (SELECT 1 FROM "partnership" AS whole WHERE whole."id" = ${row}."partnershipId" AND ${visible.partnership(sql`whole`)})`,
  event: (row) => visible.ofPartnership(row),
  /** Who started nothing that is visible may be a person who is not known to the public. */
  initiator: (row) =>
    sql`EXISTS (SELECT 1 FROM "partnership_initiator" AS started JOIN "partnership" AS whole ON whole."id" = started."partnershipId"
      WHERE started."initiatorId" = ${row}."id" AND ${visible.partnership(sql`whole`)})`,
  account: (row) => sql`${row}."erasedAt" IS NULL`,
  /** Published, or a placeholder on which something published hangs; and its subject is visible. */
  comment: (row) => sql`(${row}."state" = 'PUBLISHED' OR EXISTS (
      WITH RECURSIVE below("id", "state") AS (
        SELECT "id", "state" FROM "comment" WHERE "parentId" = ${row}."id"
        UNION ALL SELECT reply."id", reply."state" FROM "comment" AS reply JOIN below ON reply."parentId" = below."id")
      SELECT 1 FROM below WHERE "state" = 'PUBLISHED'))
    AND (EXISTS (SELECT 1 FROM "partnership" AS subject WHERE subject."id" = ${row}."subjectId" AND ${visible.partnership(sql`subject`)})
      OR EXISTS (SELECT 1 FROM "event" AS subject WHERE subject."id" = ${row}."subjectId" AND ${visible.event(sql`subject`)})
      OR EXISTS (SELECT 1 FROM "guide" AS subject WHERE subject."id" = ${row}."subjectId"))`,
}
