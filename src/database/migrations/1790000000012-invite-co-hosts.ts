import { type MigrationInterface, type QueryRunner, Table } from 'typeorm'
import { columnsFor, index, primary, refersTo } from './columns'

/** Partnerships that are asked to organise the events of others with them. */
export class InviteCoHosts1790000000012 implements MigrationInterface {
  async up(runner: QueryRunner) {
    const { text, timestamp } = columnsFor(runner)
    await runner.createTable(
      new Table({
        name: 'co_host_invitation',
        columns: [text('eventId', primary), text('partnershipId', primary), timestamp('invitedAt')],
        indices: [index('partnershipId')],
        foreignKeys: [
          refersTo('event', 'eventId', 'CASCADE'),
          refersTo('partnership', 'partnershipId', 'CASCADE'),
        ],
      }),
    )
  }

  async down(runner: QueryRunner) {
    await runner.dropTable('co_host_invitation')
  }
}
