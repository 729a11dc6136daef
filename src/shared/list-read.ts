import sql, { empty, join, type Sql } from 'sql-template-tag'
import { tableOf } from './collection'
import type { Context } from './context'
import { type CursorScope, decodeCursor, encodeCursor, type SortKey } from './cursor'
import { allOf } from './dialect'
import type { List, Order, Part, Scope } from './list-declaration'
import { type Edge, EVERYTHING } from './page'
import { type RowMapper, rowMapper } from './rows'

/** Runs one part of a declared list, for any number of parents at once. */
export class ListRead<T extends object, F extends object, N extends string> {
  private readonly scope: Scope
  private readonly order: Order<F>
  private readonly sortedBy: Sql[]
  private readonly mapper: RowMapper<T>
  private readonly table: Sql

  constructor(
    private readonly list: List<T, F, N>,
    private readonly part: Part<F, N>,
    private readonly context: Context,
  ) {
    this.scope = { dialect: context.reader.dialect, now: context.now.toISOString(), viewer: context.viewer }
    this.order = list.orders[part.orderBy]
    this.sortedBy = [...this.order.by(part.filter, this.scope), sql`t."id"`]
    this.mapper = rowMapper(context.reader, list.of.entity)
    this.table = tableOf(context, list.of.entity)
  }

  async rows(parentIds: readonly string[]): Promise<Edge<T>[][]> {
    const { bounds, filter } = this.part
    const descending = (this.order.descending ?? false) === bounds.forward
    const direction = descending ? sql` DESC` : empty
    const distance = this.list.distanceKm?.(filter) ?? sql`NULL`
    const reading = {
      parentIds,
      table: this.table,
      select: join([distance, ...this.sortedBy, this.mapper.columns]),
      where: allOf([...this.conditions(), ...this.between()]),
      orderBy: join(this.sortedBy.map((expression) => sql`${expression}${direction}`)),
      // One row more than asked for tells whether there is a next page.
      limit: bounds.limit === EVERYTHING.limit ? bounds.limit : bounds.limit + 1,
    }
    const { dialect } = this.scope
    const rows = await this.context.reader.all(
      this.list.under
        ? dialect.pagePerParent(reading)
        : sql`SELECT '', ${reading.select} FROM ${this.table} AS t
              WHERE ${reading.where} ORDER BY ${reading.orderBy} LIMIT ${reading.limit}`,
    )
    const byParent = new Map<string, Edge<T>[]>(parentIds.map((id) => [id, []]))
    for (const row of rows) byParent.get(row[0] as string)?.push(this.readRow(row))
    return [...byParent.values()]
  }

  async counts(parentIds: readonly string[]): Promise<number[]> {
    const { dialect } = this.scope
    const count = sql`SELECT count(*) FROM ${this.table} AS t WHERE ${allOf(this.conditions())}`
    const rows = await this.context.reader.all(
      this.list.under
        ? sql`SELECT parent.id, (${count}) FROM ${dialect.parents(parentIds)}`
        : sql`SELECT '', (${count})`,
    )
    const byParent = new Map(rows.map((row) => [row[0], Number(row[1])]))
    return parentIds.map((id) => byParent.get(id) ?? 0)
  }

  private readRow(row: readonly unknown[]): Edge<T> {
    const sortKey = row.slice(2, 2 + this.sortedBy.length) as unknown as SortKey
    const scope = this.cursorScope
    return {
      node: this.mapper.instance(row, 2 + this.sortedBy.length),
      distanceKm: row[1] === null ? null : Math.round(Number(row[1]) * 1000) / 1000,
      get cursor() {
        return encodeCursor(sortKey, scope)
      },
    }
  }

  private get cursorScope(): CursorScope {
    return { order: `${this.list.name} ${this.part.orderBy}`, secret: this.context.cursorSecret }
  }

  private conditions(): Sql[] {
    const { filter } = this.part
    const conditions = [this.list.of.visible(sql`t`, this.context.viewer)]
    if (this.list.under) conditions.push(this.list.under(sql`parent.id`, filter))
    for (const field of Object.keys(filter) as (keyof F)[]) {
      const value = filter[field]
      if (value === null || value === undefined) continue
      const condition = this.list.conditions?.[field](value as NonNullable<F[keyof F]>, this.scope, filter)
      if (condition) conditions.push(condition)
    }
    return conditions
  }

  private between(): Sql[] {
    const { after, before } = this.part.bounds
    const ascending = !this.order.descending
    const beyond = (cursor: string, argument: string, greater: boolean) => {
      const key = decodeCursor(cursor, argument, this.cursorScope)
      return sql`(${join(this.sortedBy)}) ${greater ? sql`>` : sql`<`} (${join(key)})`
    }
    return [
      ...(after === undefined ? [] : [beyond(after, 'after', ascending)]),
      ...(before === undefined ? [] : [beyond(before, 'before', !ascending)]),
    ]
  }
}
