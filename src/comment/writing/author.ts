import sql from 'sql-template-tag'
import type { Context } from '../../shared/context'
import { RegistryError } from '../../shared/errors'
import type { Writing } from '../../shared/writing'

/** How many comments one account may write in a time. */
const MOST_COMMENTS = 10
const WITHIN_MS = 5 * 60_000

/** An account writes one thing at a time: its row stays locked until commit, so that limits and keys hold exactly. */
export async function lockAuthor(accountId: string, write: Writing) {
  const { affected } = await write.manager
    .createQueryBuilder()
    .update('Account')
    .set({ displayName: () => '"displayName"' })
    .where('id = :accountId AND "erasedAt" IS NULL', { accountId })
    .execute()
  if (affected !== 1) throw new RegistryError('UNAUTHENTICATED', 'The account is erased.')
}

export async function refuseHaste(
  accountId: string,
  { context, write }: { context: Context; write: Writing },
) {
  const since = new Date(context.now.getTime() - WITHIN_MS).toISOString()
  const recent = await write.read<{ createdAt: string }>(sql`SELECT "createdAt" FROM "comment"
    WHERE "authorId" = ${accountId} AND "createdAt" > ${since} ORDER BY "createdAt" DESC LIMIT ${MOST_COMMENTS}`)
  const oldest = recent[MOST_COMMENTS - 1]
  if (!oldest) return
  const seconds = Math.ceil((Date.parse(oldest.createdAt) + WITHIN_MS - context.now.getTime()) / 1000)
  throw new RegistryError(
    'RATE_LIMITED',
    `You may write ${MOST_COMMENTS} comments in ${WITHIN_MS / 60_000} minutes. Try again in ${seconds} s.`,
    { retryAfterSeconds: seconds },
  )
}
