import sql from 'sql-template-tag'
import { RegistryError } from '../../shared/errors'
import { signedIn } from '../../shared/signed-in'
import { Account } from '../account.entity'
import type { AccountContext } from '../account-context'
import { lockAccount } from '../lock-account'
import { redeemMailToken } from '../mail/mail-tokens'
import { MailKind } from '../mail/outgoing-mail.entity'
import { queueMail } from '../mail/queue-mail'

export async function requestEmailVerification(context: AccountContext): Promise<void> {
  const { accountId } = signedIn(context)
  await context.write(async (write) => {
    await lockAccount(accountId, write)
    const [account] = await write.read<{ email: string | null }>(
      sql`SELECT "email" FROM "account" WHERE "id" = ${accountId}`,
    )
    if (!account?.email) throw new RegistryError('CONFLICT', 'The account has no e-mail address.')
    await context.attempts.sendVerification(account.email)
    await queueMail({ kind: MailKind.VERIFY_EMAIL, email: account.email }, write, context.now)
  })
  context.deliverSoon()
}

export async function verifyEmail(token: string, context: AccountContext): Promise<void> {
  await context.attempts.bringCode(context.clientAddress)
  await context.write(async (write) => {
    const accountId = await redeemMailToken({ token, purpose: MailKind.VERIFY_EMAIL }, write, context.now)
    await write.update(Account, accountId, { emailVerifiedAt: context.now.toISOString() })
  })
}
