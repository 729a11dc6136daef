import sql, { join, type Sql } from 'sql-template-tag'
import { tableOf } from '../collections/collection'
import { allOf } from '../collections/conditions'
import { linked, name, order, type Through, upTo } from '../collections/dialect'
import { inTime } from '../collections/in-time'
import { preparedFor } from '../collections/prepared'
import { type RowMapper, rowMapper } from '../collections/row-mapper'
import { POSITION } from '../collections/statement'
import type { Context } from '../context'
import { tokens } from '../values/polish-text'
import { type CursorScope, cursorScopeOf, decodeCursor } from './cursor'
import { conditionsOf, linkedTo } from './list-conditions'
import type { List, Order, Part, Scope, Walk } from './list-declaration'
import { keySlots, type ListInput, NOW, PARENTS, TODAY } from './list-input'
import { type Columns, ListedRow } from './listed-row'
import { type Edge, EVERYTHING } from './page'
import { needsCursors, needsNextPage } from './selected-entries'

interface Branching<F> {
  readonly parentId: Sql
  readonly counts: boolean
  /** The fields of the filter that are fulfilled without a condition. */
  readonly fulfilled: readonly (keyof F)[]
}

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
    const { reader, viewer } = context
    const metadata: Scope['metadata'] = (entity) => reader.metadata(entity)
    this.scope = { dialect: reader.dialect, metadata, now: NOW, today: TODAY, viewer }
    this.order = list.orders[part.orderBy]
    this.walk = list.walk?.(part) ?? null
    this.sortedBy = this.walk?.sortedBy ?? [...this.order.by(part.filter, this.scope), sql`t."id"`]
    this.mapper = rowMapper(list.of, context)
    const { limit } = part.bounds
    // One row more than asked for tells whether there is a next page.
    this.limit = limit === EVERYTHING.limit ? null : limit + (needsNextPage(context) ? 1 : 0)
    const hasDistance = Boolean(list.distanceKm?.(part.filter))
    const sortedAt = hasDistance ? 2 : 1
    const nodeAt = sortedAt + (needsCursors(context) ? this.sortedBy.length : 0)
    this.columns = { hasDistance, sortedAt, nodeAt }
  }

  async rows(parentIds: readonly string[]): Promise<Edge<T>[][]> {
    const { bounds, orderBy, filter } = this.part
    const { after, before, forward } = bounds
    const { nodeAt } = this.columns
    const shape = [orderBy, this.limit, nodeAt, forward, after === undefined, before === undefined, filter]
    const key = `${JSON.stringify(shape)} ${this.mapper.key}`
    const statement = preparedFor<ListInput>(this.list, key, this.context, () => this.page())
    const rows = await this.context.reader.all(statement.with(this.input(parentIds)))
    await this.list.expiry?.(this.part, this.context)
    const byParent = parentIds.map((): Edge<T>[] => [])
    const reading = { mapper: this.mapper, columns: this.columns, scope: this.cursorScope }
    for (const row of rows) byParent[(row[0] as number) - 1]?.push(new ListedRow(row, reading))
    return byParent
  }

  /** How many rows each parent has; where there are more than the limit, one more than that. */
  async counts(parentIds: readonly string[], limit: number | null): Promise<number[]> {
    const key = `count ${limit} ${JSON.stringify(this.part.filter)}`
    const statement = preparedFor<ListInput>(this.list, key, this.context, () => this.count(limit))
    const rows = await this.context.reader.all(statement.with(this.input(parentIds)))
    await this.list.expiry?.(this.part, this.context)
    const counts = parentIds.map(() => 0)
    for (const [parentIndex, count] of rows) counts[(parentIndex as number) - 1] = Number(count)
    return counts
  }

  /** The rows `t` of the first page under one parent, for a larger statement. Null: it takes more than one. */
  rowsUnder(parentId: Sql): Sql | null {
    const { list, order: declared, part } = this
    const { limit, forward, after, before } = part.bounds
    const isFirst = forward && after === undefined && before === undefined
    if (!isFirst || declared.narrower || list.expiry || !(list.under || list.through)) return null
    const rows = linked({ table: tableOf(this.context, list.of.entity), through: this.followed }, parentId)
    const [first, ...others] = this.branches({ parentId }).map(
      (each) => sql`SELECT t.* FROM ${rows} WHERE ${allOf(...each)}`,
    )
    const sorted = sql`ORDER BY ${order(this.sortedBy, { descending: declared.descending ?? false })}`
    const page = this.limit === null ? sorted : sql`${sorted} ${upTo(limit)}`
    if (others.length === 0) return sql`${first} ${page}`
    const all = [sql`SELECT * FROM (${first} ${page}) AS "first"`, ...others]
    return sql`SELECT * FROM (${join(all, ' UNION ALL ')}) AS t ${page}`
  }

  /** Fails where a cursor is not one of this list. */
  checkCursors() {
    this.input([])
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
    const branches = this.branches().map((branch) => allOf(...branch, ...this.between()))
    if (list.under || list.through)
      return this.scope.dialect.pagePerParent({
        parents: PARENTS,
        table,
        select,
        branches,
        through: this.followed,
        sortedBy,
        descending,
        limit,
      })
    // A whole list is walked from where the page begins; what a filter finds may take long, and is not to hold others up.
    const parentIndex = Object.keys(filter).length === 0 ? sql`CAST(${POSITION} AS integer)` : sql`1`
    return sql`SELECT ${parentIndex}, ${join(select)} FROM ${this.walked(table)} WHERE ${branches[0]}
      ORDER BY ${order(sortedBy, { descending })} ${upTo(limit)}`
  }

  private walked(table: Sql): Sql {
    if (!this.walk) return sql`${table} AS t`
    return sql`${name(this.walk.table)} AS walk JOIN ${table} AS t ON t."id" = walk.${name(this.walk.row)}`
  }

  private count(limit: number | null): Sql {
    const { from, condition, fulfilled } = this.counted()
    const found = this.branches({ counts: true, fulfilled }).map(
      (branch) => sql`SELECT t."id" FROM ${from} WHERE ${allOf(...condition, ...branch)}`,
    )
    const last = upTo(limit === null ? null : limit + 1)
    const count = sql`SELECT count(*) FROM (${join(found, ' UNION ALL ')} ${last}) AS found`
    return this.list.under || this.list.through
      ? sql`SELECT ${this.scope.dialect.parentIndex}, (${count}) FROM ${this.scope.dialect.parents(PARENTS)}`
      : sql`SELECT 1, (${count})`
  }

  /** What is counted: where a list is searched and nothing else, the hits one by one, as far as the count goes. */
  private counted() {
    const { list, part, scope } = this
    const { searched, under, through, of } = list
    const { search, ...others } = part.filter as { readonly search?: string | null }
    const isOnlySearched = !under && !through && conditionsOf(list, others as F, scope).length === 0
    const words = isOnlySearched ? tokens(search ?? '') : []
    const rows = searched && words.length > 0 ? scope.dialect.foundRows(searched, words) : null
    if (!rows) return { from: sql`${tableOf(this.context, of.entity)} AS t`, condition: [], fulfilled: [] }
    return { from: rows.from, condition: [rows.condition], fulfilled: ['search' as keyof F] }
  }

  /** The conditions of each way to the rows. */
  private branches({
    counts = false,
    fulfilled = [],
    parentId = this.scope.dialect.parentId,
  }: Partial<Branching<F>> = {}): Sql[][] {
    const { list, scope } = this
    const walk = counts ? null : this.walk
    const follows = !counts && this.followed !== null
    const { filter } = this.part
    const visible = ((list.under || list.through) && list.visible) ?? list.of.visible
    const conditions = [
      ...(walk ? [walk.condition] : []),
      visible(sql`t`, scope.viewer),
      // A page that nothing narrows is read row after row, until it is full.
      ...(counts || this.limit === null || Object.keys(filter).length > 0 ? [inTime('t')] : []),
      ...conditionsOf(list, filter, scope, walk?.fields ?? fulfilled),
    ]
    if (list.through) return follows ? [conditions] : [[linkedTo(list.through, parentId), ...conditions]]
    const under = list.under?.(parentId, filter, scope.viewer) ?? []
    const branches = Array.isArray(under) ? under : [under as Sql]
    return branches.length === 0 ? [conditions] : branches.map((branch) => [branch, ...conditions])
  }

  /** The links of a whole list are followed to its rows; a page is walked along the index that sorts it. */
  private get followed(): Through | null {
    return this.limit === null ? (this.list.through ?? null) : null
  }

  private between(): Sql[] {
    const { after, before } = this.part.bounds
    const ascending = !this.order.descending
    const beyond = (side: 'after' | 'before', greater: boolean) =>
      sql`(${join([...this.sortedBy])}) ${greater ? sql`>` : sql`<`} (${join(keySlots(side, this.sortedBy.length))})`
    return [
      ...(after === undefined ? [] : [beyond('after', ascending)]),
      ...(before === undefined ? [] : [beyond('before', !ascending)]),
    ]
  }

  private input(parentIds: readonly string[]): ListInput {
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
