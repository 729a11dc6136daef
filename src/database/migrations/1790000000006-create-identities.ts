import { type MigrationInterface, type QueryRunner, Table, TableColumn } from 'typeorm'
import { addColumn, dropColumn } from './alter-table'
import { columnsFor, index, optional, primary, refersTo } from './columns'

/** Who signs in with an identity provider; and when used refresh tokens may be forgotten. */
export class CreateIdentities1790000000006 implements MigrationInterface {
  async up(runner: QueryRunner) {
    const { text, timestamp } = columnsFor(runner)
    await runner.createTable(
      new Table({
        name: 'identity',
        columns: [
          text('subjectHash', primary),
          text('issuer'),
          text('accountId', optional),
          timestamp('createdAt'),
          timestamp('refusedBefore', optional),
        ],
        indices: [index('accountId')],
        foreignKeys: [refersTo('account', 'accountId', 'SET NULL')],
      }),
    )
    const expiresAt = timestamp('expiresAt', optional)
    await addColumn(runner, 'used_token', expiresAt)
    // Their sessions expire no earlier than they would have.
    await runner.query(
      'UPDATE "used_token" SET "expiresAt" = (SELECT "expiresAt" FROM "account_session" WHERE "id" = "sessionId")',
    )
    await runner.changeColumn(
      'used_token',
      new TableColumn(expiresAt),
      new TableColumn(timestamp('expiresAt')),
    )
  }

  async down(runner: QueryRunner) {
    await dropColumn(runner, 'used_token', 'expiresAt')
    await runner.dropTable('identity')
  }
}
