import { Ctx, Directive, Field, FieldResolver, ObjectType, Resolver, Root } from 'type-graphql'
import { Permission, permissions } from '../../../authz/may'
import type { Context } from '../../../core/context'
import { PendingChange } from './pending-change.entity'
import { pendingChangePolicy } from './pending-change.policy'

@Directive('@shareable')
@ObjectType({
  simpleResolvers: true,
  description: 'What the viewer may do with a pending change now.',
})
class PendingChangePermissions {
  @Field(() => Permission, {
    description:
      'Whether you may call acceptPendingChange: it waits, is not your own, and you edit a territory that the partnership would then have.',
  })
  accept!: Permission

  @Field(() => Permission, {
    description:
      'Whether you may call declinePendingChange: it waits, is not your own, and you edit a present or a proposed territory.',
  })
  decline!: Permission

  @Field(() => Permission, {
    description:
      'Whether you may call withdrawPendingChange: it waits, and it is your own or that of a partnership you organise.',
  })
  withdraw!: Permission
}

@Resolver(() => PendingChange)
export class PendingChangePermissionsResolver {
  @FieldResolver(() => PendingChangePermissions, {
    description: 'What the viewer may do with the change now, so that applications need not copy the rules.',
  })
  viewerCan(@Root() { id }: PendingChange, @Ctx() context: Context) {
    return permissions(pendingChangePolicy, id, context)
  }
}
