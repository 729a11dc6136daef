import sql from 'sql-template-tag'
import { IsNull, Not } from 'typeorm'
import { RegistryError } from '../../shared/errors'
import { signedIn } from '../../shared/signed-in'
import { Account } from '../account.entity'
import type { AccountContext } from '../account-context'
import { lockAccount } from '../lock-account'
import { MailToken } from '../mail/mail-token.entity'
import { MailKind } from '../mail/outgoing-mail.entity'
import { AccountSession } from '../session/account-session.entity'
import { hashPassword, isPassword } from '../session/password'
import type { ChangePasswordInput } from './profile.inputs'

/** Other devices may be in wrong hands, which is why people change passwords: their sessions end. */
export async function changePassword(
  { currentPassword, newPassword }: ChangePasswordInput,
  context: AccountContext,
) {
  const { accountId, sessionId } = signedIn(context)
  await context.attempts.write(accountId)
  await context.attempts.enter(context.clientAddress, accountId)
  const [row] = await context.reader.all(sql`SELECT "passwordHash" FROM "account" WHERE "id" = ${accountId}`)
  const checked = (row?.[0] ?? null) as string | null
  if (checked === null) throw none()
  if (!(await isPassword(currentPassword, checked))) throw wrong()
  await context.attempts.entered(context.clientAddress, accountId)
  const passwordHash = await hashPassword(newPassword)
  await context.write(async (write) => {
    if ((await lockAccount(accountId, write)).passwordHash !== checked) throw wrong()
    await write.update(Account, accountId, { passwordHash })
    await write.manager.delete(MailToken, { accountId, purpose: MailKind.RESET_PASSWORD })
    const others = { accountId, ...(sessionId !== null && { id: Not(sessionId) }), revokedAt: IsNull() }
    await write.manager.update(AccountSession, others, { revokedAt: context.now.toISOString() })
  })
}

const none = () =>
  new RegistryError('FORBIDDEN', 'The account has no password: it signs in with an identity provider.')

const wrong = () => new RegistryError('FORBIDDEN', 'The current password is wrong.')
