import { type MigrationInterface, type QueryRunner, TableIndex } from 'typeorm'
import { dropIndex } from './alter-table'
import { index } from './columns'

/** Which event ends next is asked for each answer that tells upcoming events from others. */
export class IndexEventEnds1790000000008 implements MigrationInterface {
  async up(runner: QueryRunner) {
    await runner.createIndex('event', new TableIndex(index('endsAt')))
  }

  async down(runner: QueryRunner) {
    await dropIndex(runner, 'event', index('endsAt'))
  }
}
