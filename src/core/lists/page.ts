import { IsOptional, Max, Min } from 'class-validator'
import { ArgsType, Directive, Field, Int, ObjectType } from 'type-graphql'
import type { EntityClass } from '../collections/reader'
import { badUserInput } from '../errors'

export const DEFAULT_PAGE_SIZE = 20
export const MAX_PAGE_SIZE = 100
/** Longer lists are counted no further. */
export const MAX_COUNT = 10_000

/** The arguments of a forward-only list. */
@ArgsType()
export class ForwardArgs {
  @Field(() => Int, {
    nullable: true,
    description: `How many entries to return, 1 to ${MAX_PAGE_SIZE}. The default is ${DEFAULT_PAGE_SIZE}.`,
  })
  @IsOptional()
  @Min(1)
  @Max(MAX_PAGE_SIZE)
  first?: number | null

  @Field(() => String, {
    nullable: true,
    description: 'Return the entries after this cursor: the endCursor of the previous page.',
  })
  after?: string | null
}

/** The arguments of every list: forward with first and after, backward with last and before. */
@ArgsType()
export class PageArgs extends ForwardArgs {
  @Field(() => Int, {
    nullable: true,
    description: `How many entries to return, counted from the end, 1 to ${MAX_PAGE_SIZE}. Do not combine it with first.`,
  })
  @IsOptional()
  @Min(1)
  @Max(MAX_PAGE_SIZE)
  last?: number | null

  @Field(() => String, {
    nullable: true,
    description: 'Return the entries before this cursor: the startCursor of the following page.',
  })
  before?: string | null
}

/** The arguments, checked and with their default: a limit in one direction, and where to begin and end. */
export interface PageBounds {
  readonly limit: number
  readonly forward: boolean
  readonly after?: string
  readonly before?: string
}

/** A list without pages. */
export const EVERYTHING: PageBounds = { limit: Number.MAX_SAFE_INTEGER, forward: true }

export function pageBounds({ first, last, after, before }: PageArgs): PageBounds {
  if (first != null && last != null) {
    throw badUserInput('last', 'notWithFirst', 'Give first or last, not both.')
  }
  return {
    limit: first ?? last ?? DEFAULT_PAGE_SIZE,
    forward: last == null,
    ...(after != null && { after }),
    ...(before != null && { before }),
  }
}

@Directive('@shareable')
@ObjectType({ simpleResolvers: true, description: 'The position of a page in its list.' })
export class PageInfo {
  @Field({
    description:
      'Whether there are entries after this page. When paging backward: whether you gave a before cursor.',
  })
  hasNextPage!: boolean

  @Field({
    description:
      'Whether there are entries before this page. When paging forward: whether you gave an after cursor.',
  })
  hasPreviousPage!: boolean

  @Field(() => String, {
    nullable: true,
    description: 'The cursor of the first entry; null on an empty page. Pass it as before to page backward.',
  })
  startCursor!: string | null

  @Field(() => String, {
    nullable: true,
    description: 'The cursor of the last entry; null on an empty page. Pass it as after to page forward.',
  })
  endCursor!: string | null
}

/** A row of a list, with its place in it. */
export interface Edge<T> {
  readonly cursor: string
  readonly node: T
  readonly distanceKm: number | null
}

/** How many entries a whole list has, as far as it is counted. Read only when a client asks for it. */
export interface Total {
  count(): PromiseLike<number>
  isExact(): PromiseLike<boolean>
}

/** The total of a list that is short enough to be counted to its end. */
export const exactly = (count: () => Promise<number>): Total => ({ count, isExact: async () => true })

/** A page of a list, as every connection type serves it. */
export class Page<T> {
  readonly edges: readonly Edge<T>[]
  private readonly hasMore: boolean

  constructor(
    rows: readonly Edge<T>[],
    private readonly bounds: PageBounds,
    readonly total: Total,
    /** What narrows the list. Null: it is a list under a record. */
    readonly filter: object | null = null,
  ) {
    this.hasMore = rows.length > bounds.limit
    const edges = this.hasMore ? rows.slice(0, bounds.limit) : rows
    this.edges = bounds.forward ? edges : edges.toReversed()
  }

  get nodes(): T[] {
    return this.edges.map((edge) => edge.node)
  }

  get pageInfo(): PageInfo {
    const { forward, after, before } = this.bounds
    const { edges } = this
    return {
      hasNextPage: forward ? this.hasMore : before !== undefined,
      hasPreviousPage: forward ? after !== undefined : this.hasMore,
      // Each is sealed when it is asked for.
      get startCursor() {
        return edges[0]?.cursor ?? null
      },
      get endCursor() {
        return edges.at(-1)?.cursor ?? null
      },
    }
  }
}

interface Naming {
  /** What a node is, in the plural, for the descriptions: `partnerships`. */
  readonly plural: string
  /** An abstract type whose fields every edge has too. */
  readonly edge?: EntityClass<object>
  /** An abstract type whose fields the connection has too. */
  readonly page?: EntityClass<object>
}

const NO_FIELDS = Object as EntityClass<object>

/** The Relay connection type of an entity. Instances are `Page`s: only the names and descriptions are made here. */
export function connectionOf(
  name: string,
  node: () => object,
  { plural, edge = NO_FIELDS, page = NO_FIELDS }: Naming,
) {
  @ObjectType(`${name}Edge`, {
    simpleResolvers: true,
    description: `One of the ${plural} on a page, with its position in the list.`,
  })
  class ConnectionEdge extends edge {
    @Field({ description: 'The position in the list: pass it as after or before.' })
    cursor!: string

    @Field(() => node() as EntityClass<object>, { description: 'The entry itself.' })
    node!: object
  }

  @ObjectType(`${name}Connection`, { simpleResolvers: true, description: `A page of ${plural}.` })
  class Connection extends page {
    @Field(() => [ConnectionEdge], { description: 'The entries with their cursors.' })
    edges!: ConnectionEdge[]

    @Field(() => [node() as EntityClass<object>], { description: 'The entries without their cursors.' })
    nodes!: object[]

    @Field(() => PageInfo, { description: 'Whether there are more entries, and how to get them.' })
    pageInfo!: PageInfo

    @Field(() => Int, {
      description: `How many ${plural} the whole list has, regardless of the page. Lists are counted up to ${MAX_COUNT}; totalCountIsExact says whether there are more. It is counted only if you ask for it.`,
    })
    totalCount!: number

    @Field({
      description: `Whether totalCount is exact. If false, the list has more than ${MAX_COUNT} ${plural}.`,
    })
    totalCountIsExact!: boolean
  }
  return Connection
}
