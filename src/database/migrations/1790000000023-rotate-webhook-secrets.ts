import type { MigrationInterface, QueryRunner } from 'typeorm'
import { addColumn, dropColumn } from './alter-table'
import { columnsFor, optional } from './columns'

/** The secret of a webhook before its last one, and until when it signs too. */
export class RotateWebhookSecrets1790000000023 implements MigrationInterface {
  async up(runner: QueryRunner) {
    const { text, timestamp } = columnsFor(runner)
    await addColumn(runner, 'webhook', text('formerSecret', optional))
    await addColumn(runner, 'webhook', timestamp('formerSecretUntil', optional))
  }

  async down(runner: QueryRunner) {
    await dropColumn(runner, 'webhook', 'formerSecretUntil')
    await dropColumn(runner, 'webhook', 'formerSecret')
  }
}
