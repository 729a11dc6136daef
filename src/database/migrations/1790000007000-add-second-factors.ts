import { type MigrationInterface, type QueryRunner, Table } from 'typeorm'
import { addColumn, dropColumn } from './alter-table'
import { columnsFor, index, optional, primary, refersTo } from './columns'

/** Authenticator apps of accounts, their recovery codes, and the sessions that were signed in to with them. */
export class AddSecondFactors1790000007000 implements MigrationInterface {
  async up(runner: QueryRunner) {
    const { boolean, integer, text, timestamp } = columnsFor(runner)
    await runner.createTable(
      new Table({
        name: 'second_factor',
        columns: [
          text('accountId', primary),
          text('encryptedSecret'),
          timestamp('createdAt'),
          timestamp('confirmedAt', optional),
          integer('lastStep', { default: 0 }),
        ],
        foreignKeys: [refersTo('account', 'accountId', 'CASCADE')],
      }),
    )
    await runner.createTable(
      new Table({
        name: 'recovery_code',
        columns: [text('codeHash', primary), text('accountId')],
        indices: [index('accountId')],
        foreignKeys: [refersTo('account', 'accountId', 'CASCADE')],
      }),
    )
    await addColumn(runner, 'account_session', boolean('hasSecondFactor', { default: false }))
  }

  async down(runner: QueryRunner) {
    await dropColumn(runner, 'account_session', 'hasSecondFactor')
    await runner.dropTable('recovery_code')
    await runner.dropTable('second_factor')
  }
}
