import { type MigrationInterface, type QueryRunner, Table } from 'typeorm'
import { columnsFor, index, optional, primary, refersTo } from './columns'

/** Changes of published partnerships that wait for an editor, with the territories that they propose. */
export class CreatePendingChanges1790000006000 implements MigrationInterface {
  async up(runner: QueryRunner) {
    const { text, json, boolean, timestamp } = columnsFor(runner)
    await runner.createTable(
      new Table({
        name: 'pending_change',
        columns: [
          text('id', primary),
          ...['state', 'partnershipId'].map((name) => text(name)),
          ...['statement', 'proposedById', 'decidedById'].map((name) => text(name, optional)),
          json('storedDifferences'),
          boolean('changesTerritories'),
          timestamp('createdAt'),
          timestamp('decidedAt', optional),
        ],
        indices: [
          { ...index('partnershipId'), isUnique: true, where: `"state" = 'PENDING'` },
          index('partnershipId', 'createdAt', 'id'),
          index('proposedById', 'createdAt', 'id'),
          index('decidedById'),
          index('state', 'createdAt', 'id'),
        ],
        foreignKeys: [
          refersTo('partnership', 'partnershipId', 'CASCADE'),
          refersTo('account', 'proposedById', 'SET NULL'),
          refersTo('account', 'decidedById', 'SET NULL'),
        ],
      }),
    )
    await runner.createTable(
      new Table({
        name: 'pending_change_territory',
        columns: [text('pendingChangeId', primary), text('territoryId', primary)],
        indices: [index('pendingChangeId'), index('territoryId')],
        foreignKeys: [
          { ...refersTo('pending_change', 'pendingChangeId', 'CASCADE'), onUpdate: 'CASCADE' },
          { ...refersTo('territory', 'territoryId', 'CASCADE'), onUpdate: 'CASCADE' },
        ],
      }),
    )
  }

  async down(runner: QueryRunner) {
    await runner.dropTable('pending_change_territory')
    await runner.dropTable('pending_change')
  }
}
