import type { MigrationInterface, QueryRunner } from 'typeorm'
import { isPostgres } from './columns'

/**
 * A trigger's statements are planned once for a connection, at first for tables that are nearly empty: PostgreSQL then
 * goes through all events for each row of a large import. New triggers are made so by `createTriggers`.
 */
export class PlanTriggers1790000025000 implements MigrationInterface {
  async up(runner: QueryRunner) {
    if (!isPostgres(runner)) return
    const functions: { name: string }[] = await runner.query(
      `SELECT "proname" AS "name" FROM "pg_proc" WHERE "pronamespace" = current_schema()::regnamespace
        AND "proname" LIKE 'territory\\_%' AND "prorettype" = 'trigger'::regtype`,
    )
    for (const { name } of functions)
      await runner.query(`ALTER FUNCTION "${name}"() SET enable_seqscan TO off`)
  }

  /** What older releases wrote works with it as well. */
  async down() {}
}
