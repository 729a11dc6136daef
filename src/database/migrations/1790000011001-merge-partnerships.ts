import { type MigrationInterface, type QueryRunner, Table } from 'typeorm'
import { columnsFor, index, optional, primary, refersTo } from './columns'

/** Which partnerships stand in the place of others that described the same. */
export class MergePartnerships1790000011001 implements MigrationInterface {
  async up(runner: QueryRunner) {
    const { text, timestamp } = columnsFor(runner)
    await runner.createTable(
      new Table({
        name: 'merged_partnership',
        columns: [text('id', primary), text('krs', optional), text('intoId'), timestamp('mergedAt')],
        indices: [index('krs'), index('intoId')],
        foreignKeys: [refersTo('partnership', 'intoId', 'CASCADE')],
      }),
    )
  }

  async down(runner: QueryRunner) {
    await runner.dropTable('merged_partnership')
  }
}
