import sql from 'sql-template-tag'
import { Role } from '../../authz/role.enums'
import type { Write, Writing } from '../../core/change-log/write'
import { RegistryError } from '../../core/errors'
import { newId } from '../../core/id'
import { tidy } from '../../core/values/plain-text'
import { Account } from './account.entity'
import { normalisedEmail } from './email-address'
import { lockAccount } from './lock-account'
import { MailToken } from './mail/mail-token.entity'
import { addGrant } from './role/role.mutations'
import { WHOLE_REGISTRY } from './role/role-grant.entity'
import { endEverySession } from './session/end-sessions'
import { hashPassword } from './session/password'

type NewAccount = Pick<Account, 'displayName' | 'email' | 'passwordHash'> &
  Partial<Pick<Account, 'emailVerifiedAt' | 'language'>>

/** Opens an account and answers with its id. An e-mail address belongs to one account at most. */
export async function createAccount(account: NewAccount, write: Writing, now: Date): Promise<string> {
  const email = account.email === null ? null : normalisedEmail(account.email)
  const existing =
    email === null ? [] : await write.read(sql`SELECT 1 FROM "account" WHERE "email" = ${email}`)
  if (existing.length > 0)
    throw new RegistryError(
      'CONFLICT',
      'This e-mail address already has an account. Sign in, or reset the password.',
      { reason: 'EMAIL_TAKEN' },
    )
  const id = newId('account')
  const displayName = tidy(account.displayName)
  await write.insert(Account, [{ ...account, id, displayName, email, createdAt: now.toISOString() }])
  return id
}

interface Credentials {
  readonly email: string
  readonly password: string
}

/** Opens an account whose address the operator of the server vouches for, and answers with its id. */
export async function openAccount(
  { email, password, name, role }: Credentials & { readonly name: string; readonly role: Role },
  write: Write,
): Promise<string> {
  const now = new Date()
  const passwordHash = await hashPassword(password)
  return write(async (writing) => {
    const account = { email, passwordHash, displayName: name, emailVerifiedAt: now.toISOString() }
    const accountId = await createAccount(account, writing, now)
    const grant = { accountId, role, scopeId: WHOLE_REGISTRY, grantedById: null }
    if (role !== Role.MEMBER) await addGrant(grant, writing, now)
    return accountId
  })
}

/** Lets in who has lost the password, and nobody else: all sessions end. */
export async function setPassword({ email, password }: Credentials, write: Write): Promise<void> {
  const passwordHash = await hashPassword(password)
  await write(async (writing) => {
    const [account] = await writing.read<{ id: string }>(
      sql`SELECT "id" FROM "account" WHERE "email" = ${normalisedEmail(email)}`,
    )
    if (!account) throw new RegistryError('NOT_FOUND', `No account has the e-mail address ${email}.`)
    await lockAccount(account.id, writing)
    await writing.update(Account, account.id, { passwordHash })
    await writing.manager.delete(MailToken, { accountId: account.id })
    await endEverySession({ accountId: account.id, tokenIssuedAt: null }, writing, new Date())
  })
}
