import sql from 'sql-template-tag'
import { RegistryError } from '../../shared/errors'
import { newId } from '../../shared/ids'
import { tidy } from '../../shared/plain-text'
import { Account } from '../account.entity'
import type { AccountContext } from '../account-context'
import { hashPassword, isPassword } from './password'
import { type OpenSession, openSession } from './refresh-tokens'
import type { SignInInput, SignUpInput } from './session.inputs'

/** Addresses differ in nothing that people see: case and composition do not count. */
const normalised = (email: string) => email.trim().normalize('NFC').toLowerCase()

export async function signUp(input: SignUpInput, context: AccountContext): Promise<OpenSession> {
  await context.attempts.fromAddress(context.clientAddress)
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
  await context.attempts.fromAddress(context.clientAddress)
  const email = normalised(input.email)
  await context.attempts.onAccount(email)
  const [row] = await context.reader.all(
    sql`SELECT "id", "passwordHash" FROM "account" WHERE "email" = ${email} AND "erasedAt" IS NULL`,
  )
  const [id, passwordHash] = (row ?? [null, null]) as [string | null, string | null]
  if (!(await isPassword(input.password, passwordHash)) || id === null) {
    throw new RegistryError('UNAUTHENTICATED', 'The e-mail address or the password is wrong.')
  }
  await context.attempts.succeeded(email)
  return context.write((write) => openSession(id, write, context.now))
}
