import { type MigrationInterface, type QueryRunner, Table, TableIndex } from 'typeorm'
import { addColumn, dropColumn, dropIndex } from './alter-table'
import { columnsFor, index, optional, primary, refersTo } from './columns'

const RECEIPTS = index('receiptDigest')

/** Notices of illegal content by people without an account. */
export class CreateNotices1790000024003 implements MigrationInterface {
  async up(runner: QueryRunner) {
    const { text } = columnsFor(runner)
    await addColumn(runner, 'report', text('receiptDigest', optional))
    await runner.createIndex('report', new TableIndex({ ...RECEIPTS, isUnique: true }))
    await runner.createTable(
      new Table({
        name: 'notifier',
        columns: [
          text('reportId', primary),
          text('name', optional),
          text('email', optional),
          text('language'),
        ],
        indices: [index('email')],
        foreignKeys: [refersTo('report', 'reportId', 'CASCADE')],
      }),
    )
  }

  async down(runner: QueryRunner) {
    await runner.dropTable('notifier')
    await dropIndex(runner, 'report', RECEIPTS)
    await dropColumn(runner, 'report', 'receiptDigest')
  }
}
