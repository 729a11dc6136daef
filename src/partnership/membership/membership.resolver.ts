import sql from 'sql-template-tag'
import { Args, ArgsType, Ctx, Field, FieldResolver, Resolver, Root } from 'type-graphql'
import { Organisation, organisations } from '../../organisation/organisation.entity'
import { byId } from '../../shared/collection'
import { connectionOf } from '../../shared/connection'
import type { Context } from '../../shared/context'
import { childrenOf, pageOf } from '../../shared/list'
import type { Conditions, List } from '../../shared/list-declaration'
import { PageArgs } from '../../shared/page'
import { visible } from '../../shared/visibility'
import { Partnership, partnerships } from '../partnership.entity'
import { Membership, memberships } from './membership.entity'
import { MembershipStatus } from './membership.enums'

const MembershipConnection = connectionOf('Membership', () => Membership, { plural: 'memberships' })

@ArgsType()
class MembershipsArgs extends PageArgs {
  @Field(() => [MembershipStatus], {
    defaultValue: [MembershipStatus.ACTIVE],
    description: 'In one of these states; if not given, those who take part today.',
  })
  status!: MembershipStatus[]

  get filter(): MembershipFilter {
    return { status: this.status }
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
  visible: visible.memberOfVisible,
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
  visible: visible.underVisible,
  under: (partnership) =>
    sql`t."partnershipId" = ${partnership} AND t."role" = 'LEADER' AND t."status" = 'ACTIVE'`,
  orders,
}

@Resolver(() => Partnership)
export class PartnershipMembersResolver {
  @FieldResolver(() => MembershipConnection, {
    description: 'Who takes part: the leader first, then partners, then supporters.',
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
    description: 'The member that coordinates. Null: nobody leads, or that is not known.',
  })
  async leader(@Root() partnership: Partnership, @Ctx() context: Context) {
    const [leader] = await childrenOf(leaderOfPartnership, partnership.id, context)
    return leader ?? null
  }
}

@Resolver(() => Organisation)
export class OrganisationMembershipsResolver {
  @FieldResolver(() => MembershipConnection, {
    description: 'The partnerships it takes part in, as memberships: those it leads first.',
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
  @FieldResolver(() => Partnership, { description: 'The partnership that the member takes part in.' })
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
