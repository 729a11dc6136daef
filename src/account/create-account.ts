import sql from 'sql-template-tag'
import { RegistryError } from '../shared/errors'
import { newId } from '../shared/ids'
import { tidy } from '../shared/plain-text'
import type { Writing } from '../shared/writing'
import { Account, normalisedEmail } from './account.entity'

type NewAccount = Pick<Account, 'displayName' | 'email' | 'passwordHash'> &
  Partial<Pick<Account, 'emailVerifiedAt' | 'language'>>

/** Opens an account and answers with its id. An e-mail address belongs to one account at most. */
export async function createAccount(account: NewAccount, write: Writing, now: Date): Promise<string> {
  const email = account.email === null ? null : normalisedEmail(account.email)
  const taken = email === null ? [] : await write.read(sql`SELECT 1 FROM "account" WHERE "email" = ${email}`)
  if (taken.length > 0)
    throw new RegistryError('CONFLICT', 'The e-mail address has an account already: sign in instead.')
  const id = newId('account')
  const displayName = tidy(account.displayName)
  await write.insert(Account, [{ ...account, id, displayName, email, createdAt: now.toISOString() }])
  return id
}
