import type { MigrationInterface, QueryRunner } from 'typeorm'
import { isPostgres } from './columns'
import { createTriggers, dropTriggers, type Trigger } from './triggers'

/**
 * The events of each territory and of what lies below it, in their order: an index that neither database makes by itself,
 * because it spans four tables. Triggers keep it. The country is left out: nearly every event is in it.
 */
export class SortTerritoryEvents1790000018000 implements MigrationInterface {
  async up(runner: QueryRunner) {
    const postgres = isPostgres(runner)
    const text = postgres ? 'text COLLATE "C"' : 'text'
    const instant = postgres ? 'timestamptz(3)' : 'text'
    await runner.query(`CREATE TABLE "territory_event" ("territoryId" ${text} NOT NULL, "startsAt" ${instant} NOT NULL,
      "eventId" ${text} NOT NULL, PRIMARY KEY ("territoryId", "startsAt", "eventId"))${postgres ? '' : ' WITHOUT ROWID'}`)
    await runner.query(`INSERT INTO "territory_event" ${placesOfEvents('TRUE')}`)
    // Else it is planned for a table of nothing until the database looks by itself.
    if (postgres) await runner.query('ANALYZE "territory_event"')
    await createTriggers(runner, TRIGGERS)
  }

  async down(runner: QueryRunner) {
    await dropTriggers(runner, TRIGGERS)
    await runner.query('DROP TABLE "territory_event"')
  }
}

const COUNTRY = `'territory_PL'`

/** Looked up one by one: PostgreSQL would go through all units for each step of a join. The last one is null. */
const PARENTS = `SELECT (SELECT unit."parentId" FROM "territory" AS unit WHERE unit."id" = place."id") FROM place
  WHERE place."id" IS NOT NULL`

const PLACES = `SELECT "id" FROM place WHERE "id" IS NOT NULL AND "id" <> ${COUNTRY}`

/** The unit and all above it. */
const above = (unitId: string) =>
  `WITH RECURSIVE place("id") AS (SELECT ${unitId} UNION ${PARENTS}) ${PLACES}`

/** The units that a partnership works in, and all above them. */
const reached = (partnershipId: string) => `WITH RECURSIVE place("id") AS (
  SELECT "territoryId" FROM "partnership_territory" WHERE "partnershipId" = ${partnershipId} UNION ${PARENTS}) ${PLACES}`

/** The unit of an event or else those of its partnership, and all above them. */
const placesOf = (event: 'new' | 'old') => `WITH RECURSIVE place("id") AS (
  SELECT ${event}."territoryId" UNION SELECT works."territoryId" FROM "partnership_territory" AS works
    WHERE works."partnershipId" = ${event}."partnershipId" AND ${event}."territoryId" IS NULL
  UNION ${PARENTS}) ${PLACES}`

/** The same of many events: each with its places. */
const placesOfEvents = (condition: string) => `
  SELECT place."id", place."startsAt", place."eventId" FROM (WITH RECURSIVE place("id", "startsAt", "eventId") AS (
    SELECT coalesce(one."territoryId", works."territoryId"), one."startsAt", one."id" FROM "event" AS one
      LEFT JOIN "partnership_territory" AS works ON works."partnershipId" = one."partnershipId" AND one."territoryId" IS NULL
      WHERE ${condition}
    UNION SELECT unit."parentId", place."startsAt", place."eventId" FROM place JOIN "territory" AS unit ON unit."id" = place."id"
      WHERE unit."parentId" IS NOT NULL)
    SELECT "id", "startsAt", "eventId" FROM place) AS place
  WHERE place."id" IS NOT NULL AND place."id" <> ${COUNTRY}`

const INSERT_NEW = `INSERT INTO "territory_event" SELECT place."id", new."startsAt", new."id" FROM (${placesOf('new')}) AS place`

const DELETE_OLD = `DELETE FROM "territory_event" WHERE "territoryId" IN (${placesOf('old')})
  AND "startsAt" = old."startsAt" AND "eventId" = old."id"`

const UNDER = `SELECT "eventId" FROM "territory_event" WHERE "territoryId" = new."id"`

/** Events of a partnership that take place where it works. */
const placelessOf = (
  partnershipId: string,
) => `SELECT placeless."startsAt", placeless."id" FROM "event" AS placeless
  WHERE placeless."partnershipId" = ${partnershipId} AND placeless."territoryId" IS NULL`

/** Where an event has no unit of its own, its places are those of the partnership. */
const HOST = `"partnership" WHERE "id" = new."partnershipId" AND new."territoryId" IS NULL FOR SHARE`

const TRIGGERS: readonly Trigger[] = [
  {
    name: 'territory_event_added',
    table: 'event',
    when: 'AFTER INSERT ON "event" FOR EACH ROW',
    holds: HOST,
    statements: [INSERT_NEW],
  },
  {
    name: 'territory_event_changed',
    table: 'event',
    when: `AFTER UPDATE OF "startsAt", "territoryId", "partnershipId" ON "event" FOR EACH ROW WHEN (old."startsAt" <> new."startsAt"
      OR old."territoryId" IS NOT new."territoryId" OR old."partnershipId" <> new."partnershipId")`,
    holds: HOST,
    statements: [DELETE_OLD, INSERT_NEW],
  },
  {
    name: 'territory_event_deleted',
    table: 'event',
    when: 'AFTER DELETE ON "event" FOR EACH ROW',
    statements: [DELETE_OLD],
  },
  {
    name: 'territory_event_placed',
    table: 'partnership_territory',
    when: 'AFTER INSERT ON "partnership_territory" FOR EACH ROW',
    holds: `"partnership" WHERE "id" = new."partnershipId" FOR NO KEY UPDATE`,
    statements: [
      `INSERT INTO "territory_event" SELECT place."id", placeless."startsAt", placeless."id"
        FROM (${above('new."territoryId"')}) AS place JOIN "event" AS placeless ON TRUE
        WHERE placeless."partnershipId" = new."partnershipId" AND placeless."territoryId" IS NULL ON CONFLICT DO NOTHING`,
    ],
  },
  {
    name: 'territory_event_displaced',
    table: 'partnership_territory',
    when: 'AFTER DELETE ON "partnership_territory" FOR EACH ROW',
    holds: `"partnership" WHERE "id" = old."partnershipId" FOR NO KEY UPDATE`,
    statements: [
      `DELETE FROM "territory_event" WHERE "territoryId" IN (${above('old."territoryId"')})
        AND "territoryId" NOT IN (${reached('old."partnershipId"')})
        AND ("startsAt", "eventId") IN (${placelessOf('old."partnershipId"')})`,
    ],
  },
  {
    name: 'territory_event_unhosted',
    table: 'partnership',
    // What goes with it is gone before any trigger hears of that.
    when: 'BEFORE DELETE ON "partnership" FOR EACH ROW',
    statements: [
      `DELETE FROM "territory_event" WHERE "territoryId" IN (${reached('old."id"')})
        AND ("startsAt", "eventId") IN (${placelessOf('old."id"')})`,
    ],
  },
  {
    name: 'territory_event_moved',
    table: 'territory',
    when: 'AFTER UPDATE OF "parentId" ON "territory" FOR EACH ROW WHEN (old."parentId" IS NOT new."parentId")',
    statements: [
      // What another territory of theirs leads to comes back at once. Whoever moves units keeps others from placing anything.
      `DELETE FROM "territory_event" WHERE "territoryId" IN (${above('old."parentId"')}) AND "eventId" IN (${UNDER})`,
      `INSERT INTO "territory_event" ${placesOfEvents(`one."id" IN (${UNDER})`)} ON CONFLICT DO NOTHING`,
    ],
  },
]
