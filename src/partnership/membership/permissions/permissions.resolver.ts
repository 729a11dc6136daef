import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql'
import { mayWrite } from '../../../keeping/standing'
import type { Context } from '../../../shared/context'
import { Membership } from '../membership.entity'
import { MembershipPermissions, NOTHING_ABOUT_MEMBERSHIP } from './membership-permissions'
import { permissionsOn } from './membership-standing'

@Resolver(() => Membership)
export class MembershipPermissionsResolver {
  @FieldResolver(() => MembershipPermissions, {
    description:
      'What whoever asks may do about the membership now, so that no application copies the rules.',
  })
  async viewerCan(@Root() { id }: Membership, @Ctx() context: Context): Promise<MembershipPermissions> {
    return (await mayWrite(context)) ? permissionsOn(context).load(id) : NOTHING_ABOUT_MEMBERSHIP
  }
}
