import { Arg, Ctx, Mutation, Resolver } from 'type-graphql'
import { tidy } from '../../shared/plain-text'
import { signedIn } from '../../shared/signed-in'
import { Account } from '../account.entity'
import type { AccountContext } from '../account-context'
import { lockParticipant } from '../lock-account'
import { readViewer } from '../viewer'
import { changePassword } from './change-password'
import { ChangePasswordInput, ProfilePayload, UpdateProfileInput } from './profile.inputs'

@Resolver()
export class ProfileResolver {
  @Mutation(() => ProfilePayload, {
    description: 'Changes what others see of the account of whoever asks, and the language of its letters.',
  })
  async updateProfile(
    @Arg('input', () => UpdateProfileInput, { description: 'How the profile is to look.' }) {
      displayName,
      language,
    }: UpdateProfileInput,
    @Ctx() context: AccountContext,
  ) {
    const { accountId } = signedIn(context)
    await context.attempts.write(accountId)
    await context.write(async (write) => {
      await lockParticipant(accountId, write, context.now)
      await write.update(Account, accountId, {
        displayName: tidy(displayName),
        ...(language && { language }),
      })
    })
    return { viewer: await readViewer(accountId, context) }
  }

  @Mutation(() => ProfilePayload, {
    description:
      'Changes the password and ends all other sessions. FORBIDDEN where the current one is wrong; RATE_LIMITED after too many attempts.',
  })
  async changePassword(
    @Arg('input', () => ChangePasswordInput, { description: 'The password now and from now on.' })
    input: ChangePasswordInput,
    @Ctx() context: AccountContext,
  ) {
    const { accountId } = signedIn(context)
    await changePassword(input, context)
    return { viewer: await readViewer(accountId, context) }
  }
}
