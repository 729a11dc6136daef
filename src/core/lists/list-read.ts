import sql, { join, type Sql } from 'sql-template-tag'
import { tableOf } from '../collections/collection'
import { allOf } from '../collections/conditions'
import { linked, order, upTo } from '../collections/dialect'
import type { Branch } from '../collections/page-per-parent'
import { preparedFor } from '../collections/prepared'
import { type RowMapper, rowMapper } from '../collections/row-mapper'
import { POSITION } from '../collections/statement'
import type { Context } from '../context'
import { type CursorScope, cursorScopeOf, decodeCursor } from './cursor'
import {
  branchesOf,
  firstWithWords,
  followedLinks,
  hitsOf,
  type Reading,
  searchedWords,
} from './list-branches'
import type { List, Order, Part, Scope } from './list-declaration'
import { keySlots, type ListInput, NOW, PARENTS, TODAY } from './list-input'
import { type Columns, ListedRow } from './listed-row'
import { type Edge, EVERYTHING } from './page'
import { needsCursors, needsNextPage } from './selected-entries'

/** A word that so many rows have is soon found in the first ones; one that fewer have is looked for by its index. */
const MANY = 25_000

/** Runs one part of a declared list, for any number of parents at once. */
export class ListRead<T extends object, F extends object, N extends string> {
  private readonly scope: Scope
  private readonly order: Order<F>
  private readonly sortedBy: readonly Sql[]
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
    this.sortedBy = [...this.order.by(part.filter, this.scope), sql`t."id"`]
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
    const { bounds, orderBy, filter, narrowed = null, isAmongFirst = false } = this.part
    const { after, before, forward } = bounds
    const { nodeAt } = this.columns
    const cursors = [forward, after === undefined, before === undefined]
    const shape = [orderBy, this.limit, nodeAt, ...cursors, filter, narrowed, isAmongFirst]
    const key = `${JSON.stringify(shape)} ${this.mapper.key}`
    const statement = preparedFor<ListInput>(this.list, key, this.context, () => this.page())
    const rows = await this.context.reader.all(statement.with(this.input(parentIds)))
    await this.list.expiry?.(this.part, this.context)
    const byParent = parentIds.map((): Edge<T>[] => [])
    const reading = { mapper: this.mapper, columns: this.columns, scope: this.cursorScope }
    for (const row of rows) byParent[(row[0] as number) - 1]?.push(new ListedRow(row, reading))
    return byParent
  }

  /** Whether the words that are searched for are in so many rows that the first ones in any order have them. */
  async findsMany(): Promise<boolean> {
    const search = searchedWords(this.list, this.part)
    const count = search && this.scope.dialect.foundCount(search.table, search.words, MANY)
    if (!count) return false
    const [row] = await this.context.reader.all(count)
    return row?.[0] === MANY
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
    const { reading } = this
    const through = followedLinks(reading)
    const isDescending = { descending: declared.descending ?? false }
    const last = upTo(this.limit === null ? null : limit)
    const rows = ({ from, condition }: Branch) =>
      sql`SELECT t.* FROM ${through ? linked({ table: reading.table, through }, parentId) : from} WHERE ${condition}`
    const [first, ...others] = branchesOf(reading, { parentId }) as [Branch, ...Branch[]]
    const page = sql`${rows(first)} ORDER BY ${order(first.sortedBy, isDescending)} ${last}`
    if (others.length === 0) return page
    const all = [sql`SELECT * FROM (${page}) AS "first"`, ...others.map(rows)]
    return sql`SELECT * FROM (${join(all, ' UNION ALL ')}) AS t
      ORDER BY ${order(this.sortedBy, isDescending)} ${last}`
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
    if (this.part.isAmongFirst) return this.pageAmongFirst(select, descending)
    const branches = branchesOf(this.reading).map((branch) => ({
      ...branch,
      condition: allOf(branch.condition, ...this.between(branch)),
    }))
    const [first] = branches as [Branch]
    const isRoot = !list.under && !list.through
    if (!isRoot || branches.length > 1) {
      // Of the whole list there is one, which stands by itself.
      const parents = isRoot ? this.scope.dialect.list(['']) : PARENTS
      const through = followedLinks(this.reading)
      const page = { parents, table, select, branches, through, sortedBy, descending, limit }
      return this.scope.dialect.pagePerParent(page)
    }
    // A whole list is walked from where the page begins; what a filter finds may take long, and is not to hold others up.
    const parentIndex = Object.keys(filter).length === 0 ? sql`CAST(${POSITION} AS integer)` : sql`1`
    return sql`SELECT ${parentIndex}, ${join(select)} FROM ${first.from} WHERE ${first.condition}
      ORDER BY ${order(first.sortedBy, { descending })} ${upTo(limit)}`
  }

  private pageAmongFirst(select: readonly Sql[], descending: boolean): Sql {
    const bounds = this.between({ sortedBy: this.sortedBy })
    const first = firstWithWords(this.reading, { bounds, descending })
    if (!first) throw new Error(`${this.list.name} is not searched.`)
    return sql`SELECT 1, ${join([...select])} FROM ${first.from} WHERE ${first.condition}
      ORDER BY ${order(first.sortedBy, { descending })} ${upTo(this.limit)}`
  }

  private count(limit: number | null): Sql {
    const hits = hitsOf(this.reading)
    const found = (hits ? [hits] : branchesOf(this.reading, { counts: true })).map(
      ({ from, condition }) => sql`SELECT t."id" FROM ${from} WHERE ${condition}`,
    )
    const last = upTo(limit === null ? null : limit + 1)
    const count = sql`SELECT count(*) FROM (${join(found, ' UNION ALL ')} ${last}) AS found`
    return this.list.under || this.list.through
      ? sql`SELECT ${this.scope.dialect.parentIndex}, (${count}) FROM ${this.scope.dialect.parents(PARENTS)}`
      : sql`SELECT 1, (${count})`
  }

  private get reading(): Reading<T, F, N> {
    const { list, part, scope, sortedBy, limit } = this
    return { list, part, scope, sortedBy, limit, table: tableOf(this.context, list.of.entity) }
  }

  private between({ sortedBy }: Pick<Branch, 'sortedBy'>): Sql[] {
    const { after, before } = this.part.bounds
    const ascending = !this.order.descending
    const beyond = (side: 'after' | 'before', greater: boolean) =>
      sql`(${join([...sortedBy])}) ${greater ? sql`>` : sql`<`} (${join(keySlots(side, sortedBy.length))})`
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
