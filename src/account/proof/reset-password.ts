import { setTimeout } from 'node:timers/promises'
import { Account, normalisedEmail } from '../account.entity'
import type { AccountContext } from '../account-context'
import { MailToken } from '../mail/mail-token.entity'
import { redeemMailToken } from '../mail/mail-tokens'
import { MailKind } from '../mail/outgoing-mail.entity'
import { queueMail } from '../mail/queue-mail'
import { endEverySession } from '../session/end-sessions'
import { hashPassword } from '../session/password'
import { type OpenSession, openSession } from '../session/refresh-tokens'
import type { ResetPasswordInput } from './proof.inputs'

/**
 * How long a request takes, at the least. What the postman does with the letter keeps the processor busy for longer or
 * shorter, and so the very next answers: it is over before this one.
 */
const ANSWER_AFTER_MS = 100

/** Writes the same for any address: whether it has an account is looked up when the letter is sent. */
export async function requestPasswordReset(address: string, context: AccountContext): Promise<void> {
  const email = normalisedEmail(address)
  await context.attempts.requestReset(context.clientAddress, email)
  const answerTime = setTimeout(ANSWER_AFTER_MS)
  await context.write((write) => queueMail({ kind: MailKind.RESET_PASSWORD, email }, write, context.now))
  context.deliverSoon()
  await answerTime
}

/** Whoever reads the account’s letters is its owner: they get in, and all others are out. */
export async function resetPassword(
  { token, newPassword }: ResetPasswordInput,
  context: AccountContext,
): Promise<OpenSession> {
  await context.attempts.bringCode(context.clientAddress)
  const passwordHash = await hashPassword(newPassword)
  const now = context.now.toISOString()
  const session = await context.write(async (write) => {
    const accountId = await redeemMailToken({ token, purpose: MailKind.RESET_PASSWORD }, write, context.now)
    await write.update(Account, accountId, { passwordHash, emailVerifiedAt: now })
    await endEverySession({ accountId, tokenIssuedAt: null }, write, context.now)
    await write.manager.delete(MailToken, { accountId })
    return openSession(accountId, write, context.now)
  })
  // Nor do the fields that follow in the same document ask in the name of a session that has ended.
  if (context.viewer?.accountId === session.accountId) context.viewer = null
  return session
}
