import { ArrayMaxSize, IsOptional, ValidateNested } from 'class-validator'
import {
  Args,
  ArgsType,
  Ctx,
  Directive,
  Field,
  FieldResolver,
  ObjectType,
  Query,
  Resolver,
  Root,
} from 'type-graphql'
import { permit } from '../../authz/authorize'
import { byId } from '../../core/collections/collection'
import type { Context } from '../../core/context'
import { ForwardArgs, PageInfo } from '../../core/lists/page'
import { HealthSubject } from '../partnership/health-answer/health-subject.enum'
import { partnerships } from '../partnership/partnership.collection'
import { Partnership } from '../partnership/partnership.entity'
import { PartnershipFilter } from '../partnership/partnership.filter'
import { HealthLevel } from './health.enums'
import { type ListedSignals, MAX_LOOKED_THROUGH, pageOfSignals } from './health-list'
import { healthPolicy } from './health-list.policy'
import { HealthSignal } from './health-signal'

const SUBJECTS = Object.values(HealthSubject)
const LEVELS = Object.values(HealthLevel)

@ArgsType()
class HealthSignalsArgs extends ForwardArgs {
  @Field(() => [HealthSubject], {
    nullable: true,
    description: 'Which subjects. By default, and if the list is empty, all.',
  })
  @IsOptional()
  @ArrayMaxSize(SUBJECTS.length)
  subjects?: HealthSubject[] | null

  @Field(() => [HealthLevel], {
    nullable: true,
    description: 'Which levels. By default, and if the list is empty, WATCH and CONCERN.',
  })
  @IsOptional()
  @ArrayMaxSize(LEVELS.length)
  levels?: HealthLevel[] | null

  @Field(() => PartnershipFilter, {
    nullable: true,
    description: 'Of which partnerships. By default, all that you are listed.',
  })
  @IsOptional()
  @ValidateNested()
  filter?: PartnershipFilter | null
}

@Directive('@shareable')
@ObjectType({
  simpleResolvers: true,
  description: 'A partnership with those of its health signals that were asked for.',
})
class PartnershipSignals {
  partnershipId!: string

  @Directive('@listSize(assumedSize: 10)')
  @Field(() => [HealthSignal], { description: 'These signals: at least one.' })
  signals!: HealthSignal[]
}

@ObjectType({
  simpleResolvers: true,
  description: 'One of the partnerships on a page, with its position in the list.',
})
class PartnershipSignalsEdge {
  @Field({ description: 'The position in the list: pass it as after.' })
  cursor!: string

  @Field(() => PartnershipSignals, { description: 'The entry itself.' })
  node!: PartnershipSignals
}

@ObjectType({
  simpleResolvers: true,
  description: `A page of partnerships with health signals, by name. It is looked for in ${MAX_LOOKED_THROUGH} partnerships at most, so that it may have fewer entries than asked for, or none, while there are more.`,
})
class PartnershipSignalsConnection {
  @Field(() => [PartnershipSignalsEdge], { description: 'The entries with their cursors.' })
  edges!: PartnershipSignalsEdge[]

  @Field(() => [PartnershipSignals], { description: 'The entries without their cursors.' })
  nodes!: PartnershipSignals[]

  @Field(() => PageInfo, {
    description: 'Whether there are more partnerships to look through, and from where.',
  })
  pageInfo!: PageInfo
}

const toNode = (listed: ListedSignals) => Object.assign(new PartnershipSignals(), listed)

@Resolver(() => PartnershipSignals)
export class HealthListResolver {
  @Directive('@cost(weight: 300)')
  @Query(() => PartnershipSignalsConnection, {
    description:
      'Partnerships that may need help: those with a health signal of these subjects and levels, by name. Editors see those of their territories, moderators and administrators see all. UNAUTHENTICATED for visitors, FORBIDDEN for others. Each signal is public in Partnership.health, but a list of them would be read as a ranking.',
  })
  async healthSignals(
    @Args(() => HealthSignalsArgs) { subjects, levels, filter, ...args }: HealthSignalsArgs,
    @Ctx() context: Context,
  ): Promise<PartnershipSignalsConnection> {
    permit(healthPolicy.list, context)
    const wanted = {
      subjects: subjects?.length ? subjects : SUBJECTS,
      levels: levels?.length ? levels : [HealthLevel.WATCH, HealthLevel.CONCERN],
      filter: filter ?? {},
    }
    const page = await pageOfSignals(wanted, args, context)
    const edges = page.edges.map(({ cursor, node }) => ({ cursor, node: toNode(node) }))
    const { hasNextPage, endCursor } = page
    const pageInfo = {
      hasNextPage,
      endCursor,
      hasPreviousPage: args.after != null,
      startCursor: edges[0]?.cursor ?? null,
    }
    return { edges, nodes: edges.map(({ node }) => node), pageInfo }
  }

  @FieldResolver(() => Partnership, { description: 'Whose signals they are.' })
  partnership(@Root() { partnershipId }: PartnershipSignals, @Ctx() context: Context) {
    return byId(partnerships, context).load(partnershipId)
  }
}
