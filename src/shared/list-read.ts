import sql, { join, type Sql } from 'sql-template-tag'
import { tableOf } from './collection'
import type { Context } from './context'
import { type CursorScope, decodeCursor, encodeCursor, type SortKey } from './cursor'
import { allOf, order } from './dialect'
import type { List, Order, Part, Scope } from './list-declaration'
import { type Edge, EVERYTHING } from './page'
import { preparedFor } from './prepared'
import { type RowMapper, rowMapper } from './rows'
import { Slot } from './statement'

/** What the statements of a list are given each time they run. */
interface Given {
  readonly parents: unknown
  readonly now: string
  readonly after: SortKey
  readonly before: SortKey
}

const PARENTS = new Slot(({ parents }: Given) => parents)
const NOW = new Slot(({ now }: Given) => now)
const keySlots = (place: 'after' | 'before', count: number) =>
  Array.from({ length: count }, (_, index) => new Slot((given: Given) => given[place][index]))

/** The columns of the parent and of the distance, before those that the list is sorted by. */
const FIXED_COLUMNS = 2

/** Runs one part of a declared list, for any number of parents at once. */
export class ListRead<T extends object, F extends object, N extends string> {
  private readonly scope: Scope
  private readonly order: Order<F>
  private readonly sortedBy: Sql[]
  private readonly mapper: RowMapper<T>
  private readonly limit: number

  constructor(
    private readonly list: List<T, F, N>,
    private readonly part: Part<F, N>,
    private readonly context: Context,
  ) {
    this.scope = { dialect: context.reader.dialect, now: NOW, viewer: context.viewer }
    this.order = list.orders[part.orderBy]
    this.sortedBy = [...this.order.by(part.filter, this.scope), sql`t."id"`]
    this.mapper = rowMapper(list.of, context)
    // One row more than asked for tells whether there is a next page.
    this.limit = part.bounds.limit + (part.bounds.limit < EVERYTHING.limit && tellsOfMore(context) ? 1 : 0)
  }

  async rows(parentIds: readonly string[]): Promise<Edge<T>[][]> {
    const { bounds, orderBy, filter } = this.part
    const { after, before, forward } = bounds
    const shape = [orderBy, this.limit, forward, after === undefined, before === undefined, filter]
    const key = `${JSON.stringify(shape)} ${this.mapper.key}`
    const statement = preparedFor<Given>(this.list, key, this.context, () => this.page())
    const rows = await this.context.reader.all(statement.with(this.given(parentIds)))
    const byParent = new Map<string, Edge<T>[]>(parentIds.map((id) => [id, []]))
    const reading = { mapper: this.mapper, sortedBy: this.sortedBy.length, scope: this.cursorScope }
    for (const row of rows) byParent.get(row[0] as string)?.push(new ListedRow(row, reading))
    return [...byParent.values()]
  }

  async counts(parentIds: readonly string[]): Promise<number[]> {
    const key = `count ${JSON.stringify(this.part.filter)}`
    const statement = preparedFor<Given>(this.list, key, this.context, () => this.count())
    const rows = await this.context.reader.all(statement.with(this.given(parentIds)))
    const byParent = new Map(rows.map((row) => [row[0], Number(row[1])]))
    return parentIds.map((id) => byParent.get(id) ?? 0)
  }

  private page(): Sql {
    const { filter, bounds } = this.part
    const { list, limit, sortedBy } = this
    const table = tableOf(this.context, list.of.entity)
    const distance = list.distanceKm?.(filter) ?? sql`NULL`
    const select = join([distance, ...sortedBy, this.mapper.columns])
    const descending = (this.order.descending ?? false) === bounds.forward
    const ways = this.ways().map((way) => allOf([...way, ...this.between()]))
    if (list.under)
      return this.scope.dialect.pagePerParent({
        parents: PARENTS,
        table,
        select,
        ways,
        sortedBy,
        descending,
        limit,
      })
    return sql`SELECT '', ${select} FROM ${table} AS t WHERE ${ways[0]}
      ORDER BY ${order(sortedBy, { descending })} LIMIT ${limit}`
  }

  private count(): Sql {
    const table = tableOf(this.context, this.list.of.entity)
    const found = this.ways().map((way) => sql`SELECT t."id" FROM ${table} AS t WHERE ${allOf(way)}`)
    const count = sql`SELECT count(*) FROM (${join(found, ' UNION ')}) AS found`
    return this.list.under
      ? sql`SELECT parent.id, (${count}) FROM ${this.scope.dialect.parents(PARENTS)}`
      : sql`SELECT '', (${count})`
  }

  /** The conditions of each way to the rows. */
  private ways(): Sql[][] {
    const { list, scope } = this
    const { filter } = this.part
    const visible = (list.under && list.visible) ?? list.of.visible
    const conditions = [visible(sql`t`, scope.viewer)]
    for (const field of Object.keys(filter) as (keyof F)[]) {
      const value = filter[field]
      if (value === null || value === undefined) continue
      const condition = list.conditions?.[field](value as NonNullable<F[keyof F]>, scope, filter)
      if (condition) conditions.push(condition)
    }
    const under = list.under?.(sql`parent.id`, filter, scope.viewer) ?? []
    const ways = Array.isArray(under) ? under : [under as Sql]
    return ways.length === 0 ? [conditions] : ways.map((way) => [way, ...conditions])
  }

  private between(): Sql[] {
    const { after, before } = this.part.bounds
    const ascending = !this.order.descending
    const beyond = (place: 'after' | 'before', greater: boolean) =>
      sql`(${join(this.sortedBy)}) ${greater ? sql`>` : sql`<`} (${join(keySlots(place, this.sortedBy.length))})`
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
    return { order: `${this.list.name} ${this.part.orderBy}`, secret: this.context.cursorSecret }
  }
}

const tellsOfMore = ({ selection }: Context) =>
  selection === null ||
  selection.selects('PageInfo', 'hasNextPage') ||
  selection.selects('PageInfo', 'hasPreviousPage')

interface Reading<T> {
  readonly mapper: RowMapper<T>
  readonly sortedBy: number
  readonly scope: CursorScope
}

/** A row of a list, with its place in it. */
class ListedRow<T> implements Edge<T> {
  readonly node: T

  constructor(
    private readonly row: readonly unknown[],
    private readonly reading: Reading<T>,
  ) {
    this.node = reading.mapper.instance(row, FIXED_COLUMNS + reading.sortedBy)
  }

  get cursor(): string {
    const { sortedBy, scope } = this.reading
    return encodeCursor(this.row.slice(FIXED_COLUMNS, FIXED_COLUMNS + sortedBy) as unknown as SortKey, scope)
  }

  get distanceKm(): number | null {
    const distance = this.row[1]
    return distance === null ? null : Math.round(Number(distance) * 1000) / 1000
  }
}
