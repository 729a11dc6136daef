import { domainToUnicode } from 'node:url'
import type { MigrationInterface, QueryRunner } from 'typeorm'
import { isPostgres } from './columns'

const ENCODED = /(?<=[@.])xn--/

/** Domains are stored as people read them, so that both spellings of an address are one account. */
export class FoldAddresses1790000002001 implements MigrationInterface {
  async up(runner: QueryRunner) {
    const rows: { id: string; email: string }[] = await runner.query(
      `SELECT "id", "email" FROM "account" WHERE "email" LIKE '%xn--%' ORDER BY "createdAt", "id"`,
    )
    const taken = new Set(
      (await runner.query(`SELECT "email" FROM "account" WHERE "email" IS NOT NULL`)).map(
        ({ email }: { email: string }) => email,
      ),
    )
    for (const { id, email } of rows.filter((row) => ENCODED.test(row.email))) {
      const at = email.lastIndexOf('@') + 1
      const folded = email.slice(0, at) + domainToUnicode(email.slice(at))
      // Who has the other spelling already stays as they are.
      if (taken.has(folded) || folded.length === at) continue
      const [first, second] = isPostgres(runner) ? ['$1', '$2'] : ['?', '?']
      await runner.query(`UPDATE "account" SET "email" = ${first} WHERE "id" = ${second}`, [folded, id])
      taken.add(folded)
    }
  }

  /** Both spellings reach the same mailbox. */
  async down() {}
}
