import { Ctx, Directive, Field, FieldResolver, ObjectType, Resolver, Root } from 'type-graphql'
import { Permission, permissions } from '../../authz/may'
import type { Context } from '../../core/context'
import { Organisation } from '../organisation/organisation.entity'
import { organisationPolicy } from '../organisation/organisation.policy'
import { removalPolicy } from '../partnership/removal/removal.policy'
import { Claim } from './claim.entity'
import { claimPolicy } from './claim.policy'

@Directive('@shareable')
@ObjectType({
  simpleResolvers: true,
  description: 'What the viewer may do with an organisation now. A visitor may do none of it.',
})
class OrganisationPermissions {
  @Field(() => Permission, {
    description: 'Whether you may call updateOrganisation: you manage its record, or entered the draft.',
  })
  update!: Permission

  @Field(() => Permission, {
    description:
      'Whether you may call claimOrganisation: you do not manage its record, and have no open claim on it.',
  })
  claim!: Permission

  @Field(() => Permission, {
    description:
      'Whether you may call publishOrganisation: it is a draft, and you are an editor of its territory or an administrator.',
  })
  publish!: Permission

  @Field(() => Permission, {
    description:
      'Whether you may call removeOrganisation: you are an editor of its territory, an administrator or the author of the draft, and no other record refers to it.',
  })
  remove!: Permission
}

@Directive('@shareable')
@ObjectType({
  simpleResolvers: true,
  description: 'What the viewer may do with a claim now.',
})
class ClaimPermissions {
  @Field(() => Permission, {
    description: 'Whether you may call decideClaim: the claim is open and not your own.',
  })
  decide!: Permission

  @Field(() => Permission, {
    description: 'Whether you may call withdrawClaim: the claim is open and your own.',
  })
  withdraw!: Permission
}

@Resolver(() => Organisation)
export class OrganisationPermissionsResolver {
  @FieldResolver(() => OrganisationPermissions, {
    description:
      'What the viewer may do with the organisation now, so that applications need not copy the rules.',
  })
  viewerCan(@Root() { id }: Organisation, @Ctx() context: Context) {
    const { organisation: claim } = claimPolicy
    const { update, publish } = organisationPolicy
    return permissions({ update, publish, claim, remove: removalPolicy.organisation }, id, context)
  }
}

@Resolver(() => Claim)
export class ClaimPermissionsResolver {
  @FieldResolver(() => ClaimPermissions, {
    description: 'What the viewer may do with the claim now, so that applications need not copy the rules.',
  })
  viewerCan(@Root() { id }: Claim, @Ctx() context: Context) {
    const { decide, withdraw } = claimPolicy
    return permissions({ decide, withdraw }, id, context)
  }
}
