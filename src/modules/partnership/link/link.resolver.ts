import sql, { type Sql } from 'sql-template-tag'
import {
  Args,
  ArgsType,
  Ctx,
  Directive,
  Field,
  FieldResolver,
  ObjectType,
  Resolver,
  Root,
} from 'type-graphql'
import { Permission, permissions } from '../../../authz/may'
import { byId } from '../../../core/collections/collection'
import type { Context } from '../../../core/context'
import { pageOf } from '../../../core/lists/list'
import type { Conditions, List } from '../../../core/lists/list-declaration'
import { connectionOf, PageArgs } from '../../../core/lists/page'
import { partnerships } from '../partnership.collection'
import { PartnershipConnection } from '../partnership.connection'
import { Partnership } from '../partnership.entity'
import { PartnershipLink, partnershipLinks } from './link.entity'
import { PartnershipLinkKind } from './link.enums'
import { linkPolicy } from './link.policy'

const PartnershipLinkConnection = connectionOf('PartnershipLink', () => PartnershipLink, {
  plural: 'links',
})

@ArgsType()
class PartnershipLinksArgs extends PageArgs {
  @Field(() => [PartnershipLinkKind], {
    nullable: true,
    description: 'Only links of these kinds. By default, and where the list is empty, all.',
  })
  kinds?: PartnershipLinkKind[] | null

  get filter(): LinkFilter {
    return this.kinds?.length ? { kinds: this.kinds } : {}
  }
}

interface LinkFilter {
  readonly kinds?: PartnershipLinkKind[]
}

const conditions: Conditions<LinkFilter> = {
  kinds: (kinds, { dialect }) => dialect.oneOf(sql`t."kind"`, kinds),
}

const linksOfPartnership: List<PartnershipLink, LinkFilter> = {
  name: 'Partnership.links',
  of: partnershipLinks,
  under: (partnership) => [sql`t."partnershipId" = ${partnership}`, sql`t."otherId" = ${partnership}`],
  orders: { KIND: { by: () => [sql`t."kind"`] } },
  conditions,
}

const agreed = (kind: PartnershipLinkKind) =>
  sql`link."kind" = ${kind} AND link."awaitsId" IS NULL AND link."until" IS NULL`

/** The ids of those that the partnership links to. */
const othersOf = (partnership: Sql, kind: PartnershipLinkKind) =>
  sql`SELECT link."otherId" FROM "partnership_link" AS link WHERE link."partnershipId" = ${partnership} AND ${agreed(kind)}`

/** The ids of those that link to it. */
const linkedTo = (partnership: Sql, kind: PartnershipLinkKind) =>
  sql`SELECT link."partnershipId" FROM "partnership_link" AS link WHERE link."otherId" = ${partnership} AND ${agreed(kind)}`

const orders = { NAME: { by: () => [sql`t."nameKey"`] } }

const listed = (name: string, ids: (partnership: Sql) => Sql): List<Partnership> => ({
  ...{ name: `Partnership.${name}`, of: partnerships, orders },
  under: (partnership) => sql`t."id" IN (${ids(partnership)})`,
})

const { SUCCESSOR_OF, PART_OF, SAME_AS } = PartnershipLinkKind

const predecessors = listed('predecessors', (id) => othersOf(id, SUCCESSOR_OF))
const successors = listed('successors', (id) => linkedTo(id, SUCCESSOR_OF))
const wholes = listed('partOf', (id) => othersOf(id, PART_OF))
const parts = listed('parts', (id) => linkedTo(id, PART_OF))
const same = listed('sameAs', (id) => sql`${othersOf(id, SAME_AS)} UNION ALL ${linkedTo(id, SAME_AS)}`)

@Resolver(() => Partnership)
export class PartnershipLinksResolver {
  @FieldResolver(() => PartnershipLinkConnection, {
    description:
      'Its links to other partnerships, and theirs to it, with dates and sources; those to pages elsewhere too. Managers of either side also see links that wait for an answer.',
  })
  links(
    @Root() { id }: Partnership,
    @Args(() => PartnershipLinksArgs) args: PartnershipLinksArgs,
    @Ctx() context: Context,
  ) {
    return pageOf(linksOfPartnership, id, args, context)
  }

  @FieldResolver(() => PartnershipConnection, { description: 'Partnerships whose work it continues.' })
  predecessors(@Root() { id }: Partnership, @Args(() => PageArgs) args: PageArgs, @Ctx() context: Context) {
    return pageOf(predecessors, id, args, context)
  }

  @FieldResolver(() => PartnershipConnection, {
    description: 'Partnerships that continue its work: where to look if it has ended.',
  })
  successors(@Root() { id }: Partnership, @Args(() => PageArgs) args: PageArgs, @Ctx() context: Context) {
    return pageOf(successors, id, args, context)
  }

  @FieldResolver(() => PartnershipConnection, {
    description: 'Larger partnerships, such as networks, that it is part of now.',
  })
  partOf(@Root() { id }: Partnership, @Args(() => PageArgs) args: PageArgs, @Ctx() context: Context) {
    return pageOf(wholes, id, args, context)
  }

  @FieldResolver(() => PartnershipConnection, { description: 'Partnerships that are part of it now.' })
  parts(@Root() { id }: Partnership, @Args(() => PageArgs) args: PageArgs, @Ctx() context: Context) {
    return pageOf(parts, id, args, context)
  }

  @FieldResolver(() => PartnershipConnection, {
    description:
      'Other records of the same partnership in this registry that were not merged. For pages elsewhere, see links.',
  })
  sameAs(@Root() { id }: Partnership, @Args(() => PageArgs) args: PageArgs, @Ctx() context: Context) {
    return pageOf(same, id, args, context)
  }
}

@Directive('@shareable')
@ObjectType({
  simpleResolvers: true,
  description: 'What the viewer may do with a link between partnerships now. A visitor may do none of it.',
})
class PartnershipLinkPermissions {
  @Field(() => Permission, {
    description: 'Whether you may call acceptPartnershipLink: it waits for the answer of your side.',
  })
  accept!: Permission

  @Field(() => Permission, {
    description: 'Whether you may call updatePartnershipLink: you manage one of the two partnerships.',
  })
  update!: Permission

  @Field(() => Permission, {
    description: 'Whether you may call unlinkPartnerships: you manage one of the two partnerships.',
  })
  remove!: Permission
}

@Resolver(() => PartnershipLink)
export class PartnershipLinkResolver {
  @FieldResolver(() => Partnership, {
    description: 'The partnership that is the successor, the part, or the same.',
  })
  partnership(@Root() { partnershipId }: PartnershipLink, @Ctx() context: Context) {
    return byId(partnerships, context).load(partnershipId)
  }

  @FieldResolver(() => Partnership, {
    nullable: true,
    description: 'The predecessor, the whole, or the other record. Null: a page elsewhere; see url.',
  })
  other(@Root() { otherId }: PartnershipLink, @Ctx() context: Context) {
    return otherId === null ? null : byId(partnerships, context).load(otherId)
  }

  @FieldResolver(() => Partnership, {
    nullable: true,
    description: 'Which of the two has still to agree, with acceptPartnershipLink. Null: both have agreed.',
  })
  awaits(@Root() { awaitsId }: PartnershipLink, @Ctx() context: Context) {
    return awaitsId === null ? null : byId(partnerships, context).load(awaitsId)
  }

  @FieldResolver(() => PartnershipLinkPermissions, {
    description: 'What the viewer may do with the link now, so that applications need not copy the rules.',
  })
  viewerCan(@Root() { id }: PartnershipLink, @Ctx() context: Context) {
    const { accept, update, remove } = linkPolicy
    return permissions({ accept, update, remove }, id, context)
  }
}
