import { type MigrationInterface, type QueryRunner, Table } from 'typeorm'
import { columnsFor, optional, primary, refersTo } from './columns'

/** What accounts may do beyond commenting. */
export class CreateRoles1790000000004 implements MigrationInterface {
  async up(runner: QueryRunner) {
    const { text, timestamp } = columnsFor(runner)
    await runner.createTable(
      new Table({
        name: 'role_grant',
        columns: [
          text('id', primary),
          ...['role', 'scopeId', 'accountId'].map((name) => text(name)),
          text('grantedById', optional),
          timestamp('grantedAt'),
        ],
        indices: [{ columnNames: ['accountId', 'role', 'scopeId'], isUnique: true }],
        foreignKeys: [
          refersTo('account', 'accountId', 'CASCADE'),
          refersTo('account', 'grantedById', 'SET NULL'),
        ],
      }),
    )
  }

  async down(runner: QueryRunner) {
    await runner.dropTable('role_grant')
  }
}
