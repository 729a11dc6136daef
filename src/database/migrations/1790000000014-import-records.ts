import { type MigrationInterface, type QueryRunner, Table } from 'typeorm'
import { columnsFor, primary } from './columns'

/** By what other sources call the records that are brought in from them. */
export class ImportRecords1790000000014 implements MigrationInterface {
  async up(runner: QueryRunner) {
    const { text } = columnsFor(runner)
    await runner.createTable(
      new Table({
        name: 'external_key',
        columns: [
          text('source', primary),
          text('recordType', primary),
          text('key', primary),
          text('recordId'),
          text('digest'),
        ],
      }),
    )
  }

  async down(runner: QueryRunner) {
    await runner.dropTable('external_key')
  }
}
