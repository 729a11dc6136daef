import sql from 'sql-template-tag'
import type { Writing } from '../../../core/change-log/write'
import { RegistryError } from '../../../core/errors'
import { normalisedEmail } from '../email-address'
import { lockAccount } from '../lock-account'
import { MailKind } from '../mail/outgoing-mail.entity'
import { AccountSession } from '../session/account-session.entity'
import { endEverySession } from '../session/end-sessions'
import { queueNotice } from './queue-notice'
import { RecoveryCode, SecondFactor } from './second-factor.entity'

/** Of an account that the transaction has locked. No session of it counts as signed in with a second factor any more. */
export async function removeFactor(accountId: string, write: Writing, now: Date): Promise<void> {
  await write.manager.delete(SecondFactor, { accountId })
  await write.manager.delete(RecoveryCode, { accountId })
  await write.manager.update(AccountSession, { accountId }, { hasSecondFactor: false })
  await queueNotice(MailKind.SECOND_FACTOR_REMOVED, accountId, write, now)
}

/** For an owner who has lost the phone and the recovery codes, whom the operator knows: all sessions end. */
export async function removeFactorOf(email: string, write: Writing, now: Date): Promise<void> {
  const [account] = await write.read<{ id: string; confirmedAt: string | null }>(
    sql`SELECT "id", "confirmedAt" FROM "account" LEFT JOIN "second_factor" ON "accountId" = "id"
      WHERE "email" = ${normalisedEmail(email)}`,
  )
  if (!account) throw new RegistryError('NOT_FOUND', `No account has the e-mail address ${email}.`)
  await lockAccount(account.id, write)
  if (account.confirmedAt === null)
    throw new RegistryError('NOT_FOUND', `The account of ${email} has no second factor.`)
  await removeFactor(account.id, write, now)
  await endEverySession({ accountId: account.id, tokenIssuedAt: null }, write, now)
}
