import sql from 'sql-template-tag'
import { RegistryError } from '../shared/errors'
import type { Writing } from '../shared/writing'

/**
 * Begins every write in an account's name: its row stays locked until commit, so that they come one after the other, and
 * none comes after the account is erased. Answers with the digest of its password.
 */
export async function lockAccount(accountId: string, write: Writing): Promise<string | null> {
  await write.run(sql`UPDATE "account" SET "displayName" = "displayName" WHERE "id" = ${accountId}`)
  const [account] = await write.read<{ passwordHash: string | null }>(
    sql`SELECT "passwordHash" FROM "account" WHERE "id" = ${accountId} AND "erasedAt" IS NULL`,
  )
  if (!account) throw new RegistryError('UNAUTHENTICATED', 'The account is erased.')
  return account.passwordHash
}
