import { type MigrationInterface, type QueryRunner, Table } from 'typeorm'
import { columnsFor, index, optional, primary, refersTo } from './columns'

/** The keys by which programs of partner organisations are known. */
export class IssueApiKeys1790000000021 implements MigrationInterface {
  async up(runner: QueryRunner) {
    const { text, json, integer, timestamp } = columnsFor(runner)
    await runner.createTable(
      new Table({
        name: 'api_key',
        columns: [
          text('id', primary),
          ...['name', 'prefix', 'digest'].map((name) => text(name)),
          json('scopes'),
          integer('requestsPerMinute', optional),
          ...['createdAt', 'expiresAt'].map((name) => timestamp(name)),
          ...['lastUsedAt', 'revokedAt'].map((name) => timestamp(name, optional)),
          ...['organisationId', 'createdById'].map((name) => text(name, optional)),
        ],
        indices: [
          { ...index('digest'), isUnique: true },
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
  }

  async down(runner: QueryRunner) {
    await runner.dropTable('api_key')
  }
}
