import type { MigrationInterface, QueryRunner } from 'typeorm'
import { addColumn, dropColumn } from './alter-table'
import { columnsFor, isPostgres, optional } from './columns'

/** Who confirmed a partnership last, and when: to begin with, the sources that say which day they refer to. */
export class ConfirmPartnerships1790000011000 implements MigrationInterface {
  async up(runner: QueryRunner) {
    const { text } = columnsFor(runner)
    for (const column of ['lastConfirmedOn', 'lastConfirmedBy'])
      await addColumn(runner, 'partnership', text(column, optional))
    const latest = isPostgres(runner)
      ? `SELECT max(source->>'asOf') FROM json_array_elements(CAST("sources" AS json)) AS source`
      : `SELECT max(json_extract(source."value", '$.asOf')) FROM json_each("sources") AS source`
    await runner.query(`UPDATE "partnership" SET "lastConfirmedOn" = (${latest})`)
    await runner.query(
      `UPDATE "partnership" SET "lastConfirmedBy" = 'SOURCE' WHERE "lastConfirmedOn" IS NOT NULL`,
    )
  }

  async down(runner: QueryRunner) {
    for (const column of ['lastConfirmedBy', 'lastConfirmedOn'])
      await dropColumn(runner, 'partnership', column)
  }
}
