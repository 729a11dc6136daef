import { type MigrationInterface, type QueryRunner, Table } from 'typeorm'
import { columnsFor, index, optional, primary, refersTo } from './columns'

/** Appeals against decisions, one for each at most. */
export class CreateAppeals1790000024002 implements MigrationInterface {
  async up(runner: QueryRunner) {
    const { text, boolean, timestamp } = columnsFor(runner)
    await runner.createTable(
      new Table({
        name: 'appeal',
        columns: [
          text('id', primary),
          ...['state', 'decisionId'].map((name) => text(name)),
          ...['reason', 'statement', 'appellantId', 'decidedById'].map((name) => text(name, optional)),
          boolean('isUndone', optional),
          timestamp('createdAt'),
          timestamp('decidedAt', optional),
        ],
        indices: [
          { ...index('decisionId'), isUnique: true },
          index('state', 'createdAt', 'id'),
          index('appellantId'),
          index('decidedById'),
        ],
        foreignKeys: [
          refersTo('moderation_decision', 'decisionId', 'CASCADE'),
          refersTo('account', 'appellantId', 'SET NULL'),
          refersTo('account', 'decidedById', 'SET NULL'),
        ],
      }),
    )
  }

  async down(runner: QueryRunner) {
    await runner.dropTable('appeal')
  }
}
