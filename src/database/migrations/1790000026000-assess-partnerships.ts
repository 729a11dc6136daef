import { type MigrationInterface, type QueryRunner, Table } from 'typeorm'
import { columnsFor, index, primary, refersTo } from './columns'

/** What organisers say of their partnership to each other alone. */
export class AssessPartnerships1790000026000 implements MigrationInterface {
  async up(runner: QueryRunner) {
    const { text, json, timestamp } = columnsFor(runner)
    await runner.createTable(
      new Table({
        name: 'self_assessment',
        columns: [
          text('partnershipId', primary),
          text('accountId', primary),
          json('answers'),
          timestamp('answeredAt'),
        ],
        indices: [index('accountId')],
        foreignKeys: [
          refersTo('partnership', 'partnershipId', 'CASCADE'),
          refersTo('account', 'accountId', 'CASCADE'),
        ],
      }),
    )
  }

  async down(runner: QueryRunner) {
    await runner.dropTable('self_assessment')
  }
}
