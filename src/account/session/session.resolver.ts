import { Arg, Ctx, Mutation, Resolver } from 'type-graphql'
import { RegistryError } from '../../shared/errors'
import { signedIn } from '../../shared/signed-in'
import type { AccountContext } from '../account-context'
import { readViewer } from '../viewer'
import { AccountSession } from './account-session.entity'
import { type OpenSession, renewSession } from './refresh-tokens'
import {
  RefreshSessionInput,
  SessionPayload,
  SignInInput,
  SignOutPayload,
  SignUpInput,
} from './session.inputs'
import { signIn, signUp } from './sign-in'

@Resolver()
export class SessionResolver {
  @Mutation(() => SessionPayload, {
    description: 'Opens an account and signs in. CONFLICT: the e-mail address has one already.',
  })
  async signUp(
    @Arg('input', () => SignUpInput, { description: 'Who signs up.' }) input: SignUpInput,
    @Ctx() context: AccountContext,
  ) {
    return payload(await signUp(input, context), context)
  }

  @Mutation(() => SessionPayload, {
    description:
      'Signs in. UNAUTHENTICATED, whether the address or the password is wrong; RATE_LIMITED after too many attempts.',
  })
  async signIn(
    @Arg('input', () => SignInInput, { description: 'Who signs in.' }) input: SignInInput,
    @Ctx() context: AccountContext,
  ) {
    return payload(await signIn(input, context), context)
  }

  @Mutation(() => SessionPayload, {
    description:
      'Exchanges a refresh token for new tokens. A token that was exchanged before ends the session: somebody has copied it.',
  })
  async refreshSession(
    @Arg('input', () => RefreshSessionInput, { description: 'The token to exchange.' }) {
      refreshToken,
    }: RefreshSessionInput,
    @Ctx() context: AccountContext,
  ) {
    const session = await renewSession(refreshToken, context.write, context.now)
    if (!session) throw new RegistryError('UNAUTHENTICATED', 'The session is over. Sign in again.')
    return payload(session, context)
  }

  @Mutation(() => SignOutPayload, {
    description: 'Ends this session: its tokens are good for nothing from now on.',
  })
  async signOut(@Ctx() context: AccountContext): Promise<SignOutPayload> {
    const { sessionId } = signedIn(context)
    return endSessions({ id: sessionId }, context)
  }

  @Mutation(() => SignOutPayload, { description: 'Ends all sessions of the account, on every device.' })
  async signOutEverywhere(@Ctx() context: AccountContext): Promise<SignOutPayload> {
    const { accountId } = signedIn(context)
    return endSessions({ accountId }, context)
  }
}

async function endSessions(
  which: Partial<AccountSession>,
  { write, now }: AccountContext,
): Promise<SignOutPayload> {
  await write(({ manager }) => manager.update(AccountSession, which, { revokedAt: now.toISOString() }))
  return { viewer: null }
}

async function payload(
  { refreshToken, ...bearer }: OpenSession,
  context: AccountContext,
): Promise<SessionPayload> {
  const { token, expiresAt } = await context.accessTokens.issue(bearer, context.now)
  const viewer = await readViewer(bearer.accountId, context)
  if (!viewer) throw new RegistryError('UNAUTHENTICATED', 'The session is over. Sign in again.')
  return { session: { accessToken: token, refreshToken, expiresAt }, viewer }
}
