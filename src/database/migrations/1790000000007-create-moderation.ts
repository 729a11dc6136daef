import { type MigrationInterface, type QueryRunner, Table } from 'typeorm'
import { addColumn, dropColumn } from './alter-table'
import { columnsFor, index, optional, primary, refersTo } from './columns'

/** What people report, what waits for moderators, and what they decided. */
export class CreateModeration1790000000007 implements MigrationInterface {
  async up(runner: QueryRunner) {
    const { text, timestamp } = columnsFor(runner)
    await addColumn(runner, 'account', timestamp('suspendedUntil', optional))
    await runner.createTable(
      new Table({
        name: 'moderation_case',
        columns: [
          text('id', primary),
          text('subjectId'),
          timestamp('openedAt'),
          timestamp('closedAt', optional),
        ],
        indices: [index('subjectId'), index('closedAt', 'openedAt', 'id')],
      }),
    )
    await runner.createTable(
      new Table({
        name: 'report',
        columns: [
          text('id', primary),
          ...['reason', 'subjectId', 'caseId'].map((name) => text(name)),
          text('note', optional),
          text('reporterId', optional),
          text('aboutId', optional),
          timestamp('createdAt'),
        ],
        indices: [
          { columnNames: ['reporterId', 'caseId'], isUnique: true },
          index('aboutId'),
          index('caseId', 'createdAt', 'id'),
        ],
        foreignKeys: [
          refersTo('moderation_case', 'caseId', 'CASCADE'),
          refersTo('account', 'reporterId', 'SET NULL'),
        ],
      }),
    )
    await runner.createTable(
      new Table({
        name: 'moderation_decision',
        columns: [
          text('id', primary),
          ...['kind', 'subjectId'].map((name) => text(name)),
          ...['reason', 'statement', 'setTo', 'aboutId', 'decidedById'].map((name) => text(name, optional)),
          timestamp('decidedAt'),
        ],
        indices: [index('subjectId', 'decidedAt', 'id'), index('decidedAt', 'id'), index('aboutId')],
        foreignKeys: [refersTo('account', 'decidedById', 'SET NULL')],
      }),
    )
  }

  async down(runner: QueryRunner) {
    for (const table of ['moderation_decision', 'report', 'moderation_case']) await runner.dropTable(table)
    await dropColumn(runner, 'account', 'suspendedUntil')
  }
}
