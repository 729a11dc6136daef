import sql from 'sql-template-tag'
import { RegistryError } from '../../shared/errors'
import { newId } from '../../shared/ids'
import { tidy } from '../../shared/plain-text'
import { Account } from '../account.entity'
import type { AccountContext } from '../account-context'
import { lockAccount } from '../lock-account'
import { hashPassword, isPassword } from './password'
import { type OpenSession, openSession } from './refresh-tokens'
import type { SignInInput, SignUpInput } from './session.inputs'

/** Addresses differ in nothing that people see: case and composition do not count. */
const normalised = (email: string) => email.trim().normalize('NFC').toLowerCase()

export async function signUp(input: SignUpInput, context: AccountContext): Promise<OpenSession> {
  await context.attempts.signUp(context.clientAddress)
  const email = normalised(input.email)
  const passwordHash = await hashPassword(input.password)
  const id = newId('account')
  return context.write(async (write) => {
    const taken = await write.read(sql`SELECT 1 FROM "account" WHERE "email" = ${email}`)
    if (taken.length > 0)
      throw new RegistryError('CONFLICT', 'The e-mail address has an account already: sign in instead.')
    const displayName = tidy(input.displayName)
    await write.insert(Account, [
      { id, displayName, createdAt: context.now.toISOString(), email, passwordHash },
    ])
    return openSession(id, write, context.now)
  })
}

export async function signIn(input: SignInInput, context: AccountContext): Promise<OpenSession> {
  const email = normalised(input.email)
  await context.attempts.enter(context.clientAddress, email)
  const [row] = await context.reader.all(
    sql`SELECT "id", "passwordHash" FROM "account" WHERE "email" = ${email} AND "erasedAt" IS NULL`,
  )
  const [id, passwordHash] = (row ?? [null, null]) as [string | null, string | null]
  if (!(await isPassword(input.password, passwordHash)) || id === null) throw wrong()
  await context.attempts.entered(context.clientAddress, email)
  return context.write(async (write) => {
    // It may have been changed while it was checked.
    if ((await lockAccount(id, write)) !== passwordHash) throw wrong()
    return openSession(id, write, context.now)
  })
}

const wrong = () => new RegistryError('UNAUTHENTICATED', 'The e-mail address or the password is wrong.')
