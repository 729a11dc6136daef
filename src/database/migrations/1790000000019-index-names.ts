import { type MigrationInterface, type QueryRunner, TableIndex } from 'typeorm'
import { dropIndex } from './alter-table'
import { index } from './columns'

const SEARCHED = ['partnership', 'event', 'organisation', 'guide']

/** Whose name begins with what is searched for comes first. */
export class IndexNames1790000000019 implements MigrationInterface {
  async up(runner: QueryRunner) {
    for (const table of SEARCHED) await runner.createIndex(table, new TableIndex(index('nameFolded', 'id')))
  }

  async down(runner: QueryRunner) {
    for (const table of SEARCHED) await dropIndex(runner, table, index('nameFolded', 'id'))
  }
}
