import sql from 'sql-template-tag'
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql'
import { authorize, permit } from '../../../authz/authorize'
import { signedIn } from '../../../authz/signed-in'
import type { Writing } from '../../../core/change-log/write'
import { RegistryError } from '../../../core/errors'
import type { SignedIn } from '../../../core/viewer'
import { accountPolicy } from '../account.policy'
import type { AccountContext } from '../account-context'
import { createAccount } from '../create-account'
import { normalisedEmail } from '../email-address'
import { lockAccount } from '../lock-account'
import { MailKind, queueMail } from '../mail/outgoing-mail.entity'
import { codeAccepted, redeemCode, requireCode } from '../second-factor/check-code'
import { readViewer } from '../viewer'
import { accountSessions } from './account-session.entity'
import { readBearer } from './authenticate'
import { endEverySession, endSession } from './end-sessions'
import { hashPassword, isPassword } from './password'
import { type OpenSession, openSession } from './refresh-tokens'
import {
  EndSessionInput,
  RefreshSessionInput,
  SessionPayload,
  SignInInput,
  SignOutPayload,
  SignUpInput,
} from './session.inputs'
import { sessionPolicy } from './session.policy'

async function signUp(input: SignUpInput, context: AccountContext): Promise<OpenSession> {
  const email = normalisedEmail(input.email)
  await context.attempts.signUp(context.clientAddress, email)
  const { password, ...account } = input
  const passwordHash = await hashPassword(password)
  const open = async (write: Writing) => {
    const id = await createAccount({ ...account, passwordHash }, write, context.now)
    // Behind the check that the address is free, so that only letters count, not those who try somebody’s address.
    if (await context.attempts.maySendVerification(email))
      await queueMail({ kind: MailKind.VERIFY_EMAIL, email }, write, context.now)
    return openSession({ accountId: id, hasSecondFactor: false }, write, context)
  }
  try {
    return await context.write(open)
  } catch (error) {
    if (error instanceof RegistryError && error.extensions.code === 'CONFLICT')
      await tellOwner(email, context)
    throw error
  } finally {
    context.deliverSoon()
  }
}

/** That somebody tried to open an account with their address. */
async function tellOwner(email: string, context: AccountContext) {
  if (!(await context.attempts.maySendSignUpNotice(email))) return
  await context.write((write) => queueMail({ kind: MailKind.ACCOUNT_EXISTS, email }, write, context.now))
}

async function signIn(input: SignInInput, context: AccountContext): Promise<OpenSession> {
  const email = normalisedEmail(input.email)
  await context.attempts.enter(context.clientAddress, email)
  const [row] = await context.reader.all(
    sql`SELECT "id", "passwordHash" FROM "account" WHERE "email" = ${email} AND "erasedAt" IS NULL`,
  )
  const [id, passwordHash] = (row ?? [null, null]) as [string | null, string | null]
  if (!(await isPassword(input.password, passwordHash)) || id === null) throw wrong()
  const shown = { accountId: id, code: input.code }
  await requireCode(shown, 'UNAUTHENTICATED', context)
  const session = await context.write(async (write) => {
    // It may have been changed while it was checked.
    if ((await lockAccount(id, write)).passwordHash !== passwordHash) throw wrong()
    const hasSecondFactor = await redeemCode(shown, 'UNAUTHENTICATED', { write, context })
    return openSession({ accountId: id, hasSecondFactor }, write, context)
  })
  context.attempts.entered(context.clientAddress, email)
  if (input.code != null) codeAccepted(id, context)
  return session
}

async function endOwnSession(id: string, context: AccountContext): Promise<SignedIn> {
  const viewer = signedIn(context)
  await context.attempts.write(viewer.accountId)
  await context.write(async (write) => {
    const session = await write.find(accountSessions, id, viewer)
    if (!session) throw new RegistryError('NOT_FOUND', 'id must be the id of an open session of yours.')
    await authorize(sessionPolicy.end, session, { viewer, write, now: context.now })
    await endSession({ ...viewer, sessionId: session.id }, write, context.now)
  })
  return viewer
}

const wrong = () => new RegistryError('UNAUTHENTICATED', 'The e-mail address or the password is wrong.')

@Resolver()
export class SessionResolver {
  @Mutation(() => SessionPayload, {
    description:
      'Opens an account and signs in. CONFLICT if the e-mail address already has an account; its owner gets a letter. One in a document.',
  })
  async signUp(
    @Arg('input', () => SignUpInput, { description: 'The new account.' }) input: SignUpInput,
    @Ctx() context: AccountContext,
  ) {
    return sessionPayload(await signUp(input, context), context)
  }

  @Mutation(() => SessionPayload, {
    description:
      'Signs in. UNAUTHENTICATED if the address or the password is wrong, with the reason SECOND_FACTOR_REQUIRED if the account has a second factor and code is missing, and WRONG_CODE if that is wrong; RATE_LIMITED after too many attempts.',
  })
  async signIn(
    @Arg('input', () => SignInInput, {
      description: 'The e-mail address and the password, and the code if there is one.',
    })
    input: SignInInput,
    @Ctx() context: AccountContext,
  ) {
    return sessionPayload(await signIn(input, context), context)
  }

  @Mutation(() => SessionPayload, {
    description:
      'Exchanges a refresh token for new tokens. For 30 seconds, unless the operator sets another time, it leads to the same answer again: a lost answer or two requests at once sign nobody out. A token that is used later ends the session, because somebody may have copied it.',
  })
  async refreshSession(
    @Arg('input', () => RefreshSessionInput, { description: 'The token to exchange.' }) {
      refreshToken,
    }: RefreshSessionInput,
    @Ctx() context: AccountContext,
  ) {
    const session = await context.refreshTokens.renew(refreshToken, context.write, context)
    if (!session) throw new RegistryError('UNAUTHENTICATED', 'The session has ended. Sign in again.')
    return sessionPayload(session, context)
  }

  @Mutation(() => SignOutPayload, {
    description:
      'Ends this session. Its tokens are refused from now on. If you signed in with an identity provider, the tokens it has issued until now are refused.',
  })
  async signOut(@Ctx() context: AccountContext): Promise<SignOutPayload> {
    return signOut(endSession, context)
  }

  @Mutation(() => SignOutPayload, {
    description:
      'Ends one session of the viewer, such as that of a lost phone: its tokens are refused from now on. NOT_FOUND if the viewer has no such session.',
  })
  async endSession(
    @Arg('input', () => EndSessionInput, { description: 'Which of the viewer’s sessions.' }) {
      id,
    }: EndSessionInput,
    @Ctx() context: AccountContext,
  ): Promise<SignOutPayload> {
    const viewer = await endOwnSession(id, context)
    if (id !== viewer.sessionId) return { viewer: await readViewer(viewer, context) }
    context.viewer = null
    return { viewer: null }
  }

  @Mutation(() => SignOutPayload, {
    description:
      'Ends all sessions of the account, on every device. Tokens issued by an identity provider until now are refused.',
  })
  async signOutEverywhere(@Ctx() context: AccountContext): Promise<SignOutPayload> {
    return signOut(endEverySession, context)
  }
}

async function signOut(end: typeof endSession, context: AccountContext): Promise<SignOutPayload> {
  const viewer = permit(accountPolicy.signOut, context)
  await context.write((write) => end(viewer, write, context.now))
  // Nor do the fields that follow in the same document ask in the account's name.
  context.viewer = null
  return { viewer: null }
}

/** What a session that has just begun is answered with. */
export async function sessionPayload(
  { refreshToken, ...bearer }: OpenSession,
  context: AccountContext,
): Promise<SessionPayload> {
  const { token, expiresAt } = await context.accessTokens.issue(bearer, context.now)
  const asking = await readBearer(bearer, context)
  const viewer = asking && (await readViewer(asking, context))
  if (!viewer) throw new RegistryError('UNAUTHENTICATED', 'The session has ended. Sign in again.')
  return { session: { accessToken: token, refreshToken, expiresAt }, viewer }
}
