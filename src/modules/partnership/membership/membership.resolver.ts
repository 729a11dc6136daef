import sql from 'sql-template-tag'
import { Args, ArgsType, Ctx, Field, FieldResolver, Resolver, Root } from 'type-graphql'
import { byId } from '../../../core/collections/collection'
import type { Context } from '../../../core/context'
import { childrenOf, pageOf } from '../../../core/lists/list'
import type { Conditions, List } from '../../../core/lists/list-declaration'
import { connectionOf, PageArgs } from '../../../core/lists/page'
import { Organisation, organisations } from '../../organisation/organisation.entity'
import { partnerships } from '../partnership.collection'
import { Partnership } from '../partnership.entity'
import { Membership, memberships } from './membership.entity'
import { MembershipStatus } from './membership.enums'
import { isMemberVisible } from './membership.policy'

const MembershipConnection = connectionOf('Membership', () => Membership, { plural: 'memberships' })

@ArgsType()
class MembershipsArgs extends PageArgs {
  @Field(() => [MembershipStatus], {
    defaultValue: [MembershipStatus.ACTIVE],
    description:
      'Only memberships with one of these statuses. By default, and where the list is empty, those that are active.',
  })
  status!: MembershipStatus[]

  get filter(): MembershipFilter {
    return { status: this.status.length > 0 ? this.status : [MembershipStatus.ACTIVE] }
  }
}

interface MembershipFilter {
  readonly status: MembershipStatus[]
}

const conditions: Conditions<MembershipFilter> = {
  status: (states, { dialect }) => dialect.oneOf(sql`t."status"`, states),
}

/** LEADER, PARTNER, SUPPORTER: the alphabet has them in the right order. */
const orders = { ROLE: { by: () => [sql`t."role"`] } }

const membershipsOfPartnership: List<Membership, MembershipFilter> = {
  name: 'Partnership.members',
  of: memberships,
  visible: isMemberVisible,
  under: (partnership) => sql`t."partnershipId" = ${partnership}`,
  orders,
  conditions,
}

const membershipsOfOrganisation: List<Membership, MembershipFilter> = {
  name: 'Organisation.memberships',
  of: memberships,
  under: (organisation) => sql`t."organisationId" = ${organisation}`,
  orders,
  conditions,
}

const leaderOfPartnership: List<Membership> = {
  name: 'Partnership.leader',
  of: memberships,
  visible: isMemberVisible,
  under: (partnership) =>
    sql`t."partnershipId" = ${partnership} AND t."role" = 'LEADER' AND t."status" = 'ACTIVE'`,
  orders,
}

@Resolver(() => Partnership)
export class PartnershipMembersResolver {
  @FieldResolver(() => MembershipConnection, {
    description: 'The members: the leader first, then partners, then supporters.',
  })
  members(
    @Root() partnership: Partnership,
    @Args(() => MembershipsArgs) args: MembershipsArgs,
    @Ctx() context: Context,
  ) {
    return pageOf(membershipsOfPartnership, partnership.id, args, context)
  }

  @FieldResolver(() => Membership, {
    nullable: true,
    description: 'The member that coordinates the work. Null: nobody, or not known.',
  })
  async leader(@Root() partnership: Partnership, @Ctx() context: Context) {
    const [leader] = await childrenOf(leaderOfPartnership, partnership.id, context)
    return leader ?? null
  }
}

@Resolver(() => Organisation)
export class OrganisationMembershipsResolver {
  @FieldResolver(() => MembershipConnection, {
    description: 'Its memberships in partnerships: the ones it leads come first.',
  })
  memberships(
    @Root() organisation: Organisation,
    @Args(() => MembershipsArgs) args: MembershipsArgs,
    @Ctx() context: Context,
  ) {
    return pageOf(membershipsOfOrganisation, organisation.id, args, context)
  }
}

@Resolver(() => Membership)
export class MembershipResolver {
  @FieldResolver(() => Partnership, { description: 'The partnership the member takes part in.' })
  partnership(@Root() membership: Membership, @Ctx() context: Context) {
    return byId(partnerships, context).load(membership.partnershipId)
  }

  @FieldResolver(() => Organisation, {
    nullable: true,
    description: 'The organisation. Null for a group of residents.',
  })
  organisation(@Root() membership: Membership, @Ctx() context: Context) {
    return membership.organisationId === null
      ? null
      : byId(organisations, context).load(membership.organisationId)
  }
}
