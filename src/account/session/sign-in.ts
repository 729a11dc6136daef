import sql from 'sql-template-tag'
import { RegistryError } from '../../shared/errors'
import { normalisedEmail } from '../account.entity'
import type { AccountContext } from '../account-context'
import { createAccount } from '../create-account'
import { lockAccount } from '../lock-account'
import { MailKind } from '../mail/outgoing-mail.entity'
import { queueMail } from '../mail/queue-mail'
import { hashPassword, isPassword } from './password'
import { type OpenSession, openSession } from './refresh-tokens'
import type { SignInInput, SignUpInput } from './session.inputs'

export async function signUp(input: SignUpInput, context: AccountContext): Promise<OpenSession> {
  await context.attempts.signUp(context.clientAddress)
  const { password, ...account } = input
  const passwordHash = await hashPassword(password)
  const email = normalisedEmail(input.email)
  const session = await context.write(async (write) => {
    const id = await createAccount({ ...account, passwordHash }, write, context.now)
    // Behind the check that the address is free, so that only letters count, not those who try somebody’s address.
    if (await context.attempts.maySendVerification(email))
      await queueMail({ kind: MailKind.VERIFY_EMAIL, email }, write, context.now)
    return openSession(id, write, context.now)
  })
  context.deliverSoon()
  return session
}

export async function signIn(input: SignInInput, context: AccountContext): Promise<OpenSession> {
  const email = normalisedEmail(input.email)
  await context.attempts.enter(context.clientAddress, email)
  const [row] = await context.reader.all(
    sql`SELECT "id", "passwordHash" FROM "account" WHERE "email" = ${email} AND "erasedAt" IS NULL`,
  )
  const [id, passwordHash] = (row ?? [null, null]) as [string | null, string | null]
  if (!(await isPassword(input.password, passwordHash)) || id === null) throw wrong()
  await context.attempts.entered(context.clientAddress, email)
  return context.write(async (write) => {
    // It may have been changed while it was checked.
    if ((await lockAccount(id, write)).passwordHash !== passwordHash) throw wrong()
    return openSession(id, write, context.now)
  })
}

const wrong = () => new RegistryError('UNAUTHENTICATED', 'The e-mail address or the password is wrong.')
