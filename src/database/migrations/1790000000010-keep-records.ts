import { type MigrationInterface, type QueryRunner, Table } from 'typeorm'
import { addColumn, dropColumn } from './alter-table'
import { columnsFor, primary, refersTo } from './columns'

const VERSIONED = ['agreement', 'membership']

/** What those who keep records need: what they submitted under a key, and versions of what had none. */
export class KeepRecords1790000000010 implements MigrationInterface {
  async up(runner: QueryRunner) {
    const { text, json, integer, timestamp } = columnsFor(runner)
    for (const table of VERSIONED) await addColumn(runner, table, integer('version', { default: 1 }))
    await runner.createTable(
      new Table({
        name: 'submission',
        columns: [
          text('accountId', primary),
          text('idempotencyKey', primary),
          text('digest'),
          text('recordId'),
          json('warnings'),
          timestamp('createdAt'),
        ],
        foreignKeys: [refersTo('account', 'accountId', 'CASCADE')],
      }),
    )
  }

  async down(runner: QueryRunner) {
    await runner.dropTable('submission')
    for (const table of VERSIONED) await dropColumn(runner, table, 'version')
  }
}
