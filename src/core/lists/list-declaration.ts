import type { Sql } from 'sql-template-tag'
import type { Collection } from '../collections/collection'
import type { Dialect } from '../collections/dialect'
import type { Through } from '../collections/page-per-parent'
import type { Reader } from '../collections/reader'
import type { Context } from '../context'
import type { SignedIn } from '../viewer'
import type { SortKey } from './cursor'
import type { PageBounds } from './page'

/** What a condition or an order may depend on, besides its row, which is always called `t`. */
export interface Scope {
  readonly dialect: Dialect
  readonly metadata: Reader['metadata']
  /** The request's instant, as a parameter. */
  readonly now: unknown
  /** The day that it then is in Poland, as a parameter. */
  readonly today: unknown
  /** Who asks: what is visible may depend on it. */
  readonly viewer: SignedIn | null
}

/** The expressions a list is sorted by, before the id; never null, and one direction for all of them. */
export interface Order<Filter> {
  readonly by: (filter: Filter, scope: Scope) => Sql[]
  readonly descending?: boolean
  /**
   * What to narrow a filter to, the narrowest first, so that what is found comes before whatever else the filter finds: a
   * page that is full then is the page, and no more rows need to be sorted. What comes after a place may begin with the
   * place's key.
   */
  readonly narrower?: (filter: Filter, after: SortKey | null) => readonly Narrowed<Filter>[]
}

/** What is asked of a list beyond its filter. */
interface Narrowed<Filter> {
  /** Fields of the filter with a value that finds less. */
  readonly filter?: Partial<Filter>
  readonly condition?: Sql
  /** The fields of the filter that the condition stands for. */
  readonly fields?: readonly string[]
}

/** For each field of a filter, the condition on the row `t` that a given value stands for. */
export type Conditions<Filter> = {
  readonly [Field in keyof Filter]-?: (
    value: NonNullable<Filter[Field]>,
    scope: Scope,
    filter: Filter,
  ) => Sql | null
}

/** Where the rows which a filter finds are in the order of a list, to be walked from where a page begins. */
export interface Walk<Filter> {
  /** The table, called `walk`, and its column with the id of the row. Null: they are walked as they are. */
  readonly from: { readonly table: string; readonly row: string } | null
  /** What the list is sorted by, the row's id included. */
  readonly sortedBy: readonly Sql[]
  readonly condition: Sql
  /** Of the few rows `t` that are not come upon in the walk. */
  readonly besides?: Sql | null
  /** The fields of the filter that the conditions stand for. */
  readonly fields: readonly (keyof Filter)[]
}

/** A list, said once as plain data: whose rows, under which parent, in which orders, narrowed by which filter. */
export interface List<T extends object, Filter extends object = object, Name extends string = string> {
  /** As clients see it: `Partnership.events`. */
  readonly name: string
  readonly of: Collection<T>
  /**
   * Ties the row `t` to the id of its parent; absent at the root. Where several ways lead to the rows, each has a
   * condition, and an index, of its own; no row is found on two of them, and most are on the first.
   */
  readonly under?: (parent: Sql, filter: Filter, viewer: SignedIn | null) => Sql | readonly Sql[]
  /** The table of links that ties the rows to their parent, where there is one; then there is no `under`. */
  readonly through?: Through
  /**
   * Which rows are visible under a parent, which has been read and so is visible itself. By default the collection says
   * it, as if the parent were not known.
   */
  readonly visible?: Collection<T>['visible']
  readonly orders: Readonly<Record<Name, Order<Filter>>>
  readonly conditions?: Conditions<Filter>
  /** The table whose words the `search` of the filter looks for, in an index of them. */
  readonly searched?: string
  /** What is walked for a part, under the parent's id where there is a parent. Null: nothing. */
  readonly walk?: (part: Part<Filter, Name>, scope: Scope, parent: Sql) => Walk<Filter> | null
  /**
   * Tells the request until when the part stays the same while nobody writes, where that depends on the clock, or on the
   * readers who are counted.
   */
  readonly expiry?: (part: Part<Filter, Name>, context: Context) => void | Promise<void>
  /** How far the row is from what the filter asks for, in kilometres. */
  readonly distanceKm?: (filter: Filter) => Sql | null
}

/** Which part of a list: what its statement depends on, besides the parents. */
export interface Part<Filter, Name extends string> {
  readonly bounds: PageBounds
  readonly orderBy: Name
  readonly filter: Filter
  readonly narrowed?: Narrowed<Filter>
  /** Only the first rows in the order of the list are looked at for the words that are searched for. */
  readonly isAmongFirst?: boolean
}
