import type { MigrationInterface, QueryRunner } from 'typeorm'
import { addColumn, dropColumn } from './alter-table'
import { columnsFor, isPostgres, optional } from './columns'

/** Until when a decision can be appealed; those that were made before this, for half a year. */
export class DateAppeals1790000024001 implements MigrationInterface {
  async up(runner: QueryRunner) {
    await addColumn(runner, 'moderation_decision', columnsFor(runner).timestamp('appealableUntil', optional))
    const until = isPostgres(runner)
      ? `"decidedAt" + interval '184 days'`
      : `strftime('%Y-%m-%dT%H:%M:%fZ', "decidedAt", '+184 days')`
    await runner.query(`UPDATE "moderation_decision" SET "appealableUntil" = ${until}
      WHERE "kind" IN ('HIDE', 'SUSPEND') AND "aboutId" IS NOT NULL`)
  }

  async down(runner: QueryRunner) {
    await dropColumn(runner, 'moderation_decision', 'appealableUntil')
  }
}
