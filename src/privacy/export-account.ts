import sql from 'sql-template-tag'
import type { Context } from '../shared/context'
import { signedIn } from '../shared/signed-in'

/** Everything that is kept about an account, but the digests of its password and tokens, which say nothing to anybody. */
export async function exportAccount(context: Context): Promise<object> {
  const { accountId } = signedIn(context)
  const read = async (names: readonly string[], from: ReturnType<typeof sql>) =>
    (await context.reader.all(from)).map((row) =>
      Object.fromEntries(names.map((name, index) => [name, row[index]])),
    )
  const [account] = await read(
    ['id', 'displayName', 'email', 'emailVerifiedAt', 'createdAt'],
    sql`SELECT "id", "displayName", "email", "emailVerifiedAt", "createdAt" FROM "account" WHERE "id" = ${accountId}`,
  )
  return {
    exportedAt: context.now.toISOString(),
    account,
    sessions: await read(
      ['id', 'createdAt', 'expiresAt', 'revokedAt'],
      sql`SELECT "id", "createdAt", "expiresAt", "revokedAt" FROM "account_session" WHERE "accountId" = ${accountId} ORDER BY "createdAt", "id"`,
    ),
    comments: await read(
      ['id', 'subjectId', 'parentId', 'state', 'text', 'createdAt', 'editedAt', 'idempotencyKey'],
      sql`SELECT "id", "subjectId", "parentId", "state", "text", "createdAt", "editedAt", "idempotencyKey" FROM "comment"
        WHERE "authorId" = ${accountId} ORDER BY "createdAt", "id"`,
    ),
  }
}
