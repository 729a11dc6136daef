import type { Sql } from 'sql-template-tag'
import { type Deferred, Reads } from '../collections/reader'
import { type Context, perRequest } from '../context'
import { getOrCreate } from '../get-or-create'
import { cursorScopeOf, decodeCursor } from './cursor'
import type { List, Part } from './list-declaration'
import { ListRead } from './list-read'
import { type Edge, EVERYTHING, MAX_COUNT, Page, type PageArgs, pageBounds, type Total } from './page'
import { hasEntries } from './selected-entries'

/** A list's arguments as clients give them; the first order is the default one. */
export type ListArgs<Filter, Name extends string> = PageArgs & {
  readonly orderBy?: Name
  readonly filter?: Filter | null
}

/** One page of a root list (no parent), or of a parent's: all parents that ask alike share one statement. */
export function pageOf<T extends object, F extends object, N extends string>(
  list: List<T, F, N>,
  parentId: string | null,
  args: ListArgs<F, N>,
  context: Context,
): Deferred<Page<T>> {
  const requests = requestFor(list, args)
  return readsOf(requests.pageKey, context, () => pagesOf(list, requests.part, context)).load(parentId ?? '')
}

/** Every child of the parent, in the list's first order: for short lists that are not paged. */
export function childrenOf<T extends object>(
  list: List<T>,
  parentId: string,
  context: Context,
): Deferred<T[]> {
  const requests = requestFor(list, ALL_ENTRIES)
  const make = () =>
    new Reads(async (parentIds) => {
      const rows = await new ListRead(list, requests.part, context).rows(parentIds)
      return rows.map((ofParent) => ofParent.map(({ node }) => node))
    })
  return readsOf(requests.childrenKey, context, make).load(parentId)
}

/** The rows of the page of one parent, for a larger statement: see `ListRead.rowsUnder`. */
export const pageRowsUnder = <T extends object, F extends object, N extends string>(
  list: List<T, F, N>,
  args: ListArgs<F, N>,
  { parentId, context }: Under,
): Sql | null => new ListRead(list, requestFor(list, args).part, context).rowsUnder(parentId)

/** Of all children. */
export const childRowsUnder = <T extends object>(list: List<T>, under: Under): Sql | null =>
  pageRowsUnder(list, ALL_ENTRIES, under)

interface Under {
  readonly parentId: Sql
  readonly context: Context
}

/** How many children the parent has, whatever the page. */
export function countOf<T extends object>(
  list: List<T>,
  parentId: string,
  context: Context,
): Deferred<number> {
  return countsOf(list, requestFor(list, ALL_ENTRIES).part, { context, limit: null }).load(parentId)
}

const ALL_ENTRIES: PageArgs = Object.freeze({})

interface ListRequest<F, N extends string> {
  readonly list: object
  readonly part: Part<F, N>
  readonly pageKey: string
  readonly childrenKey: string
}

/** The arguments of a list are the same object for each of its parents. */
const requests = new WeakMap<object, ListRequest<never, never>>()

function requestFor<T extends object, F extends object, N extends string>(
  list: List<T, F, N>,
  args: ListArgs<F, N>,
): ListRequest<F, N> {
  const known = requests.get(args)
  if (known?.list === list) return known as unknown as ListRequest<F, N>
  const bounds = args === ALL_ENTRIES ? EVERYTHING : pageBounds(args)
  const orderBy = args.orderBy ?? (Object.keys(list.orders)[0] as N)
  const part = { bounds, orderBy, filter: args.filter ?? ({} as F) }
  const key = `${list.name}\0${JSON.stringify(part)}`
  const made = { list, part, pageKey: `page ${key}`, childrenKey: `children ${key}` }
  requests.set(args, made as unknown as ListRequest<never, never>)
  return made
}

const readsOfRequest = perRequest(() => new Map<string, Reads<unknown>>())

const readsOf = <V>(key: string, context: Context, make: () => Reads<V>): Reads<V> =>
  getOrCreate(readsOfRequest(context), key, make) as Reads<V>

function pagesOf<T extends object, F extends object, N extends string>(
  list: List<T, F, N>,
  part: Part<F, N>,
  context: Context,
) {
  const filter = list.under || list.through ? null : part.filter
  const total = totalOf(list, part, context)
  return new Reads(async (parentIds) => {
    const rows = hasEntries(context)
      ? await pageRows(list, part, { context, parentIds })
      : noRows(list, part, { context, parentIds })
    return rows.map(
      (ofParent, index) => new Page<T>(ofParent, part.bounds, total(parentIds[index] as string), filter),
    )
  })
}

interface Reading {
  readonly context: Context
  readonly parentIds: readonly string[]
}

/** Of a page that is not read: a cursor that is none of the list is refused all the same. */
function noRows<T extends object, F extends object, N extends string>(
  list: List<T, F, N>,
  part: Part<F, N>,
  { context, parentIds }: Reading,
) {
  new ListRead(list, part, context).checkCursors()
  return parentIds.map((): Edge<T>[] => [])
}

/** The rows of a page for each parent: by the narrowest filter that fills it. */
async function pageRows<T extends object, F extends object, N extends string>(
  list: List<T, F, N>,
  part: Part<F, N>,
  { context, parentIds }: Reading,
) {
  const { after, forward } = part.bounds
  const { narrower } = list.orders[part.orderBy]
  const parentIndex = () =>
    after === undefined ? null : decodeCursor(after, 'after', cursorScopeOf(list, part.orderBy, context))
  const narrowerFilters = forward && narrower ? narrower(part.filter, parentIndex()) : []
  const read = new ListRead(list, part, context)
  const sooner: Part<F, N>[] = narrowerFilters.map((narrowed) => ({
    ...part,
    filter: { ...part.filter, ...narrowed.filter },
    narrowed,
  }))
  if (!narrower && read.limit !== null && (await read.findsMany()))
    sooner.push({ ...part, isAmongFirst: true })
  for (const each of sooner) {
    const rows = await new ListRead(list, each, context).rows(parentIds)
    if (rows.every(({ length }) => length === read.limit)) return rows
  }
  return read.rows(parentIds)
}

interface Counting {
  readonly context: Context
  /** Null: all are counted. */
  readonly limit: number | null
}

/** A count depends on the filter only: pages of any size and order share it. */
function countsOf<T extends object, F extends object, N extends string>(
  list: List<T, F, N>,
  part: Part<F, N>,
  { context, limit }: Counting,
) {
  const key = `count ${limit} ${list.name}\0${JSON.stringify(part.filter)}`
  const make = () => new Reads((parentIds) => new ListRead(list, part, context).counts(parentIds, limit))
  return readsOf(key, context, make)
}

/** What a connection tells of its count, which is counted once for all of its fields and their aliases. */
function totalOf<T extends object, F extends object, N extends string>(
  list: List<T, F, N>,
  part: Part<F, N>,
  context: Context,
): (parentId: string) => Total {
  const key = `${list.name}\0${JSON.stringify(part.filter)}`
  const counted = <V>(field: string, tell: (count: number) => V) =>
    readsOf(`${field} ${key}`, context, () => {
      const counts = countsOf(list, part, { context, limit: MAX_COUNT })
      return new Reads((parentIds) => Promise.all(parentIds.map(async (id) => tell(await counts.one(id)))))
    })
  return (parentId) => ({
    count: () => counted('total', (count) => Math.min(count, MAX_COUNT)).load(parentId),
    isExact: () => counted('exact', (count) => count <= MAX_COUNT).load(parentId),
  })
}
