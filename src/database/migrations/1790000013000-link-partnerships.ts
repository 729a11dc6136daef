import { type MigrationInterface, type QueryRunner, Table } from 'typeorm'
import { columnsFor, index, optional, primary, refersTo } from './columns'

/** What partnerships are to each other: successors, parts, the same. */
export class LinkPartnerships1790000013000 implements MigrationInterface {
  async up(runner: QueryRunner) {
    const { text, integer, json } = columnsFor(runner)
    await runner.createTable(
      new Table({
        name: 'partnership_link',
        columns: [
          text('id', primary),
          ...['kind', 'partnershipId'].map((name) => text(name)),
          ...['otherId', 'url', 'since', 'until', 'awaitsId'].map((name) => text(name, optional)),
          json('sources'),
          integer('version', { default: 1 }),
        ],
        indices: [
          { ...index('partnershipId', 'kind', 'otherId'), isUnique: true },
          { ...index('partnershipId', 'url'), isUnique: true },
          index('otherId', 'kind'),
          index('awaitsId'),
        ],
        foreignKeys: [
          refersTo('partnership', 'partnershipId', 'CASCADE'),
          refersTo('partnership', 'otherId', 'CASCADE'),
          refersTo('partnership', 'awaitsId', 'CASCADE'),
        ],
      }),
    )
  }

  async down(runner: QueryRunner) {
    await runner.dropTable('partnership_link')
  }
}
