import sql from 'sql-template-tag'
import { badUserInput, RegistryError } from '../../../core/errors'
import type { SignedIn } from '../../../core/viewer'
import type { AccountContext } from '../account-context'
import { isPassword } from './password'

/** So long after an identity provider has issued a token, whoever shows it has just signed in. */
const FRESH_MS = 5 * 60_000

/**
 * Asks again who somebody is, before what cannot be undone: a phone that is left open is not its owner. Answers with the
 * hash of the password that was checked, or with null where an identity provider has just vouched for them.
 */
export async function proveOwner(
  password: string | null | undefined,
  { accountId, tokenIssuedAt }: SignedIn,
  context: AccountContext,
): Promise<string | null> {
  if (tokenIssuedAt && context.now.getTime() - tokenIssuedAt.getTime() <= FRESH_MS) return null
  const [row] = await context.reader.all(sql`SELECT "passwordHash" FROM "account" WHERE "id" = ${accountId}`)
  const passwordHash = (row?.[0] ?? null) as string | null
  if (passwordHash === null)
    throw new RegistryError(
      'FORBIDDEN',
      'Sign in with your identity provider again, then do this within five minutes.',
      { reason: 'SIGN_IN_REQUIRED' },
    )
  if (password == null)
    throw badUserInput('input.password', 'required', 'password is required: show that you are the owner.')
  await context.attempts.enter(context.clientAddress, accountId)
  if (!(await isPassword(password, passwordHash))) throw wrongPassword()
  context.attempts.entered(context.clientAddress, accountId)
  return passwordHash
}

export const wrongPassword = () =>
  new RegistryError('FORBIDDEN', 'The password is wrong.', { reason: 'WRONG_PASSWORD' })
