import { type MigrationInterface, type QueryRunner, Table } from 'typeorm'
import { columnsFor, index, optional, primary, refersTo } from './columns'

/** What accounts follow, and what they have chosen about being told of it. */
export class FollowRecords1790000023000 implements MigrationInterface {
  async up(runner: QueryRunner) {
    const { text, timestamp } = columnsFor(runner)
    await runner.createTable(
      new Table({
        name: 'follow',
        columns: [
          text('id', primary),
          ...[text('accountId'), text('recordId'), text('position')],
          timestamp('createdAt'),
        ],
        indices: [{ ...index('accountId', 'recordId'), isUnique: true }, index('recordId')],
        foreignKeys: [refersTo('account', 'accountId', 'CASCADE')],
      }),
    )
    await runner.createTable(
      new Table({
        name: 'follow_settings',
        columns: [
          text('accountId', primary),
          ...[text('letters'), text('letterToken'), text('letterPosition')],
          timestamp('nextLetterAt', optional),
          ...[text('readThrough', optional), text('feedNonce', optional), text('feedDigest', optional)],
        ],
        indices: [
          { ...index('letterToken'), isUnique: true },
          { ...index('feedDigest'), isUnique: true },
          index('nextLetterAt'),
        ],
        foreignKeys: [refersTo('account', 'accountId', 'CASCADE')],
      }),
    )
  }

  async down(runner: QueryRunner) {
    await runner.dropTable('follow_settings')
    await runner.dropTable('follow')
  }
}
