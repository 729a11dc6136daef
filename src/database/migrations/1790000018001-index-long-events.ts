import type { MigrationInterface, QueryRunner } from 'typeorm'
import { isPostgres } from './columns'

/**
 * Of events that last longer than three days: a period that they begin before may still have them. The statistics tell
 * the planner of PostgreSQL how few they are.
 */
export class IndexLongEvents1790000018001 implements MigrationInterface {
  async up(runner: QueryRunner) {
    const isLong = isPostgres(runner)
      ? `"endsAt" - "startsAt" > interval '3 days'`
      : `julianday("endsAt") - julianday("startsAt") > 3`
    await runner.query(`CREATE INDEX "event_long" ON "event" ("endsAt") WHERE ${isLong}`)
    if (!isPostgres(runner)) return
    await runner.query(`CREATE STATISTICS "event_length" ON ("endsAt" - "startsAt") FROM "event"`)
    await runner.query('ANALYZE "event"')
  }

  async down(runner: QueryRunner) {
    if (isPostgres(runner)) await runner.query('DROP STATISTICS "event_length"')
    await runner.query('DROP INDEX "event_long"')
  }
}
