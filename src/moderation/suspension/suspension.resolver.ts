import { Arg, Ctx, Mutation, Resolver } from 'type-graphql'
import { accounts } from '../../account/account.entity'
import { byId } from '../../shared/collection'
import type { Context } from '../../shared/context'
import { liftSuspension, suspendAccount } from './suspend-account'
import { LiftSuspensionInput, SuspendAccountInput, SuspensionPayload } from './suspension.inputs'

@Resolver()
export class SuspensionResolver {
  @Mutation(() => SuspensionPayload, {
    description:
      'Lets an account write nothing until an instant; it can still read, sign in, delete what it wrote and leave. FORBIDDEN but for moderators, and for a moderator’s account but for administrators.',
  })
  async suspendAccount(
    @Arg('input', () => SuspendAccountInput, { description: 'Whom, until when, why.' })
    input: SuspendAccountInput,
    @Ctx() context: Context,
  ) {
    const suspension = await suspendAccount(input, context)
    return { ...suspension, account: await byId(accounts, context).load(input.accountId) }
  }

  @Mutation(() => SuspensionPayload, {
    description:
      'Ends a suspension before its time; nothing else changes where there is none. FORBIDDEN but for moderators, and for one’s own account.',
  })
  async liftSuspension(
    @Arg('input', () => LiftSuspensionInput, { description: 'Whose suspension, and why it ends.' })
    input: LiftSuspensionInput,
    @Ctx() context: Context,
  ) {
    const suspension = await liftSuspension(input, context)
    return { ...suspension, account: await byId(accounts, context).load(input.accountId) }
  }
}
