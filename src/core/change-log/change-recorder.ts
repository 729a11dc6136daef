import sql, { join } from 'sql-template-tag'
import type { EntityManager } from 'typeorm'
import { type Collection, collectionOfType } from '../collections/collection'
import { type Dialect, name } from '../collections/dialect'
import type { EntityClass } from '../collections/reader'
import { rowMapper } from '../collections/row-mapper'
import { type Change, changeId } from './change.entity'
import type { Difference, RowsBefore } from './change-content'
import { fieldOf, text } from './change-differences'
import { ChangeKind } from './change-kind'
import type { Before, Noted, RecordQuery, Removed, Restored, Row, Updated } from './noted-change'
import type { Actor, Writing } from './write'

/** They change with every write, and say nothing. */
const ALWAYS_CHANGE = new Set(['version', 'updatedAt'])

interface Ground extends Pick<Writing, 'read'> {
  readonly manager: EntityManager
  readonly dialect: Dialect
}

/** The end of a transaction that changed something. */
export interface Stamp {
  /** Tells the write from every other, also from one that gets the same number after a restore. */
  readonly writeId: string
  readonly changes: (sequence: number, writeId: string) => Change[]
}

/** Collects what one write does to records, for the change log. */
export class Recording {
  private readonly noted: Noted[] = []
  private readonly rowsBefore = new Map<
    string,
    { readonly recordClass: string; readonly before: RowsBefore }
  >()
  importId: string | null = null

  constructor(private readonly ground: Ground) {}

  get isEmpty(): boolean {
    return this.noted.length === 0 && this.rowsBefore.size === 0
  }

  created(entity: EntityClass<object>, record: Row) {
    this.noted.push({ kind: ChangeKind.CREATED, ...named(entity, record.id as string, record) })
  }

  /** To be asked before the record is changed. Null where nobody is told what became of it. */
  async before(entity: EntityClass<object>, id: string): Promise<Before | null> {
    const from = followed(entity.name)
    if (!from) return null
    const isSeen = sql`CASE WHEN ${from.visible(sql`t`, null)} THEN 1 ELSE 0 END`
    const found = await this.look(entity, { id, condition: sql`1 = 1`, also: isSeen })
    return found && { row: found.row as Row, wasPublic: found.also === 1 }
  }

  /** The record as the transaction sees it, and what is asked for besides. */
  async look<T extends object>(entity: EntityClass<T>, { id, condition, also = sql`0` }: RecordQuery) {
    const mapper = rowMapper({ entity, usedBy: {} }, { reader: this, selection: null })
    const [row] = await this.ground.read<Row>(sql`SELECT ${also} AS "also", ${join([...mapper.columns])}
      FROM ${this.table(entity)} AS t WHERE t."id" = ${id} AND ${condition}`)
    if (!row) return null
    const [extra, ...columns] = Object.values(row)
    return { row: mapper.instance(columns, 0), also: extra }
  }

  updated(entity: EntityClass<object>, id: string, { before, changes, note: { kind, links = {} } }: Updated) {
    const differences = { ...(before && this.differences(entity, before.row, changes)), ...links }
    const { wasPublic = false, row = {} } = before ?? {}
    const fields = Object.keys(before ? differences : changes)
    const isManaged = collectionOfType(entity.name)?.historyOf !== undefined
    this.noted.push({
      ...named(entity, id, row),
      kind: kind ?? null,
      fields,
      differences: isManaged ? differences : null,
      wasPublic,
    })
  }

  removed(entity: EntityClass<object>, id: string, { before, ...how }: Removed) {
    const { historyOf, ...record } = named(entity, id, before?.row ?? {})
    this.noted.push({
      ...record,
      ...how,
      // What had a history of its own is part of that of the record in its place.
      historyOf: historyOf === id ? (how.intoId ?? id) : historyOf,
      wasPublic: before?.wasPublic ?? false,
    })
  }

  /** What the transaction has changed of a record, so that it can be undone: it is stored with the first change of it. */
  storeBefore(entity: EntityClass<object>, id: string, before: RowsBefore) {
    this.rowsBefore.set(id, { recordClass: entity.name, before })
  }

  hasBefore(id: string): boolean {
    return this.rowsBefore.has(id)
  }

  /** Rows were written back: the change is the other way round. */
  restored(entity: EntityClass<object>, id: string, { before, fields, differences }: Restored) {
    const { wasPublic = false, row = {} } = before ?? {}
    this.noted.push({ ...named(entity, id, row), kind: null, fields, differences, wasPublic })
  }

  touched(recordClass: string, recordId: string, kind: ChangeKind, fields: readonly string[]) {
    this.noted.push({ recordClass, recordId, kind, fields })
  }

  /** The rows of the log, but for the number of the write. To be asked when all is written. */
  async rows(at: string, actor: Actor | null): Promise<Stamp['changes']> {
    const seen = await this.seenNow()
    const rowsBefore = new Map(this.rowsBefore)
    const rows = [...this.noted, ...this.ofKeysAlone()].map(({ wasPublic = false, ...noted }) => {
      const isPublic = seen.has(noted.recordId)
      const storedBefore = rowsBefore.get(noted.recordId)?.before ?? null
      rowsBefore.delete(noted.recordId)
      return {
        at,
        kind: noted.kind ?? kindOf(wasPublic, isPublic),
        recordClass: noted.recordClass,
        recordId: noted.recordId,
        storedFields: noted.fields ? [...noted.fields] : null,
        storedDifferences: noted.differences ?? null,
        historyOf: noted.historyOf ?? null,
        isPublic: wasPublic || isPublic,
        intoId: noted.intoId ?? null,
        actorId: actor?.accountId ?? null,
        actorRole: actor?.role ?? null,
        reason: noted.reason ?? null,
        importId: this.importId,
        storedBefore,
      }
    })
    return (sequence, writeId) =>
      rows.map((row, place) => ({ ...row, id: changeId(sequence, place, writeId), sequence }) as Change)
  }

  /** Changes that no reader notices: an import has bound a key of its source to a record. */
  private ofKeysAlone(): Noted[] {
    const noted = new Set(this.noted.map(({ recordId }) => recordId))
    return [...this.rowsBefore].flatMap(([recordId, { recordClass }]) =>
      noted.has(recordId) ? [] : [{ recordClass, recordId, kind: ChangeKind.UPDATED, fields: ['key'] }],
    )
  }

  /** Ids of what a visitor sees as things are now. */
  private async seenNow(): Promise<Set<unknown>> {
    const seen = new Set<unknown>()
    for (const recordClass of new Set(this.noted.map((noted) => noted.recordClass))) {
      const from = followed(recordClass)
      if (!from) continue
      const ids = this.noted
        .filter((noted) => noted.recordClass === recordClass)
        .map(({ recordId }) => recordId)
      const { dialect } = this.ground
      const rows = await this.ground.read<{
        id: string
      }>(sql`SELECT t."id" FROM ${this.table(from.entity)} AS t
        WHERE ${dialect.isIn(sql`t."id"`, dialect.list(ids))} AND ${from.visible(sql`t`, null)}`)
      for (const { id } of rows) seen.add(id)
    }
    return seen
  }

  private differences(entity: EntityClass<object>, before: Row, changes: Row): Record<string, Difference> {
    const hidden = this.metadata(entity)
      .columns.filter(({ isSelect }) => !isSelect)
      .map(({ propertyName }) => propertyName)
    const differences: Record<string, Difference> = {}
    for (const [property, to] of Object.entries(changes)) {
      const from = before[property]
      if (ALWAYS_CHANGE.has(property) || hidden.includes(property) || text(from) === text(to)) continue
      differences[fieldOf(entity, property)] = [from ?? null, to ?? null]
    }
    return differences
  }

  get dialect(): Dialect {
    return this.ground.dialect
  }

  metadata(entity: EntityClass<object>) {
    return this.ground.manager.connection.getMetadata(entity)
  }

  private table(entity: EntityClass<object>) {
    return name(this.metadata(entity).tableName)
  }
}

/** The records of this class, if anybody is told of their changes. */
function followed(recordClass: string): Collection<object> | undefined {
  const found = collectionOfType(recordClass)
  return found?.followed ? found : undefined
}

function named(entity: EntityClass<object>, recordId: string, row: Row) {
  const keeper = collectionOfType(entity.name)?.historyOf as string | undefined
  const historyOf = keeper === 'id' ? recordId : keeper === undefined ? null : (row[keeper] as string)
  return { recordClass: entity.name, recordId, historyOf }
}

const kindOf = (wasPublic: boolean, isPublic: boolean) =>
  wasPublic === isPublic ? ChangeKind.UPDATED : isPublic ? ChangeKind.RESTORED : ChangeKind.HIDDEN
