import { type MigrationInterface, type QueryRunner, TableIndex } from 'typeorm'
import { addReference, dropIndex } from './alter-table'
import { index, refersTo } from './columns'

const ONE_LEADER = {
  ...index('partnershipId'),
  isUnique: true,
  where: `"role" = 'LEADER' AND "status" = 'ACTIVE'`,
}

/** Who asked to join for residents, and the rule that at most one member leads. */
export class JoinPartnerships1790000000016 implements MigrationInterface {
  async up(runner: QueryRunner) {
    await addReference(runner, 'membership', refersTo('account', 'appliedById', 'SET NULL'))
    for (const each of [index('appliedById'), ONE_LEADER])
      await runner.createIndex('membership', new TableIndex(each))
  }

  async down(runner: QueryRunner) {
    for (const each of [ONE_LEADER, index('appliedById')]) await dropIndex(runner, 'membership', each)
    // Where it is older than `addReference`, SQLite does not drop it by itself.
    await runner.dropColumn('membership', 'appliedById')
  }
}
