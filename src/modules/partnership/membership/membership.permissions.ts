import { Ctx, Directive, Field, FieldResolver, ObjectType, Resolver, Root } from 'type-graphql'
import { Permission, permissions } from '../../../authz/may'
import type { Context } from '../../../core/context'
import { removalPolicy } from '../removal/removal.policy'
import { Membership } from './membership.entity'
import { membershipPolicy } from './membership.policy'

@Directive('@shareable')
@ObjectType({
  simpleResolvers: true,
  description: 'What the viewer may do with a membership now. A visitor may do none of it.',
})
class MembershipPermissions {
  @Field(() => Permission, {
    description:
      'Whether you may call acceptMembership: it waits for the answer of your side. For a future leader: only while nobody leads.',
  })
  accept!: Permission

  @Field(() => Permission, {
    description: 'Whether you may call declineMembership: it waits for the answer of your side.',
  })
  decline!: Permission

  @Field(() => Permission, {
    description:
      'Whether you may call leavePartnership: it has not ended, and you speak for the member or the partnership.',
  })
  leave!: Permission

  @Field(() => Permission, {
    description: 'Whether you may call changeMemberRole: it has not ended, and you manage the partnership.',
  })
  changeRole!: Permission

  @Field(() => Permission, {
    description:
      'Whether you may call removeMembership: you are an editor of the territories of the partnership or an administrator.',
  })
  remove!: Permission
}

@Resolver(() => Membership)
export class MembershipPermissionsResolver {
  @FieldResolver(() => MembershipPermissions, {
    description:
      'What the viewer may do with the membership now, so that applications need not copy the rules.',
  })
  viewerCan(@Root() { id }: Membership, @Ctx() context: Context) {
    const { accept, decline, leave, changeRole } = membershipPolicy
    return permissions({ accept, decline, leave, changeRole, remove: removalPolicy.membership }, id, context)
  }
}
