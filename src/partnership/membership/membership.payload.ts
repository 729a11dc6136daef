import { Field, ObjectType } from 'type-graphql'
import type { Created } from '../../keeping/create-as'
import { ChangePayload } from '../../keeping/keeping.inputs'
import { byId } from '../../shared/collection'
import type { Context } from '../../shared/context'
import { Membership, memberships } from './membership.entity'

@ObjectType({ simpleResolvers: true, description: 'The answer to a change of a membership.' })
export class MembershipPayload extends ChangePayload {
  @Field(() => Membership, {
    nullable: true,
    description: 'The membership as it is now. Null where it was only to be checked.',
  })
  membership!: Membership | null
}

export async function membershipPayload(
  { id, warnings }: Created,
  context: Context,
): Promise<MembershipPayload> {
  return { membership: id === null ? null : await byId(memberships, context).load(id), warnings }
}
