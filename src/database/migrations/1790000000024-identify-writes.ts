import { randomUUID } from 'node:crypto'
import type { MigrationInterface, QueryRunner } from 'typeorm'
import { addColumn, dropColumn } from './alter-table'
import { columnsFor } from './columns'

/** The newest write has an id: after a restore, numbers come again and stand for other writes. */
export class IdentifyWrites1790000000024 implements MigrationInterface {
  async up(runner: QueryRunner) {
    await addColumn(runner, 'registry', columnsFor(runner).text('writeId', { default: `''` }))
    await runner.query(`UPDATE "registry" SET "writeId" = '${randomUUID()}'`)
  }

  async down(runner: QueryRunner) {
    await dropColumn(runner, 'registry', 'writeId')
  }
}
