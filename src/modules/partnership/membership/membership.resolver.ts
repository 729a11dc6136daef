import sql from 'sql-template-tag'
import { ArgsType, Ctx, Field, FieldResolver, Resolver, Root } from 'type-graphql'
import type { Context } from '../../../core/context'
import { PageField, RecordField } from '../../../core/lists/declared-fields'
import { childrenOf } from '../../../core/lists/list'
import type { Conditions, List } from '../../../core/lists/list-declaration'
import { connectionOf, type Page, PageArgs } from '../../../core/lists/page'
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
  @PageField(membershipsOfPartnership, {
    type: () => MembershipConnection,
    args: () => MembershipsArgs,
    description: 'The members: the leader first, then partners, then supporters.',
  })
  readonly members!: Page<Membership>

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
  @PageField(membershipsOfOrganisation, {
    type: () => MembershipConnection,
    args: () => MembershipsArgs,
    description: 'Its memberships in partnerships: the ones it leads come first.',
  })
  readonly memberships!: Page<Membership>
}

@Resolver(() => Membership)
export class MembershipResolver {
  @RecordField<Membership>(partnerships, 'partnershipId', {
    type: () => Partnership,
    description: 'The partnership the member takes part in.',
  })
  readonly partnership!: Partnership

  @RecordField<Membership>(organisations, 'organisationId', {
    type: () => Organisation,
    nullable: true,
    description: 'The organisation. Null for a group of residents.',
  })
  readonly organisation!: Organisation | null
}
