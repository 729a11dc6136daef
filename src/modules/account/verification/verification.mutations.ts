import { setTimeout } from 'node:timers/promises'
import sql from 'sql-template-tag'
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql'
import { permit } from '../../../authz/authorize'
import { signedIn } from '../../../authz/signed-in'
import { RegistryError } from '../../../core/errors'
import { Account } from '../account.entity'
import { accountPolicy } from '../account.policy'
import type { AccountContext } from '../account-context'
import { normalisedEmail } from '../email-address'
import { lockAccount } from '../lock-account'
import { accountOfMailToken, MailToken, redeemMailToken } from '../mail/mail-token.entity'
import { MailKind, queueMail } from '../mail/outgoing-mail.entity'
import { ProfilePayload } from '../profile/profile.inputs'
import { codeAccepted, redeemCode, requireCode } from '../second-factor/check-code'
import { endEverySession } from '../session/end-sessions'
import { hashPassword } from '../session/password'
import { type OpenSession, openSession } from '../session/refresh-tokens'
import { SessionPayload } from '../session/session.inputs'
import { sessionPayload } from '../session/session.mutations'
import { readViewer } from '../viewer'
import {
  RequestPasswordResetInput,
  RequestPasswordResetPayload,
  ResetPasswordInput,
  VerifyEmailInput,
  VerifyEmailPayload,
} from './verification.inputs'

/**
 * How long a request takes, at the least. What the mail worker does with the letter keeps the processor busy for longer or
 * shorter, and so the very next answers: it is over before this one.
 */
const ANSWER_AFTER_MS = 100

/** Writes the same for any address: whether it has an account is looked up when the letter is sent. */
async function requestPasswordReset(address: string, context: AccountContext): Promise<void> {
  const email = normalisedEmail(address)
  await context.attempts.requestReset(context.clientAddress, email)
  const answerTime = setTimeout(ANSWER_AFTER_MS)
  await context.write((write) => queueMail({ kind: MailKind.RESET_PASSWORD, email }, write, context.now))
  context.deliverSoon()
  await answerTime
}

/** Whoever reads the account’s letters, and has its second factor if there is one, is its owner: they get in, and all others are out. */
async function resetPassword(
  { token, newPassword, code }: ResetPasswordInput,
  context: AccountContext,
): Promise<OpenSession> {
  await context.attempts.bringCode(context.clientAddress)
  const letter = { token, purpose: MailKind.RESET_PASSWORD } as const
  const claimed = await accountOfMailToken(letter, context)
  if (claimed !== null) await requireCode({ accountId: claimed, code }, 'UNAUTHENTICATED', context)
  const passwordHash = await hashPassword(newPassword)
  const now = context.now.toISOString()
  const session = await context.write(async (write) => {
    const accountId = await redeemMailToken(letter, write, context.now)
    // Where it is refused, the code of the letter is good for another try.
    const hasSecondFactor = await redeemCode({ accountId, code }, 'UNAUTHENTICATED', { write, context })
    await write.update(Account, accountId, { passwordHash, emailVerifiedAt: now })
    await endEverySession({ accountId, tokenIssuedAt: null }, write, context.now)
    await write.manager.delete(MailToken, { accountId })
    return openSession({ accountId, hasSecondFactor }, write, context)
  })
  if (code != null) codeAccepted(session.accountId, context)
  // Nor do the fields that follow in the same document ask in the name of a session that has ended.
  if (context.viewer?.accountId === session.accountId) context.viewer = null
  return session
}

async function requestEmailVerification(context: AccountContext): Promise<void> {
  const { accountId } = permit(accountPolicy.verifyEmail, context)
  await context.write(async (write) => {
    await lockAccount(accountId, write)
    const [account] = await write.read<{ email: string | null }>(
      sql`SELECT "email" FROM "account" WHERE "id" = ${accountId}`,
    )
    if (!account?.email)
      throw new RegistryError('CONFLICT', 'The account has no e-mail address.', { reason: 'NO_EMAIL' })
    await context.attempts.sendVerification(account.email)
    await queueMail({ kind: MailKind.VERIFY_EMAIL, email: account.email }, write, context.now)
  })
  context.deliverSoon()
}

async function verifyEmail(token: string, context: AccountContext): Promise<void> {
  await context.attempts.bringCode(context.clientAddress)
  await context.write(async (write) => {
    const accountId = await redeemMailToken({ token, purpose: MailKind.VERIFY_EMAIL }, write, context.now)
    await write.update(Account, accountId, { emailVerifiedAt: context.now.toISOString() })
  })
}

@Resolver()
export class ProofResolver {
  @Mutation(() => ProfilePayload, {
    description:
      'Sends the viewer a new code for verifyEmail, if their address is not verified yet. Earlier codes stop working. RATE_LIMITED after five letters to one address in an hour, including the one after signing up.',
  })
  async requestEmailVerification(@Ctx() context: AccountContext) {
    const viewer = signedIn(context)
    await requestEmailVerification(context)
    return { viewer: await readViewer(viewer, context) }
  }

  @Mutation(() => VerifyEmailPayload, {
    description:
      'Verifies an e-mail address with the code that was sent to it. You need not be signed in. BAD_USER_INPUT if the code is not valid.',
  })
  async verifyEmail(
    @Arg('input', () => VerifyEmailInput, { description: 'The code from the letter.' }) {
      token,
    }: VerifyEmailInput,
    @Ctx() context: AccountContext,
  ): Promise<VerifyEmailPayload> {
    await verifyEmail(token, context)
    return { emailVerified: true }
  }

  @Mutation(() => RequestPasswordResetPayload, {
    description:
      'Sends a code for resetPassword to the address, if it has an account. The answer is the same if it has none. RATE_LIMITED after too many requests for one address.',
  })
  async requestPasswordReset(
    @Arg('input', () => RequestPasswordResetInput, { description: 'The address to write to.' }) {
      email,
    }: RequestPasswordResetInput,
    @Ctx() context: AccountContext,
  ): Promise<RequestPasswordResetPayload> {
    await requestPasswordReset(email, context)
    return { requested: true }
  }

  @Mutation(() => SessionPayload, {
    description:
      'Sets a new password with the code that was sent to the account’s address, ends all its sessions and signs in. It also verifies the address. BAD_USER_INPUT if the code of the letter is not valid; UNAUTHENTICATED as in signIn if the account has a second factor and its code is missing or wrong.',
  })
  async resetPassword(
    @Arg('input', () => ResetPasswordInput, { description: 'The code and the new password.' })
    input: ResetPasswordInput,
    @Ctx() context: AccountContext,
  ) {
    return sessionPayload(await resetPassword(input, context), context)
  }
}
