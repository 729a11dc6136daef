import { Arg, Ctx, Field, InputType, Mutation, ObjectType, Query, Resolver } from 'type-graphql'
import type { Context } from '../../core/context'
import { Json } from '../../core/scalars'
import type { AccountContext } from '../account/account-context'
import { OwnerProof } from '../account/session/owner-proof.inputs'
import { Viewer } from '../account/viewer'
import { eraseAccount } from './erase-account'
import { exportAccount } from './export-account'

@InputType({ description: 'The proof that an account is yours, before it is erased.' })
export class EraseMyAccountInput extends OwnerProof {}

@ObjectType({ simpleResolvers: true, description: 'The answer to erasing an account.' })
export class EraseMyAccountPayload {
  @Field(() => Viewer, { nullable: true, description: 'The signed-in account: always null now.' })
  viewer!: Viewer | null
}

@Resolver()
export class PrivacyResolver {
  @Query(() => Json, {
    description:
      'Everything the registry stores about the viewer: the account with its roles and those it granted, sessions, since when it has a second factor, identities at an identity provider, waiting letters, codes sent to it, comments including hidden ones, claims, decisions about claims of others, API keys and webhooks it created, what it follows, submissions with an idempotency key, applications written for residents, what it says of partnerships to their organisers, the records it changed and when, its reports, and what moderators decided about it.',
  })
  exportMyData(@Ctx() context: Context) {
    return exportAccount(context)
  }

  @Mutation(() => EraseMyAccountPayload, {
    description:
      'Erases the viewer’s account for good: its name, address, password, the texts of its comments, its claims and its idempotency keys are deleted, and its tokens are refused. Comments stay as placeholders, so that threads keep their shape. It asks for the password, or for a token that an identity provider issued in the last five minutes. FORBIDDEN if the password is wrong; RATE_LIMITED after too many attempts.',
  })
  async eraseMyAccount(
    @Ctx() context: AccountContext,
    @Arg('input', () => EraseMyAccountInput, {
      nullable: true,
      description:
        'The proof that you are the owner. Leave it out if you have just signed in with an identity provider.',
    })
    input?: EraseMyAccountInput | null,
  ): Promise<EraseMyAccountPayload> {
    await eraseAccount(input?.password, context)
    context.viewer = null
    return { viewer: null }
  }
}
