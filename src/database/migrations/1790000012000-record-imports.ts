import { type MigrationInterface, type QueryRunner, Table, TableIndex } from 'typeorm'
import { addColumn, dropColumn, dropIndex } from './alter-table'
import { columnsFor, index, optional, primary, refersTo } from './columns'

/** Imports, which changes they made, and what was there before: so that they can be undone. */
export class RecordImports1790000012000 implements MigrationInterface {
  async up(runner: QueryRunner) {
    const { text, json, boolean, integer, timestamp } = columnsFor(runner)
    const counts = ['rows', 'created', 'updated', 'removed', 'unchanged', 'waiting', 'skipped', 'refused']
    await runner.createTable(
      new Table({
        name: 'import',
        columns: [
          text('id', primary),
          ...['kind', 'storedState', 'type'].map((name) => text(name)),
          ...['fileName', 'fileHash', 'source', 'columnsHash'].map((name) => text(name, optional)),
          timestamp('startedAt'),
          timestamp('endedAt', optional),
          timestamp('aliveUntil'),
          boolean('isOperators'),
          ...counts.map((name) => integer(name, { default: 0 })),
          integer('fromSequence'),
          ...['position', 'accountId', 'undoesId'].map((name) => text(name, optional)),
        ],
        indices: [
          { ...index('undoesId'), isUnique: true },
          index('startedAt', 'id'),
          index('accountId', 'startedAt', 'id'),
        ],
        foreignKeys: [
          refersTo('account', 'accountId', 'SET NULL'),
          refersTo('import', 'undoesId', 'SET NULL'),
        ],
      }),
    )
    await runner.createTable(
      new Table({
        name: 'undo_conflict',
        columns: [
          text('id', primary),
          ...['reason', 'message', 'recordId', 'recordClass'].map((name) => text(name)),
          json('fields'),
          text('changeId', optional),
          text('importId'),
        ],
        indices: [index('importId', 'id')],
        foreignKeys: [refersTo('import', 'importId', 'CASCADE')],
      }),
    )
    for (const column of [
      text('importId', optional),
      json('storedBefore', optional),
      text('reason', optional),
    ])
      await addColumn(runner, 'change', column)
    await runner.createIndex('change', new TableIndex(index('importId', 'id')))
    await runner.createIndex('external_key', new TableIndex(index('recordId')))
  }

  async down(runner: QueryRunner) {
    await dropIndex(runner, 'external_key', index('recordId'))
    await dropIndex(runner, 'change', index('importId', 'id'))
    for (const column of ['reason', 'storedBefore', 'importId']) await dropColumn(runner, 'change', column)
    await runner.dropTable('undo_conflict')
    await runner.dropTable('import')
  }
}
