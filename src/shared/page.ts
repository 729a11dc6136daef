import { IsOptional, Max, Min } from 'class-validator'
import { ArgsType, Directive, Field, Int, ObjectType } from 'type-graphql'
import { badUserInput } from './errors'

export const PAGE_SIZE = 20
export const LARGEST_PAGE = 100

/** The arguments of a forward-only list. */
@ArgsType()
export class ForwardArgs {
  @Field(() => Int, {
    nullable: true,
    description: `How many of the next entries to return, 1 to ${LARGEST_PAGE}; ${PAGE_SIZE} if not given.`,
  })
  @IsOptional()
  @Min(1)
  @Max(LARGEST_PAGE)
  first?: number | null

  @Field(() => String, {
    nullable: true,
    description: 'Return the entries that follow this cursor: the endCursor of the page before.',
  })
  after?: string | null
}

/** The arguments of every list: forward with first and after, backward with last and before. */
@ArgsType()
export class PageArgs extends ForwardArgs {
  @Field(() => Int, {
    nullable: true,
    description: `How many of the last entries to return, 1 to ${LARGEST_PAGE}. Not together with first.`,
  })
  @IsOptional()
  @Min(1)
  @Max(LARGEST_PAGE)
  last?: number | null

  @Field(() => String, {
    nullable: true,
    description: 'Return the entries that precede this cursor: the startCursor of the page after.',
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
    limit: first ?? last ?? PAGE_SIZE,
    forward: last == null,
    ...(after != null && { after }),
    ...(before != null && { before }),
  }
}

@Directive('@shareable')
@ObjectType({ simpleResolvers: true, description: 'Where a page lies in its list.' })
export class PageInfo {
  @Field({
    description: 'Whether entries follow this page. When paging backward: whether a before cursor was given.',
  })
  hasNextPage!: boolean

  @Field({
    description: 'Whether entries precede this page. When paging forward: whether an after cursor was given.',
  })
  hasPreviousPage!: boolean

  @Field(() => String, {
    nullable: true,
    description: 'The cursor of the first entry, null on an empty page. Pass it as before to page backward.',
  })
  startCursor!: string | null

  @Field(() => String, {
    nullable: true,
    description: 'The cursor of the last entry, null on an empty page. Pass it as after to page forward.',
  })
  endCursor!: string | null
}

/** A row of a list, with its place in it. */
export interface Edge<T> {
  readonly cursor: string
  readonly node: T
  readonly distanceKm: number | null
}

/** A page of a list, as every connection type serves it. */
export class Page<T> {
  readonly edges: readonly Edge<T>[]
  private readonly hasMore: boolean

  constructor(
    rows: readonly Edge<T>[],
    private readonly bounds: PageBounds,
    /** Counted only when a client asks for it. */
    readonly totalCount: () => PromiseLike<number>,
    /** What narrows the list. Null: it is a list under a record, or one that no filter alone describes. */
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
