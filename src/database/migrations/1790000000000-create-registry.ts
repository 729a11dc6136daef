import { type MigrationInterface, type QueryRunner, Table } from 'typeorm'
import { columnsFor, optional, primary } from './columns'

/** The ground of all writes, and the sectors. */
export class CreateRegistry1790000000000 implements MigrationInterface {
  async up(runner: QueryRunner) {
    const { text, json, integer, timestamp } = columnsFor(runner)
    await runner.createTable(
      new Table({ name: 'registry', columns: [integer('id', primary), integer('version')] }),
    )
    await runner.query('INSERT INTO "registry" ("id", "version") VALUES (1, 0)')
    await runner.createTable(
      new Table({
        name: 'change',
        columns: [
          integer('version', primary),
          integer('ordinal', primary),
          timestamp('at'),
          text('kind'),
          text('type'),
          text('recordId'),
          json('fields', optional),
        ],
        indices: [{ columnNames: ['recordId'] }],
      }),
    )
    await runner.createTable(
      new Table({
        name: 'sector',
        columns: [
          text('id', primary),
          text('code', { isUnique: true }),
          json('names'),
          json('descriptions'),
          json('contributions'),
        ],
      }),
    )
  }

  async down(runner: QueryRunner) {
    for (const table of ['sector', 'change', 'registry']) await runner.dropTable(table)
  }
}
