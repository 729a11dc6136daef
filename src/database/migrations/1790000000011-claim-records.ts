import { type MigrationInterface, type QueryRunner, Table } from 'typeorm'
import { columnsFor, index, optional, primary, refersTo } from './columns'

/** Who asks to keep the record of a partnership or an organisation, and what became of it. */
export class ClaimRecords1790000000011 implements MigrationInterface {
  async up(runner: QueryRunner) {
    const { text, timestamp } = columnsFor(runner)
    await runner.createTable(
      new Table({
        name: 'claim',
        columns: [
          text('id', primary),
          ...['reason', 'state', 'subjectId', 'claimantId'].map((name) => text(name)),
          ...['statement', 'decidedById'].map((name) => text(name, optional)),
          timestamp('createdAt'),
          timestamp('decidedAt', optional),
        ],
        indices: [
          { ...index('claimantId', 'subjectId'), isUnique: true, where: `"state" = 'PENDING'` },
          index('claimantId', 'createdAt', 'id'),
          index('state', 'createdAt', 'id'),
          index('subjectId'),
        ],
        foreignKeys: [
          refersTo('account', 'claimantId', 'CASCADE'),
          refersTo('account', 'decidedById', 'SET NULL'),
        ],
      }),
    )
  }

  async down(runner: QueryRunner) {
    await runner.dropTable('claim')
  }
}
