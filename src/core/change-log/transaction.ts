import { randomBytes } from 'node:crypto'
import sql, { empty, join, raw, type Sql } from 'sql-template-tag'
import type { EntityManager, ObjectLiteral, QueryDeepPartialEntity } from 'typeorm'
import { type Dialect, postgres, sqlite } from '../collections/dialect'
import type { EntityClass } from '../collections/reader'
import { type Stored, storedTable } from '../collections/stored-columns'
import { prefixOf } from '../id'
import type { SignedIn } from '../viewer'
import type { RowsBefore } from './change-content'
import { ChangeKind } from './change-kind'
import { Recording, type Stamp } from './change-recorder'
import { allRows, insertRow, readRecordRows, restoreOwnRows, updateRow } from './record-rows'
import type { Actor, Findable, Recorded, RestoredRows, UpdateNote, Writing } from './write'

/** Parameters of one statement: a longer one is no faster, and is kept in memory to be run again. */
const MAX_PARAMETERS = 3_000

/** Any number that no other program takes for its own lock. */
const REFERENCE_RECORDS_LOCK = 7_264_128_306

/** The only way to write: whatever is done to a record leaves its change row. */
export class Transaction implements Writing {
  private readonly recording = new Recording(this)
  private actor: Actor | null = null
  private isMarked = false

  constructor(
    readonly manager: EntityManager,
    private readonly at: string,
  ) {}

  get dialect(): Dialect {
    return this.manager.connection.options.type === 'postgres' ? postgres : sqlite
  }

  actAs(actor: Actor | null) {
    this.actor = actor
  }

  read<Row>(statement: Sql): Promise<Row[]> {
    return this.manager.query(this.dialect.text(statement), statement.values)
  }

  async find<T extends Recorded>(from: Findable<T>, id: string, viewer: SignedIn | null) {
    if (prefixOf(id) !== from.prefix) return null
    // SQLite has one writer, who has the whole file to themselves.
    const lock = this.dialect.name === 'postgres' ? sql`FOR UPDATE OF t` : empty
    const condition = sql`${from.visible(sql`t`, viewer)} ${lock}`
    return (await this.recording.look(from.entity, { id, condition }))?.row ?? null
  }

  async run(statement: Sql) {
    await this.read(statement)
  }

  async insert<T extends Recorded>(
    entity: EntityClass<T>,
    records: readonly (QueryDeepPartialEntity<T> & { id: string })[],
  ) {
    await this.insertRows(entity, records)
    for (const record of records) this.recording.created(entity, record)
  }

  async update<T extends Recorded>(
    entity: EntityClass<T>,
    id: string,
    changes: QueryDeepPartialEntity<T>,
    note: UpdateNote = {},
  ) {
    const before = await this.recording.before(entity, id)
    const stored = this.withWholeParts(entity, changes)
    await this.manager.createQueryBuilder().update(entity).set(stored).where('id = :id', { id }).execute()
    this.recording.updated(entity, id, { before, changes, note })
  }

  /** An embedded object is replaced as a whole: what is not given of it, or of none, is not known. */
  private withWholeParts<T extends ObjectLiteral>(
    entity: EntityClass<T>,
    changes: QueryDeepPartialEntity<T>,
  ): QueryDeepPartialEntity<T> {
    const whole: Record<string, unknown> = { ...changes }
    for (const { propertyName, columns } of this.manager.connection.getMetadata(entity).embeddeds) {
      const part = whole[propertyName] as Record<string, unknown> | null | undefined
      if (part === undefined) continue
      whole[propertyName] = Object.fromEntries(
        columns.map((column) => [column.propertyName, part?.[column.propertyName] ?? null]),
      )
    }
    return whole as QueryDeepPartialEntity<T>
  }

  async delete<T extends Recorded>(entity: EntityClass<T>, id: string, reason?: string) {
    const before = await this.recording.before(entity, id)
    if (this.recording.importId !== null && !this.recording.hasBefore(id)) await this.storeRows(entity, id)
    await this.remove(entity, id)
    this.recording.removed(entity, id, { before, kind: ChangeKind.DELETED, reason: reason ?? null })
  }

  private async storeRows(entity: EntityClass<object>, id: string) {
    const rows = (await readRecordRows(entity, [id], this)).get(id)
    if (rows?.row) this.recording.storeBefore(entity, id, allRows(rows))
  }

  nameImport(importId: string) {
    this.recording.importId = importId
  }

  storeBefore(entity: EntityClass<object>, id: string, before: RowsBefore) {
    this.recording.storeBefore(entity, id, before)
  }

  async restoreRows(entity: EntityClass<object>, id: string, { before, fields, differences }: RestoredRows) {
    const stored = await this.recording.before(entity, id)
    const { tableName, columns } = this.manager.connection.getMetadata(entity)
    const isOfRecord = fields.length > 0
    const always = {
      ...(stored && 'version' in stored.row && { version: Number(stored.row.version) + 1 }),
      ...(columns.some(({ propertyName }) => propertyName === 'updatedAt') && { updatedAt: this.at }),
    }
    const row = { ...before.row, ...(isOfRecord && always) }
    if (Object.keys(row).length > 0) await this.run(updateRow(tableName, id, row))
    for (const statement of restoreOwnRows(before)) await this.run(statement)
    if (isOfRecord) this.recording.restored(entity, id, { before: stored, fields, differences })
  }

  async reinsertRows(entity: EntityClass<object>, rows: RowsBefore) {
    const { version, ...row } = rows.row
    const next = typeof version === 'number' && { version: version + 1 }
    const { tableName } = this.manager.connection.getMetadata(entity)
    await this.run(insertRow(tableName, { ...row, ...next }))
    for (const statement of restoreOwnRows(rows)) await this.run(statement)
    this.recording.created(entity, row)
  }

  async merge<T extends Recorded>(entity: EntityClass<T>, id: string, intoId: string) {
    const before = await this.recording.before(entity, id)
    await this.remove(entity, id)
    this.recording.removed(entity, id, { before, kind: ChangeKind.MERGED, intoId })
  }

  private async remove<T extends Recorded>(entity: EntityClass<T>, id: string) {
    await this.manager.createQueryBuilder().delete().from(entity).where('id = :id', { id }).execute()
  }

  touch(recordClass: string, ids: readonly string[], kind: ChangeKind, fields: readonly string[]) {
    for (const id of ids) this.recording.touched(recordClass, id, kind, fields)
  }

  async insertRows<T extends ObjectLiteral>(
    target: EntityClass<T> | string,
    rows: readonly QueryDeepPartialEntity<T>[],
  ) {
    const { name, columns, names } = storedTable(this.manager.connection, target)
    const most = Math.floor(MAX_PARAMETERS / columns.length)
    for (let start = 0; start < rows.length; start += most) {
      const chunk = rows.slice(start, start + most)
      const values = chunk.map(
        (row) => sql`(${join(columns.map(({ stored }) => this.parameter(stored(row))))})`,
      )
      await this.run(sql`INSERT INTO ${raw(`"${name}" (${names})`)} VALUES ${join(values)}`)
    }
  }

  private parameter(value: Stored) {
    // SQLite has no truth values, but numbers.
    return typeof value === 'boolean' && this.dialect.name === 'sqlite' ? Number(value) : value
  }

  /** SQLite has one writer anyway. */
  async lockReferenceRecords() {
    if (this.dialect.name === 'postgres')
      await this.run(sql`SELECT pg_advisory_xact_lock(${REFERENCE_RECORDS_LOCK})`)
  }

  /** Answers that are given again while nobody writes are made anew, though no record has changed. */
  markChanged() {
    this.isMarked = true
  }

  /** What is left to write before the commit: the changes, under the next number. Null: nothing. */
  async stamp(): Promise<Stamp | null> {
    if (this.recording.isEmpty && !this.isMarked) return null
    const writeId = randomBytes(8).toString('hex')
    return { writeId, changes: await this.recording.rows(this.at, this.actor) }
  }
}
