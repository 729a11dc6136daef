import sql, { join, type Sql } from 'sql-template-tag'
import { tableOf } from './collection'
import type { Context } from './context'
import { type CursorScope, decodeCursor, type SortKey } from './cursor'
import { allOf, type Dialect, name, order, type Through, upTo } from './dialect'
import type { List, Order, Part, Scope, Walk } from './list-declaration'
import { type Columns, ListedRow } from './listed-row'
import { type Edge, EVERYTHING } from './page'
import { preparedFor } from './prepared'
import { type RowMapper, rowMapper } from './rows'
import { KeysSlot, PLACE, Slot } from './statement'

/** What the statements of a list are given each time they run. */
interface Given {
  readonly parents: unknown
  readonly now: string
  readonly after: SortKey
  readonly before: SortKey
}

const PARENTS = new KeysSlot('place', ({ parents }: Given) => parents)
const NOW = new Slot(({ now }: Given) => now)
const keySlots = (place: 'after' | 'before', count: number) =>
  Array.from({ length: count }, (_, index) => new Slot((given: Given) => given[place][index]))

/** Runs one part of a declared list, for any number of parents at once. */
export class ListRead<T extends object, F extends object, N extends string> {
  private readonly scope: Scope
  private readonly order: Order<F>
  private readonly sortedBy: readonly Sql[]
  private readonly walk: Walk<F> | null
  private readonly mapper: RowMapper<T>
  /** How many rows are read of each parent at the most. Null: every one. */
  readonly limit: number | null
  /** The columns before those of the row itself: its parent's place, its distance, and what it is sorted by. */
  private readonly columns: Columns

  constructor(
    private readonly list: List<T, F, N>,
    private readonly part: Part<F, N>,
    private readonly context: Context,
  ) {
    this.scope = { dialect: context.reader.dialect, now: NOW, viewer: context.viewer }
    this.order = list.orders[part.orderBy]
    this.walk = list.walk?.(part) ?? null
    this.sortedBy = this.walk?.sortedBy ?? [...this.order.by(part.filter, this.scope), sql`t."id"`]
    this.mapper = rowMapper(list.of, context)
    const { limit } = part.bounds
    // One row more than asked for tells whether there is a next page.
    this.limit = limit === EVERYTHING.limit ? null : limit + (tellsOfMore(context) ? 1 : 0)
    const hasDistance = Boolean(list.distanceKm?.(part.filter))
    const sortedAt = hasDistance ? 2 : 1
    const nodeAt = sortedAt + (tellsPlaces(context) ? this.sortedBy.length : 0)
    this.columns = { hasDistance, sortedAt, nodeAt }
  }

  async rows(parentIds: readonly string[]): Promise<Edge<T>[][]> {
    const { bounds, orderBy, filter } = this.part
    const { after, before, forward } = bounds
    const { nodeAt } = this.columns
    const shape = [orderBy, this.limit, nodeAt, forward, after === undefined, before === undefined, filter]
    const key = `${JSON.stringify(shape)} ${this.mapper.key}`
    const statement = preparedFor<Given>(this.list, key, this.context, () => this.page())
    const rows = await this.context.reader.all(statement.with(this.given(parentIds)))
    await this.list.lapses?.(this.part, this.context)
    const byParent = parentIds.map((): Edge<T>[] => [])
    const reading = { mapper: this.mapper, columns: this.columns, scope: this.cursorScope }
    for (const row of rows) byParent[(row[0] as number) - 1]?.push(new ListedRow(row, reading))
    return byParent
  }

  async counts(parentIds: readonly string[]): Promise<number[]> {
    const key = `count ${JSON.stringify(this.part.filter)}`
    const statement = preparedFor<Given>(this.list, key, this.context, () => this.count())
    const rows = await this.context.reader.all(statement.with(this.given(parentIds)))
    await this.list.lapses?.(this.part, this.context)
    const counts = parentIds.map(() => 0)
    for (const [place, count] of rows) counts[(place as number) - 1] = Number(count)
    return counts
  }

  private page(): Sql {
    const { filter, bounds } = this.part
    const { list, limit, sortedBy } = this
    const table = tableOf(this.context, list.of.entity)
    const { hasDistance, sortedAt, nodeAt } = this.columns
    const distance = hasDistance ? list.distanceKm?.(filter) : null
    const key = nodeAt > sortedAt ? sortedBy : []
    const select = [...(distance ? [distance] : []), ...key, ...this.mapper.columns]
    const descending = (this.order.descending ?? false) === bounds.forward
    const ways = this.ways(this.walk).map((way) => allOf([...way, ...this.between()]))
    if (list.under || list.through)
      return this.scope.dialect.pagePerParent({
        parents: PARENTS,
        table,
        select,
        ways,
        through: this.followed,
        sortedBy,
        descending,
        limit,
      })
    // A whole list is walked from where the page begins; what a filter finds may take long, and is not to hold others up.
    const place = Object.keys(filter).length === 0 ? sql`CAST(${PLACE} AS integer)` : sql`1`
    return sql`SELECT ${place}, ${join(select)} FROM ${this.walked(table)} WHERE ${ways[0]}
      ORDER BY ${order(sortedBy, { descending })} ${upTo(limit)}`
  }

  private walked(table: Sql): Sql {
    if (!this.walk) return sql`${table} AS t`
    return sql`${name(this.walk.table)} AS walk JOIN ${table} AS t ON t."id" = walk.${name(this.walk.row)}`
  }

  private count(): Sql {
    const table = tableOf(this.context, this.list.of.entity)
    const found = this.ways(null, false).map(
      (way) => sql`SELECT t."id" FROM ${table} AS t WHERE ${allOf(way)}`,
    )
    const count = sql`SELECT count(*) FROM (${join(found, ' UNION ALL ')}) AS found`
    return this.list.under || this.list.through
      ? sql`SELECT ${this.scope.dialect.place}, (${count}) FROM ${this.scope.dialect.parents(PARENTS)}`
      : sql`SELECT 1, (${count})`
  }

  /** The conditions of each way to the rows. */
  private ways(walk: Walk<F> | null, follows = this.followed !== null): Sql[][] {
    const { list, scope } = this
    const { filter } = this.part
    const visible = ((list.under || list.through) && list.visible) ?? list.of.visible
    const conditions = [
      ...(walk ? [walk.condition] : []),
      visible(sql`t`, scope.viewer),
      ...conditionsOf(list, filter, scope, walk?.fields),
    ]
    if (list.through) return follows ? [conditions] : [[linkedTo(list.through, scope.dialect), ...conditions]]
    const under = list.under?.(scope.dialect.parentId, filter, scope.viewer) ?? []
    const ways = Array.isArray(under) ? under : [under as Sql]
    return ways.length === 0 ? [conditions] : ways.map((way) => [way, ...conditions])
  }

  /** The links of a whole list are followed to its rows; a page is walked along the index that sorts it. */
  private get followed(): Through | null {
    return this.limit === null ? (this.list.through ?? null) : null
  }

  private between(): Sql[] {
    const { after, before } = this.part.bounds
    const ascending = !this.order.descending
    const beyond = (place: 'after' | 'before', greater: boolean) =>
      sql`(${join([...this.sortedBy])}) ${greater ? sql`>` : sql`<`} (${join(keySlots(place, this.sortedBy.length))})`
    return [
      ...(after === undefined ? [] : [beyond('after', ascending)]),
      ...(before === undefined ? [] : [beyond('before', !ascending)]),
    ]
  }

  private given(parentIds: readonly string[]): Given {
    const { after, before } = this.part.bounds
    const key = (cursor: string | undefined, argument: string) =>
      cursor === undefined ? [] : decodeCursor(cursor, argument, this.cursorScope)
    return {
      parents: this.scope.dialect.list(parentIds),
      now: this.context.now.toISOString(),
      after: key(after, 'after'),
      before: key(before, 'before'),
    }
  }

  private get cursorScope(): CursorScope {
    return cursorScopeOf(this.list, this.part.orderBy, this.context)
  }
}

/** What each given field of the filter stands for, except those that are known to be fulfilled. */
export function conditionsOf<F extends object>(
  { conditions }: Pick<List<never, F>, 'conditions'>,
  filter: F,
  scope: Scope,
  fulfilled: readonly (keyof F)[] = [],
): Sql[] {
  return (Object.keys(filter) as (keyof F)[]).flatMap((field) => {
    const value = filter[field]
    if (value === null || value === undefined || fulfilled.includes(field)) return []
    return conditions?.[field](value as NonNullable<F[keyof F]>, scope, filter) ?? []
  })
}

/** What a cursor of this list in this order is sealed with. */
export const cursorScopeOf = (
  { name }: Pick<List<object>, 'name'>,
  orderBy: string,
  { cursorSecret }: Pick<Context, 'cursorSecret'>,
): CursorScope => ({ order: `${name} ${orderBy}`, secret: cursorSecret })

const linkedTo = ({ table, parent, row, isDense }: Through, { parentId }: Dialect) =>
  isDense
    ? sql`EXISTS (SELECT 1 FROM ${name(table)} AS link WHERE link.${name(row)} = t."id" AND link.${name(parent)} = ${parentId})`
    : sql`t."id" IN (SELECT ${name(row)} FROM ${name(table)} WHERE ${name(parent)} = ${parentId})`

const tellsOfMore = ({ selection }: Context) =>
  selection === null ||
  selection.selects('PageInfo', 'hasNextPage') ||
  selection.selects('PageInfo', 'hasPreviousPage')

const tellsPlaces = ({ selection }: Context) =>
  selection === null || selection.selectsAny('cursor', 'startCursor', 'endCursor')
