import sql from 'sql-template-tag'
import { IsNull } from 'typeorm'
import type { Writing } from '../../../core/change-log/write'
import type { SignedIn } from '../../../core/viewer'
import { AccountSession } from './account-session.entity'

type Ending = Pick<SignedIn, 'accountId' | 'sessionId' | 'tokenIssuedAt'>

/** Ends the session of a token: our own, or, where an identity provider keeps it, all that it has issued so far. */
export async function endSession(ending: Ending, write: Writing, now: Date): Promise<void> {
  if (ending.sessionId === null) return refuseIssued(ending, write, now)
  await write.manager.update(AccountSession, { id: ending.sessionId }, { revokedAt: now.toISOString() })
}

/** Ends all sessions of an account, and refuses what an identity provider has issued for it so far. */
export async function endEverySession(
  ending: Pick<Ending, 'accountId' | 'tokenIssuedAt'>,
  write: Writing,
  now: Date,
): Promise<void> {
  const open = { accountId: ending.accountId, revokedAt: IsNull() }
  await write.manager.update(AccountSession, open, { revokedAt: now.toISOString() })
  await refuseIssued(ending, write, now)
}

/** The clock of the provider may be ahead of ours: its token that is shown now was issued by now. Never takes back a refusal. */
export async function refuseIssued(
  { accountId, tokenIssuedAt }: Pick<Ending, 'accountId' | 'tokenIssuedAt'>,
  write: Writing,
  now: Date,
) {
  const until = new Date(Math.max(now.getTime(), tokenIssuedAt?.getTime() ?? 0)).toISOString()
  await write.run(sql`UPDATE "identity" SET "refusedBefore" = ${until}
    WHERE "accountId" = ${accountId} AND ("refusedBefore" IS NULL OR "refusedBefore" < ${until})`)
}
