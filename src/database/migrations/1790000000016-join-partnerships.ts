import { type MigrationInterface, type QueryRunner, TableColumn, TableForeignKey, TableIndex } from 'typeorm'
import { columnsFor, index, optional, refersTo } from './columns'

const ONE_LEADER = {
  ...index('partnershipId'),
  isUnique: true,
  where: `"role" = 'LEADER' AND "status" = 'ACTIVE'`,
}

/** Who asked to join for residents, and the rule that at most one member leads. */
export class JoinPartnerships1790000000016 implements MigrationInterface {
  async up(runner: QueryRunner) {
    const { text } = columnsFor(runner)
    await runner.addColumn('membership', new TableColumn(text('appliedById', optional)))
    await runner.createForeignKey(
      'membership',
      new TableForeignKey(refersTo('account', 'appliedById', 'SET NULL')),
    )
    for (const each of [index('appliedById'), ONE_LEADER])
      await runner.createIndex('membership', new TableIndex(each))
  }

  async down(runner: QueryRunner) {
    const membership = await runner.getTable('membership')
    const oneLeader = membership?.indices.find(({ isUnique }) => isUnique)
    if (oneLeader) await runner.dropIndex('membership', oneLeader)
    await runner.dropColumn('membership', 'appliedById')
  }
}
