import { type MigrationInterface, type QueryRunner, TableColumn } from 'typeorm'
import { columnsFor, optional } from './columns'

/** The secret of a webhook before its last one, and until when it signs too. */
export class RotateWebhookSecrets1790000000023 implements MigrationInterface {
  async up(runner: QueryRunner) {
    const { text, timestamp } = columnsFor(runner)
    await runner.addColumn('webhook', new TableColumn(text('formerSecret', optional)))
    await runner.addColumn('webhook', new TableColumn(timestamp('formerSecretUntil', optional)))
  }

  async down(runner: QueryRunner) {
    await runner.dropColumn('webhook', 'formerSecretUntil')
    await runner.dropColumn('webhook', 'formerSecret')
  }
}
