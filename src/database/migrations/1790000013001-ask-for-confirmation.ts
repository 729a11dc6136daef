import type { MigrationInterface, QueryRunner } from 'typeorm'
import { addColumn, dropColumn } from './alter-table'
import { columnsFor, optional } from './columns'

/** When an organiser was last asked to confirm a record, and who wants no such letters. */
export class AskForConfirmation1790000013001 implements MigrationInterface {
  async up(runner: QueryRunner) {
    const { timestamp, boolean } = columnsFor(runner)
    await addColumn(runner, 'role_grant', timestamp('askedAt', optional))
    await addColumn(runner, 'account', boolean('confirmationLetters', { default: true }))
  }

  async down(runner: QueryRunner) {
    await dropColumn(runner, 'account', 'confirmationLetters')
    await dropColumn(runner, 'role_grant', 'askedAt')
  }
}
