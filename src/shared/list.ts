import DataLoader from 'dataloader'
import { type Context, perRequest } from './context'
import { getOrMake } from './get-or-make'
import type { List, Part } from './list-declaration'
import { ListRead } from './list-read'
import { type Edge, EVERYTHING, Page, type PageArgs, pageBounds } from './page'

/** A list's arguments as clients give them; the first order is the default one. */
type ListArgs<Filter, Name extends string> = PageArgs & {
  readonly orderBy?: Name
  readonly filter?: Filter | null
}

/** One page of a root list (no parent), or of a parent's: all parents that ask alike share one statement. */
export async function pageOf<T extends object, F extends object, N extends string>(
  list: List<T, F, N>,
  parentId: string | null,
  args: ListArgs<F, N>,
  context: Context,
): Promise<Page<T>> {
  const bounds = pageBounds(args)
  const part = { bounds, orderBy: args.orderBy ?? firstOrder(list), filter: args.filter ?? ({} as F) }
  const rows = await rowsOf(list, part, context).load(parentId ?? '')
  return new Page<T>(rows as Edge<T>[], bounds, () => countsOf(list, part, context).load(parentId ?? ''))
}

/** Every child of the parent, in the list's first order: for short lists that are not paged. */
export async function childrenOf<T extends object>(
  list: List<T>,
  parentId: string,
  context: Context,
): Promise<T[]> {
  const rows = await rowsOf(list, whole(list), context).load(parentId)
  return rows.map((row) => row.node as T)
}

/** How many children the parent has, whatever the page. */
export function countOf<T extends object>(
  list: List<T>,
  parentId: string,
  context: Context,
): Promise<number> {
  return countsOf(list, whole(list), context).load(parentId)
}

const whole = (list: Pick<List<object>, 'orders'>) => ({
  bounds: EVERYTHING,
  orderBy: firstOrder(list),
  filter: {},
})

const firstOrder = <N extends string>({ orders }: { readonly orders: Readonly<Record<N, unknown>> }) =>
  Object.keys(orders)[0] as N

const rowLoaders = perRequest(() => new Map<string, DataLoader<string, Edge<object>[]>>())
const countLoaders = perRequest(() => new Map<string, DataLoader<string, number>>())

function rowsOf<T extends object, F extends object, N extends string>(
  list: List<T, F, N>,
  part: Part<F, N>,
  context: Context,
) {
  const key = `${list.name}\0${JSON.stringify(part)}`
  return getOrMake(
    rowLoaders(context),
    key,
    () => new DataLoader(async (parentIds) => new ListRead(list, part, context).rows(parentIds)),
  )
}

/** A count depends on the filter only: pages of any size and order share it. */
function countsOf<T extends object, F extends object, N extends string>(
  list: List<T, F, N>,
  part: Part<F, N>,
  context: Context,
) {
  const key = `${list.name}\0${JSON.stringify(part.filter)}`
  return getOrMake(
    countLoaders(context),
    key,
    () => new DataLoader(async (parentIds) => new ListRead(list, part, context).counts(parentIds)),
  )
}
