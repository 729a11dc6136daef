import type { MigrationInterface, QueryRunner } from 'typeorm'
import { isPostgres } from './columns'
import { createTriggers, dropTriggers, type Trigger } from './triggers'

/**
 * The partnerships of each territory and of what lies below it, by name: an index that neither database makes by itself,
 * because it spans three tables. Triggers keep it, so that nobody who writes to those has to think of it.
 */
export class SortTerritories1790000000017 implements MigrationInterface {
  async up(runner: QueryRunner) {
    const postgres = isPostgres(runner)
    const text = postgres ? 'text COLLATE "C"' : 'text'
    await runner.query(`CREATE TABLE "territory_partnership" ("territoryId" ${text} NOT NULL, "nameKey" ${text} NOT NULL,
      "partnershipId" ${text} NOT NULL, PRIMARY KEY ("territoryId", "nameKey", "partnershipId"))${postgres ? '' : ' WITHOUT ROWID'}`)
    await runner.query(`WITH RECURSIVE reach("id", "above") AS (
        SELECT "id", "id" FROM "territory"
        UNION ALL SELECT reach."id", unit."parentId" FROM reach JOIN "territory" AS unit ON unit."id" = reach."above"
          WHERE unit."parentId" IS NOT NULL)
      INSERT INTO "territory_partnership" SELECT DISTINCT reach."above", named."nameKey", named."id" FROM reach
        JOIN "partnership_territory" AS link ON link."territoryId" = reach."id"
        JOIN "partnership" AS named ON named."id" = link."partnershipId"`)
    // Else it is planned for a table of nothing until the database looks by itself.
    if (postgres) await runner.query('ANALYZE "territory_partnership"')
    await createTriggers(runner, TRIGGERS)
  }

  async down(runner: QueryRunner) {
    await dropTriggers(runner, TRIGGERS)
    await runner.query('DROP TABLE "territory_partnership"')
  }
}

/** The unit and all above it. */
const above = (unitId: string) => `WITH RECURSIVE above("id") AS (SELECT ${unitId}
  UNION ALL SELECT unit."parentId" FROM above JOIN "territory" AS unit ON unit."id" = above."id" WHERE unit."parentId" IS NOT NULL)
  SELECT "id" FROM above WHERE "id" IS NOT NULL`

/** The units that a partnership works in, and all above them. */
const reached = (partnershipId: string) => `WITH RECURSIVE reached("id") AS (
  SELECT "territoryId" FROM "partnership_territory" WHERE "partnershipId" = ${partnershipId}
  UNION SELECT unit."parentId" FROM reached JOIN "territory" AS unit ON unit."id" = reached."id" WHERE unit."parentId" IS NOT NULL)
  SELECT "id" FROM reached`

const UNDER = `SELECT "partnershipId" FROM "territory_partnership" WHERE "territoryId" = new."id"`

const TRIGGERS: readonly Trigger[] = [
  {
    name: 'territory_partnership_placed',
    table: 'partnership_territory',
    when: 'AFTER INSERT ON "partnership_territory" FOR EACH ROW',
    holds: '"partnership" WHERE "id" = new."partnershipId" FOR NO KEY UPDATE',
    statements: [
      `INSERT INTO "territory_partnership" SELECT place."id", named."nameKey", named."id"
        FROM "partnership" AS named JOIN (${above('new."territoryId"')}) AS place ON TRUE
        WHERE named."id" = new."partnershipId" ON CONFLICT DO NOTHING`,
    ],
  },
  {
    name: 'territory_partnership_displaced',
    table: 'partnership_territory',
    when: 'AFTER DELETE ON "partnership_territory" FOR EACH ROW',
    statements: [
      `DELETE FROM "territory_partnership" WHERE "territoryId" IN (${above('old."territoryId"')})
        AND "nameKey" = (SELECT "nameKey" FROM "partnership" WHERE "id" = old."partnershipId")
        AND "partnershipId" = old."partnershipId" AND "territoryId" NOT IN (${reached('old."partnershipId"')})`,
    ],
  },
  {
    name: 'territory_partnership_renamed',
    table: 'partnership',
    when: 'AFTER UPDATE OF "nameKey" ON "partnership" FOR EACH ROW WHEN (old."nameKey" <> new."nameKey")',
    statements: [
      `UPDATE "territory_partnership" SET "nameKey" = new."nameKey"
        WHERE "territoryId" IN (${reached('new."id"')}) AND "nameKey" = old."nameKey" AND "partnershipId" = new."id"`,
    ],
  },
  {
    name: 'territory_partnership_deleted',
    table: 'partnership',
    when: 'BEFORE DELETE ON "partnership" FOR EACH ROW',
    statements: [
      `DELETE FROM "territory_partnership"
        WHERE "territoryId" IN (${reached('old."id"')}) AND "nameKey" = old."nameKey" AND "partnershipId" = old."id"`,
    ],
  },
  {
    name: 'territory_partnership_moved',
    table: 'territory',
    when: 'AFTER UPDATE OF "parentId" ON "territory" FOR EACH ROW WHEN (old."parentId" IS NOT new."parentId")',
    statements: [
      // What another territory of theirs leads to comes back at once. Whoever moves units keeps others from placing anything.
      `DELETE FROM "territory_partnership" WHERE "territoryId" IN (${above('old."parentId"')}) AND "partnershipId" IN (${UNDER})`,
      `INSERT INTO "territory_partnership" SELECT place."id", named."nameKey", named."id"
        FROM (WITH RECURSIVE place("id", "partnershipId") AS (
          SELECT "territoryId", "partnershipId" FROM "partnership_territory" WHERE "partnershipId" IN (${UNDER})
          UNION SELECT unit."parentId", place."partnershipId" FROM place
            JOIN "territory" AS unit ON unit."id" = place."id" WHERE unit."parentId" IS NOT NULL)
          SELECT "id", "partnershipId" FROM place) AS place
        JOIN "partnership" AS named ON named."id" = place."partnershipId" WHERE TRUE ON CONFLICT DO NOTHING`,
    ],
  },
]
