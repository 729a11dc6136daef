import sql from 'sql-template-tag'
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql'
import { IsNull, Not } from 'typeorm'
import { permit } from '../../../authz/authorize'
import { signedIn } from '../../../authz/signed-in'
import { RegistryError } from '../../../core/errors'
import { definedOf, refusedNulls } from '../../../core/patch'
import { refuse } from '../../../core/validate'
import { tidyAll } from '../../../core/values/plain-text'
import { Account } from '../account.entity'
import { accountPolicy } from '../account.policy'
import type { AccountContext } from '../account-context'
import { lockAccount, lockParticipant } from '../lock-account'
import { MailToken } from '../mail/mail-token.entity'
import { MailKind } from '../mail/outgoing-mail.entity'
import { AccountSession } from '../session/account-session.entity'
import { hashPassword, isPassword } from '../session/password'
import { readViewer } from '../viewer'
import { ChangePasswordInput, ProfilePayload, UpdateProfileInput } from './profile.inputs'

/** Other devices may be in wrong hands, which is why people change passwords: their sessions end. */
async function changePassword(
  { currentPassword, newPassword }: ChangePasswordInput,
  context: AccountContext,
) {
  const { accountId, sessionId } = permit(accountPolicy.changePassword, context)
  await context.attempts.write(accountId)
  await context.attempts.enter(context.clientAddress, accountId)
  const [row] = await context.reader.all(sql`SELECT "passwordHash" FROM "account" WHERE "id" = ${accountId}`)
  const checked = (row?.[0] ?? null) as string | null
  if (checked === null) throw none()
  if (!(await isPassword(currentPassword, checked))) throw wrong()
  context.attempts.entered(context.clientAddress, accountId)
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
  new RegistryError(
    'FORBIDDEN',
    'The account has no password, because it signs in with an identity provider.',
    { reason: 'NO_PASSWORD' },
  )

const wrong = () =>
  new RegistryError('FORBIDDEN', 'The current password is wrong.', { reason: 'WRONG_PASSWORD' })

type Profile = Pick<Account, 'displayName' | 'language' | 'confirmationLetters'>

/** Writes what differs. */
async function updateProfile(input: UpdateProfileInput, context: AccountContext): Promise<void> {
  const { accountId } = permit(accountPolicy.update, context)
  await context.attempts.write(accountId)
  await context.write(async (write) => {
    refuse(refusedNulls(Account, input, { write }))
    await lockParticipant(accountId, write, context.now)
    const [stored] = await write.read<Profile>(
      sql`SELECT "displayName", "language", "confirmationLetters" FROM "account" WHERE "id" = ${accountId}`,
    )
    const known = stored && { ...stored, confirmationLetters: Boolean(stored.confirmationLetters) }
    const given = definedOf(tidyAll({ ...input })) as Partial<Profile>
    const changes = Object.entries(given).filter(([name, value]) => known?.[name as keyof Profile] !== value)
    if (changes.length > 0) await write.update(Account, accountId, Object.fromEntries(changes))
  })
}

@Resolver()
export class ProfileResolver {
  @Mutation(() => ProfilePayload, {
    description:
      'Changes the viewer’s display name, the language of the letters to them, and which they get.',
  })
  async updateProfile(
    @Arg('input', () => UpdateProfileInput, { description: 'The new profile.' })
    input: UpdateProfileInput,
    @Ctx() context: AccountContext,
  ) {
    const viewer = signedIn(context)
    await updateProfile(input, context)
    return { viewer: await readViewer(viewer, context) }
  }

  @Mutation(() => ProfilePayload, {
    description:
      'Changes the password and ends all other sessions. FORBIDDEN if the current password is wrong; RATE_LIMITED after too many attempts.',
  })
  async changePassword(
    @Arg('input', () => ChangePasswordInput, { description: 'The current and the new password.' })
    input: ChangePasswordInput,
    @Ctx() context: AccountContext,
  ) {
    const viewer = signedIn(context)
    await changePassword(input, context)
    return { viewer: await readViewer(viewer, context) }
  }
}
