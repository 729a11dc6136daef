import { type MigrationInterface, type QueryRunner, Table } from 'typeorm'
import { addColumn, dropColumn } from './alter-table'
import { columnsFor, index, primary, refersTo } from './columns'

/** Letters to accounts: the language of each account, what is to be sent, and the codes that were. */
export class CreateMail1790000000005 implements MigrationInterface {
  async up(runner: QueryRunner) {
    const { text, timestamp, integer } = columnsFor(runner)
    await addColumn(runner, 'account', text('language', { default: "'PL'" }))
    await runner.createTable(
      new Table({
        name: 'outgoing_mail',
        columns: [
          text('id', primary),
          text('kind'),
          text('email'),
          timestamp('createdAt'),
          timestamp('nextAttemptAt'),
          integer('attempts', { default: 0 }),
        ],
        indices: [index('email'), index('nextAttemptAt')],
      }),
    )
    await runner.createTable(
      new Table({
        name: 'mail_token',
        columns: [text('tokenHash', primary), text('accountId'), text('purpose'), timestamp('expiresAt')],
        indices: [index('accountId')],
        foreignKeys: [refersTo('account', 'accountId', 'CASCADE')],
      }),
    )
  }

  async down(runner: QueryRunner) {
    await runner.dropTable('mail_token')
    await runner.dropTable('outgoing_mail')
    await dropColumn(runner, 'account', 'language')
  }
}
