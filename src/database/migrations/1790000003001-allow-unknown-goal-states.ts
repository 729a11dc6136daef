import type { MigrationInterface, QueryRunner } from 'typeorm'
import { addColumn, dropColumn } from './alter-table'
import { columnsFor, isPostgres, optional } from './columns'

/**
 * Goals of whose progress nobody has said anything were PLANNED. They have no state now, unless somebody with an account
 * has written to their partnership: they may have meant it.
 */
export class AllowUnknownGoalStates1790000003001 implements MigrationInterface {
  async up(runner: QueryRunner) {
    if (isPostgres(runner))
      await runner.query(
        'ALTER TABLE "goal" ALTER COLUMN "state" DROP DEFAULT, ALTER COLUMN "state" DROP NOT NULL',
      )
    else
      await replaceColumn(runner, 'NULL', () =>
        addColumn(runner, 'goal', columnsFor(runner).text('next', optional)),
      )
    await runner.query(`UPDATE "goal" SET "state" = NULL WHERE "state" = 'PLANNED' AND NOT EXISTS (
      SELECT 1 FROM "change" WHERE "change"."recordId" = "goal"."partnershipId" AND "change"."actorRole" IS NOT NULL)`)
  }

  async down(runner: QueryRunner) {
    if (isPostgres(runner)) {
      await runner.query(`UPDATE "goal" SET "state" = 'PLANNED' WHERE "state" IS NULL`)
      await runner.query(
        `ALTER TABLE "goal" ALTER COLUMN "state" SET DEFAULT 'PLANNED', ALTER COLUMN "state" SET NOT NULL`,
      )
    } else {
      const next = columnsFor(runner).text('next', { default: `'PLANNED'` })
      await replaceColumn(runner, `'PLANNED'`, () => addColumn(runner, 'goal', next))
    }
  }
}

/** SQLite changes no column in place, and the table is to keep its triggers. */
async function replaceColumn(runner: QueryRunner, unknown: string, add: () => Promise<void>) {
  await add()
  await runner.query(`UPDATE "goal" SET "next" = coalesce("state", ${unknown})`)
  await dropColumn(runner, 'goal', 'state')
  await runner.query('ALTER TABLE "goal" RENAME COLUMN "next" TO "state"')
}
