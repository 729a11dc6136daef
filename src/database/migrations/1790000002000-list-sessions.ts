import type { MigrationInterface, QueryRunner } from 'typeorm'
import { addColumn, dropColumn } from './alter-table'
import { columnsFor, optional } from './columns'

/** Sessions tell which program used them and when, and used tokens since when they are. */
export class ListSessions1790000002000 implements MigrationInterface {
  async up(runner: QueryRunner) {
    const { text, timestamp } = columnsFor(runner)
    await addColumn(runner, 'account_session', text('client', optional))
    await addColumn(runner, 'account_session', timestamp('renewedAt', optional))
    await addColumn(runner, 'used_token', timestamp('usedAt', optional))
  }

  async down(runner: QueryRunner) {
    await dropColumn(runner, 'used_token', 'usedAt')
    await dropColumn(runner, 'account_session', 'renewedAt')
    await dropColumn(runner, 'account_session', 'client')
  }
}
