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
  const loaders = loadersOf(list, part, context)
  const rows = await loaders.rows.load(parentId ?? '')
  return new Page<T>(rows as Edge<T>[], bounds, () => loaders.counts.load(parentId ?? ''))
}

/** Every child of the parent, in the list's first order: for short lists that are not paged. */
export async function childrenOf<T extends object>(
  list: List<T>,
  parentId: string,
  context: Context,
): Promise<T[]> {
  const loaders = loadersOf(list, { bounds: EVERYTHING, orderBy: firstOrder(list), filter: {} }, context)
  return (await loaders.rows.load(parentId)).map((row) => row.node as T)
}

/** How many children the parent has, whatever the page. */
export function countOf<T extends object>(
  list: List<T>,
  parentId: string,
  context: Context,
): Promise<number> {
  return loadersOf(list, { bounds: EVERYTHING, orderBy: firstOrder(list), filter: {} }, context).counts.load(
    parentId,
  )
}

const firstOrder = <N extends string>({ orders }: { readonly orders: Readonly<Record<N, unknown>> }) =>
  Object.keys(orders)[0] as N

interface ListLoaders {
  readonly rows: DataLoader<string, Edge<object>[]>
  readonly counts: DataLoader<string, number>
}

const loadersByPart = perRequest(() => new Map<string, ListLoaders>())

function loadersOf<T extends object, F extends object, N extends string>(
  list: List<T, F, N>,
  part: Part<F, N>,
  context: Context,
): ListLoaders {
  return getOrMake(loadersByPart(context), `${list.name}\0${JSON.stringify(part)}`, () => {
    const read = new ListRead(list, part, context)
    return {
      rows: new DataLoader((parentIds) => read.rows(parentIds)),
      counts: new DataLoader((parentIds) => read.counts(parentIds)),
    }
  })
}
