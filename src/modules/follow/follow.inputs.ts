import { Field, ID, InputType, ObjectType } from 'type-graphql'
import { signedIn } from '../../authz/signed-in'
import type { Payload } from '../../mutations/payload'
import { readViewer, Viewer } from '../account/viewer'

@InputType({ description: 'What to follow.' })
export class FollowInput {
  @Field(() => ID, { description: 'The id of a partnership, an organisation or a territory.' })
  id!: string
}

@InputType({ description: 'What to follow no more.' })
export class UnfollowInput {
  @Field(() => ID, { description: 'The id of what you follow: `recordId` in `viewer { following }`.' })
  id!: string
}

@ObjectType({ simpleResolvers: true, description: 'The answer to a change of what you follow.' })
export class FollowPayload {
  @Field(() => Viewer, { description: 'Your account as it is now.' })
  viewer!: Viewer
}

export const followPayload: Payload<Record<never, never>> = {
  type: FollowPayload,
  of: async (_result, context) => ({ viewer: await readViewer(signedIn(context), context) }),
}
