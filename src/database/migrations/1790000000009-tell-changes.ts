import { type MigrationInterface, type QueryRunner, Table } from 'typeorm'
import { addColumn, dropColumn } from './alter-table'
import { columnsFor, index, isPostgres, optional, primary } from './columns'

/** The change log, for those who follow it: who did what, what visitors saw of it, and how far back it goes. */
export class TellChanges1790000000009 implements MigrationInterface {
  async up(runner: QueryRunner) {
    const { integer } = columnsFor(runner)
    await runner.renameTable('change', 'former_change')
    await runner.createTable(log(runner))
    const padded = (name: string, width: number) =>
      isPostgres(runner) ? `lpad("${name}"::text, ${width}, '0')` : `printf('%0${width}d', "${name}")`
    await runner.query(`INSERT INTO "change" ("id", "sequence", "at", "kind", "recordClass", "recordId", "storedFields")
      SELECT ${padded('version', 12)} || '.' || ${padded('ordinal', 6)}, "version", "at", "kind", "type", "recordId", "fields" FROM "former_change"`)
    await runner.dropTable('former_change')
    await addColumn(runner, 'registry', integer('changesFrom', { default: 1 }))
    // What visitors saw of earlier changes is not known: who follows begins here.
    await runner.query('UPDATE "registry" SET "changesFrom" = "version" + 1')
  }

  async down(runner: QueryRunner) {
    const { text, json, integer, timestamp } = columnsFor(runner)
    await dropColumn(runner, 'registry', 'changesFrom')
    await runner.renameTable('change', 'later_change')
    await runner.createTable(
      new Table({
        name: 'change',
        columns: [
          integer('version', primary),
          integer('ordinal', primary),
          timestamp('at'),
          ...['kind', 'type', 'recordId'].map((name) => text(name)),
          json('fields', optional),
        ],
        indices: [index('recordId')],
      }),
    )
    await runner.query(`INSERT INTO "change" ("version", "ordinal", "at", "kind", "type", "recordId", "fields")
      SELECT "sequence", CAST(substr("id", 14) AS integer), "at", "kind", "recordClass", "recordId", "storedFields" FROM "later_change"`)
    await runner.dropTable('later_change')
  }
}

function log(runner: QueryRunner): Table {
  const { text, json, integer, boolean, timestamp } = columnsFor(runner)
  return new Table({
    name: 'change',
    columns: [
      text('id', primary),
      integer('sequence'),
      timestamp('at'),
      ...['kind', 'recordClass', 'recordId'].map((name) => text(name)),
      json('storedFields', optional),
      json('storedDifferences', optional),
      text('historyOf', optional),
      boolean('isPublic', { default: false }),
      ...['intoId', 'actorId', 'actorRole'].map((name) => text(name, optional)),
    ],
    indices: [index('recordId'), index('isPublic', 'id'), index('historyOf', 'id'), index('actorId')],
  })
}
