import { Ctx, Field, Mutation, ObjectType, Query, Resolver } from 'type-graphql'
import { Viewer } from '../account/viewer'
import type { Context } from '../shared/context'
import { Json } from '../shared/scalars'
import { eraseAccount } from './erase-account'
import { exportAccount } from './export-account'

@ObjectType({ simpleResolvers: true, description: 'The answer to erasing an account.' })
export class EraseMyAccountPayload {
  @Field(() => Viewer, { nullable: true, description: 'Who is signed in now: always null.' })
  viewer!: Viewer | null
}

@Resolver()
export class PrivacyResolver {
  @Query(() => Json, {
    description:
      'Everything that the registry keeps about whoever asks: the account with its roles, its sessions, its identities at an identity provider, the letters to it that wait, the codes that were sent to it, its comments, hidden ones included, what it claimed, how it decided about claims of others, the API keys and webhooks that it made, what it submitted under a key, the applications to join that it wrote for residents, the records it changed and when, what it reported and what moderators decided about it.',
  })
  exportMyData(@Ctx() context: Context) {
    return exportAccount(context)
  }

  @Mutation(() => EraseMyAccountPayload, {
    description:
      'Erases the account of whoever asks, for good: name, address, password, the texts of its comments, its claims and the keys of its submissions are gone, its tokens are good for nothing. Comments stay as placeholders, so that threads keep their shape.',
  })
  async eraseMyAccount(@Ctx() context: Context): Promise<EraseMyAccountPayload> {
    await eraseAccount(context)
    context.viewer = null
    return { viewer: null }
  }
}
