import sql from 'sql-template-tag'
import { IsNull, Not } from 'typeorm'
import { RegistryError } from '../../shared/errors'
import { signedIn } from '../../shared/signed-in'
import { Account } from '../account.entity'
import type { AccountContext } from '../account-context'
import { AccountSession } from '../session/account-session.entity'
import { hashPassword, isPassword } from '../session/password'
import type { ChangePasswordInput } from './profile.inputs'

/** Other devices may be in wrong hands, which is why people change passwords: their sessions end. */
export async function changePassword(
  { currentPassword, newPassword }: ChangePasswordInput,
  context: AccountContext,
) {
  const { accountId, sessionId } = signedIn(context)
  await context.attempts.onAccount(accountId)
  const [row] = await context.reader.all(sql`SELECT "passwordHash" FROM "account" WHERE "id" = ${accountId}`)
  if (!(await isPassword(currentPassword, (row?.[0] ?? null) as string | null))) {
    throw new RegistryError('FORBIDDEN', 'The current password is wrong.')
  }
  await context.attempts.succeeded(accountId)
  const passwordHash = await hashPassword(newPassword)
  await context.write(async (write) => {
    await write.update(Account, accountId, { passwordHash })
    const others = { accountId, id: Not(sessionId), revokedAt: IsNull() }
    await write.manager.update(AccountSession, others, { revokedAt: context.now.toISOString() })
  })
}
