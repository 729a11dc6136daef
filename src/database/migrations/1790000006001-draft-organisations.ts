import { type MigrationInterface, type QueryRunner, TableIndex } from 'typeorm'
import { addColumn, addReference, dropColumn, dropIndex } from './alter-table'
import { columnsFor, index, optional, refersTo } from './columns'

/** Public institutions stay drafts until an editor publishes them. Those that are there everybody has seen. */
export class DraftOrganisations1790000006001 implements MigrationInterface {
  async up(runner: QueryRunner) {
    await addColumn(runner, 'organisation', columnsFor(runner).timestamp('publishedAt', optional))
    await runner.query('UPDATE "organisation" SET "publishedAt" = "createdAt"')
    await addReference(runner, 'organisation', refersTo('account', 'enteredById', 'SET NULL'))
    await runner.createIndex('organisation', new TableIndex(index('enteredById')))
  }

  async down(runner: QueryRunner) {
    await dropIndex(runner, 'organisation', index('enteredById'))
    await dropColumn(runner, 'organisation', 'enteredById')
    await dropColumn(runner, 'organisation', 'publishedAt')
  }
}
