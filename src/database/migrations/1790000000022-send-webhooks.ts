import { type MigrationInterface, type QueryRunner, Table } from 'typeorm'
import { addColumn, dropColumn } from './alter-table'
import { columnsFor, index, optional, primary, refersTo } from './columns'

/** Where public changes are sent to, how far each receiver is, and what became of each message. */
export class SendWebhooks1790000000022 implements MigrationInterface {
  async up(runner: QueryRunner) {
    const { text, json, integer, timestamp } = columnsFor(runner)
    await runner.createTable(
      new Table({
        name: 'webhook',
        columns: [
          text('id', primary),
          ...['url', 'state', 'position', 'secret'].map((name) => text(name)),
          json('types', optional),
          ...['territory', 'holder', 'organisationId', 'createdById'].map((name) => text(name, optional)),
          integer('failures', { default: 0 }),
          ...['createdAt', 'nextAttemptAt'].map((name) => timestamp(name)),
          ...['failingSince', 'heldUntil', 'toldAt'].map((name) => timestamp(name, optional)),
        ],
        indices: [
          index('state', 'nextAttemptAt'),
          index('organisationId', 'createdAt', 'id'),
          index('createdAt', 'id'),
          index('createdById'),
        ],
        foreignKeys: [
          refersTo('organisation', 'organisationId', 'CASCADE'),
          refersTo('account', 'createdById', 'SET NULL'),
        ],
      }),
    )
    await runner.createTable(
      new Table({
        name: 'webhook_delivery',
        columns: [
          text('id', primary),
          ...['messageId', 'kind', 'type', 'recordId', 'webhookId'].map((name) => text(name)),
          ...['attempts', 'milliseconds'].map((name) => integer(name)),
          integer('status', optional),
          text('problem', optional),
          ...['startedAt', 'attemptedAt'].map((name) => timestamp(name)),
          timestamp('deliveredAt', optional),
        ],
        indices: [
          { ...index('webhookId', 'messageId'), isUnique: true },
          index('webhookId', 'attemptedAt', 'id'),
          index('attemptedAt'),
        ],
        foreignKeys: [refersTo('webhook', 'webhookId', 'CASCADE')],
      }),
    )
    await addColumn(runner, 'outgoing_mail', text('about', { default: `''` }))
  }

  async down(runner: QueryRunner) {
    await runner.query(`DELETE FROM "outgoing_mail" WHERE "kind" = 'WEBHOOK_ENDED'`)
    await dropColumn(runner, 'outgoing_mail', 'about')
    await runner.dropTable('webhook_delivery')
    await runner.dropTable('webhook')
  }
}
