import { Arg, Ctx, Mutation, Resolver } from 'type-graphql'
import { signedIn } from '../../shared/signed-in'
import type { AccountContext } from '../account-context'
import { ProfilePayload } from '../profile/profile.inputs'
import { SessionPayload } from '../session/session.inputs'
import { sessionPayload } from '../session/session.resolver'
import { readViewer } from '../viewer'
import {
  RequestPasswordResetInput,
  RequestPasswordResetPayload,
  ResetPasswordInput,
  VerifyEmailInput,
  VerifyEmailPayload,
} from './proof.inputs'
import { requestPasswordReset, resetPassword } from './reset-password'
import { requestEmailVerification, verifyEmail } from './verify-email'

@Resolver()
export class ProofResolver {
  @Mutation(() => ProfilePayload, {
    description:
      'Sends another letter with a code for verifyEmail to whoever asks, if their address is not verified yet; the code of an earlier letter is good no more. RATE_LIMITED after five letters to one address in an hour, that of signing up among them.',
  })
  async requestEmailVerification(@Ctx() context: AccountContext) {
    const { accountId } = signedIn(context)
    await requestEmailVerification(context)
    return { viewer: await readViewer(accountId, context) }
  }

  @Mutation(() => VerifyEmailPayload, {
    description:
      'Proves an e-mail address by the code that was sent to it, on whatever device the letter is read. BAD_USER_INPUT where the code is not good.',
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
      'Sends a code for resetPassword to the address, if it has an account; the answer is the same if not. RATE_LIMITED after too many requests for one address.',
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
      'Sets a new password by the code that was sent to the account’s address, ends all its sessions and signs in. The address is verified by it. BAD_USER_INPUT where the code is not good.',
  })
  async resetPassword(
    @Arg('input', () => ResetPasswordInput, { description: 'The code and the new password.' })
    input: ResetPasswordInput,
    @Ctx() context: AccountContext,
  ) {
    return sessionPayload(await resetPassword(input, context), context)
  }
}
