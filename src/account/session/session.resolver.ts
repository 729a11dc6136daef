import { Arg, Ctx, Mutation, Resolver } from 'type-graphql'
import { RegistryError } from '../../shared/errors'
import { signedIn } from '../../shared/signed-in'
import type { AccountContext } from '../account-context'
import { readViewer } from '../viewer'
import { endEverySession, endSession } from './end-sessions'
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
    return sessionPayload(await signUp(input, context), context)
  }

  @Mutation(() => SessionPayload, {
    description:
      'Signs in. UNAUTHENTICATED, whether the address or the password is wrong; RATE_LIMITED after too many attempts.',
  })
  async signIn(
    @Arg('input', () => SignInInput, { description: 'Who signs in.' }) input: SignInInput,
    @Ctx() context: AccountContext,
  ) {
    return sessionPayload(await signIn(input, context), context)
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
    return sessionPayload(session, context)
  }

  @Mutation(() => SignOutPayload, {
    description:
      'Ends this session: its tokens are good for nothing from now on, nor are those that an identity provider has issued, where it keeps the session.',
  })
  async signOut(@Ctx() context: AccountContext): Promise<SignOutPayload> {
    return signOut(endSession, context)
  }

  @Mutation(() => SignOutPayload, {
    description:
      'Ends all sessions of the account, on every device; tokens that an identity provider has issued until now are refused.',
  })
  async signOutEverywhere(@Ctx() context: AccountContext): Promise<SignOutPayload> {
    return signOut(endEverySession, context)
  }
}

async function signOut(end: typeof endSession, context: AccountContext): Promise<SignOutPayload> {
  const viewer = signedIn(context)
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
  const viewer = await readViewer(bearer.accountId, context)
  if (!viewer) throw new RegistryError('UNAUTHENTICATED', 'The session is over. Sign in again.')
  return { session: { accessToken: token, refreshToken, expiresAt }, viewer }
}
