import type { MigrationInterface, QueryRunner } from 'typeorm'
import { addColumn, dropColumn } from './alter-table'
import { columnsFor } from './columns'

/** Which write was the last of each table: answers that read others are still good. */
export class NoteWrittenTables1790000016000 implements MigrationInterface {
  async up(runner: QueryRunner) {
    await addColumn(runner, 'registry', columnsFor(runner).text('tableWrites', { default: `'{}'` }))
  }

  async down(runner: QueryRunner) {
    await dropColumn(runner, 'registry', 'tableWrites')
  }
}
