import { Arg, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql'
import { Account } from '../../src/modules/account/account.entity'
import { Comment } from '../../src/modules/comment/comment.entity'
import { CommentState } from '../../src/modules/comment/comment.enums'
import { Event } from '../../src/modules/event/event.entity'
import { Organisation } from '../../src/modules/organisation/organisation.entity'
import { Membership } from '../../src/modules/partnership/membership/membership.entity'
import { Partnership } from '../../src/modules/partnership/partnership.entity'
import { SearchType } from '../../src/modules/search/search-all'
import { Sector } from '../../src/modules/sector/sector.entity'
import { searched, sortKeyOf } from './database'
import type { HitRow } from './rows'
import { POSTGRES, SQLITE } from './statements'
import {
  CommentConnection,
  EventConnection,
  MembershipConnection,
  PartnershipConnection,
  SearchConnection,
} from './typeorm-connections'
import type { Loaders } from './typeorm-loaders'

const bySoonest = (one: Event, other: Event) =>
  +new Date(one.startsAt) - +new Date(other.startsAt) || (one.id < other.id ? -1 : 1)

@Resolver(() => Partnership)
class PartnershipResolver {
  @Query(() => Partnership, { nullable: true })
  partnership(@Arg('id', () => ID, { nullable: true }) id: string, @Ctx() to: Loaders) {
    return to.byId(Partnership).load(id)
  }

  @Query(() => PartnershipConnection)
  async partnerships(
    @Arg('first', () => Int) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Ctx() { manager }: Loaders,
  ) {
    const [nameKey, id] = sortKeyOf(after)
    const nodes = await manager
      .createQueryBuilder(Partnership, 'p')
      .where('p.publishedAt IS NOT NULL AND (p.nameKey, p.id) > (:nameKey, :id)', { nameKey, id })
      .orderBy('p.nameKey')
      .addOrderBy('p.id')
      .limit(first)
      .getMany()
    return { nodes }
  }

  @FieldResolver(() => [Sector])
  sectors(@Root() { id }: Partnership, @Ctx() to: Loaders) {
    return to.sectors.load(id)
  }

  @FieldResolver(() => MembershipConnection)
  async members(@Root() { id }: Partnership, @Arg('first', () => Int) first: number, @Ctx() to: Loaders) {
    return { nodes: (await to.members.load(id)).slice(0, first) }
  }

  @FieldResolver(() => EventConnection)
  async events(@Root() { id }: Partnership, @Arg('first', () => Int) first: number, @Ctx() to: Loaders) {
    const [hosted, coHosted] = await Promise.all([to.events.load(id), to.coHosted.load(id)])
    return { nodes: [...hosted, ...coHosted].sort(bySoonest).slice(0, first) }
  }

  @FieldResolver(() => CommentConnection)
  async comments(@Root() { id }: Partnership, @Arg('first', () => Int) first: number, @Ctx() to: Loaders) {
    return { nodes: (await to.comments.load(id)).slice(0, first) }
  }
}

@Resolver(() => Sector)
class SectorResolver {
  @FieldResolver(() => String)
  name(@Root() { names }: Sector) {
    return names.PL
  }
}

@Resolver(() => Membership)
class MembershipResolver {
  @FieldResolver(() => Organisation, { nullable: true })
  organisation(@Root() { organisationId }: Membership, @Ctx() to: Loaders) {
    return organisationId === null ? null : to.byId(Organisation).load(organisationId)
  }
}

@Resolver(() => Comment)
class CommentResolver {
  @FieldResolver(() => String, { nullable: true })
  body(@Root() { state, text }: Comment) {
    return state === CommentState.PUBLISHED ? text : null
  }

  @FieldResolver(() => Account, { nullable: true })
  author(@Root() { state, authorId }: Comment, @Ctx() to: Loaders) {
    return state === CommentState.PUBLISHED && authorId !== null ? to.byId(Account).load(authorId) : null
  }
}

@Resolver()
class SearchResolver {
  @Query(() => SearchConnection)
  async search(
    @Arg('query', () => String) query: string,
    @Arg('types', () => [SearchType]) _types: SearchType[],
    @Arg('first', () => Int) _first: number,
    @Ctx() { manager }: Loaders,
  ) {
    const { type, url } = manager.connection.options as { type: string; url?: string }
    const text = type === 'postgres' ? POSTGRES.search : SQLITE.search
    const hits: HitRow[] = await manager.query(text, searched(query, url ?? 'sqlite:'))
    const named = { Partnership, Event, Organisation }
    const nodes = hits.map(({ type, id, label }) =>
      Object.assign(new named[type](), type === 'Event' ? { id, title: label } : { id, name: label }),
    )
    return { nodes }
  }
}

export const resolvers = [
  PartnershipResolver,
  SectorResolver,
  MembershipResolver,
  CommentResolver,
  SearchResolver,
] as const
