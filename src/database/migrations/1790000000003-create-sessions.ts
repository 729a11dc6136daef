import { type MigrationInterface, type QueryRunner, Table, TableColumn, TableIndex } from 'typeorm'
import { addColumn, dropColumn, dropIndex } from './alter-table'
import { columnsFor, index, optional, primary, refersTo } from './columns'

/** What an account signs in with, and the sessions that come of it. */
export class CreateSessions1790000000003 implements MigrationInterface {
  async up(runner: QueryRunner) {
    const { text, timestamp } = columnsFor(runner)
    await runner.addColumns(
      'account',
      [
        text('email', { ...optional, isUnique: true }),
        text('passwordHash', optional),
        timestamp('emailVerifiedAt', optional),
      ].map((column) => new TableColumn(column)),
    )
    await runner.createTable(
      new Table({
        name: 'account_session',
        columns: [
          text('id', primary),
          text('accountId'),
          text('tokenHash', { isUnique: true }),
          timestamp('createdAt'),
          timestamp('expiresAt'),
          timestamp('revokedAt', optional),
        ],
        indices: [index('accountId')],
        foreignKeys: [refersTo('account', 'accountId', 'CASCADE')],
      }),
    )
    await runner.createTable(
      new Table({
        name: 'used_token',
        columns: [text('tokenHash', primary), text('sessionId')],
        indices: [index('sessionId')],
        foreignKeys: [refersTo('account_session', 'sessionId', 'CASCADE')],
      }),
    )
    await addColumn(runner, 'comment', text('idempotencyKey', optional))
    await runner.createIndex(
      'comment',
      new TableIndex({ columnNames: ['authorId', 'idempotencyKey'], isUnique: true }),
    )
  }

  async down(runner: QueryRunner) {
    await dropIndex(runner, 'comment', index('authorId', 'idempotencyKey'))
    await dropColumn(runner, 'comment', 'idempotencyKey')
    await runner.dropTable('used_token')
    await runner.dropTable('account_session')
    await runner.dropColumns('account', ['email', 'passwordHash', 'emailVerifiedAt'])
  }
}
