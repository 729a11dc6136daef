import sql, { empty, type Sql } from 'sql-template-tag'
import type { DataSource, EntityManager, ObjectLiteral, QueryDeepPartialEntity } from 'typeorm'
import { ChangeKind } from '../shared/change-kind'
import { type Dialect, postgres, sqlite } from '../shared/dialect'
import { RegistryError } from '../shared/errors'
import { prefixOf } from '../shared/ids'
import type { EntityClass } from '../shared/reader'
import type { SignedIn } from '../shared/viewer'
import type { Actor, Findable, Recorded, UpdateNote, Writing } from '../shared/writing'
import { Change } from './change.entity'
import { Recording } from './recording'

/** Parameters of one statement: a longer one is no faster, and is kept in memory to be run again. */
const MOST_PARAMETERS = 3_000

/** The only way to write: whatever is done to a record leaves its change row. */
export class Transaction implements Writing {
  private readonly recording = new Recording(this)
  private actor: Actor | null = null

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

  async delete<T extends Recorded>(entity: EntityClass<T>, id: string) {
    const before = await this.recording.before(entity, id)
    await this.remove(entity, id)
    this.recording.removed(entity, id, { before, kind: ChangeKind.DELETED })
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
    const { columns } = this.manager.connection.getMetadata(target)
    const most = Math.floor(MOST_PARAMETERS / columns.length)
    for (let start = 0; start < rows.length; start += most) {
      const chunk = rows.slice(start, start + most)
      await this.manager
        .createQueryBuilder()
        .insert()
        .into<T>(target)
        .values(chunk)
        .updateEntity(false)
        .execute()
    }
  }

  /** Stamps the changes with the next number. Its row stays locked until commit, so numbers follow the order of commits. */
  async stamp() {
    if (this.recording.isEmpty) return
    const rows = await this.recording.rows(this.at, this.actor)
    const sequence = await this.nextVersion()
    await this.insertRows<ObjectLiteral>(Change, rows(sequence))
  }

  private async nextVersion(): Promise<number> {
    const answer = await this.manager.query(
      'UPDATE "registry" SET "version" = "version" + 1 RETURNING "version"',
    )
    // For an UPDATE, TypeORM answers [rows, affected] on PostgreSQL and the rows on SQLite.
    return answer.flat()[0].version
  }
}

/**
 * Changes nothing, and makes SQLite wait for the turn to write. It would be asked for with the first change only, and
 * refused if another program had written since the transaction first read.
 */
const TAKE_TURN = 'UPDATE "registry" SET "version" = "version" WHERE 1 = 0'

const lastWrite = new WeakMap<DataSource, Promise<unknown>>()

/**
 * Runs the work in one transaction: all of it is committed with its change rows, or none of it.
 * SQLite has one writing connection, on which two transactions would mix, so there they wait for each other.
 */
export async function transaction<T>(
  dataSource: DataSource,
  work: (write: Transaction) => Promise<T>,
  statementTimeoutMs?: number,
): Promise<T> {
  const isPostgres = dataSource.options.type === 'postgres'
  const run = () =>
    dataSource
      .transaction(async (manager) => {
        const write = new Transaction(manager, new Date().toISOString())
        if (isPostgres && statementTimeoutMs !== undefined)
          await manager.query(`SET LOCAL statement_timeout = ${Math.ceil(statementTimeoutMs)}`)
        if (!isPostgres) await manager.query(TAKE_TURN)
        const result = await work(write)
        await write.stamp()
        return result
      })
      .catch(refuseTwins)
  if (isPostgres) return run().catch((error) => (isDeadlock(error) ? run() : Promise.reject(error)))
  const turn = (lastWrite.get(dataSource) ?? Promise.resolve()).then(run, run)
  lastWrite.set(dataSource, turn)
  return turn
}

const UNIQUE_VIOLATIONS = new Set(['23505', 'SQLITE_CONSTRAINT_UNIQUE', 'SQLITE_CONSTRAINT_PRIMARYKEY'])

/** PostgreSQL ended one of two writers that waited for each other; the other one is done now. */
const isDeadlock = (error: { driverError?: { code?: string } }) => error.driverError?.code === '40P01'

/** Two writers wanted the same unique value at once: the later one is told so. */
function refuseTwins(error: { driverError?: { code?: string } }): never {
  if (!UNIQUE_VIOLATIONS.has(error.driverError?.code ?? '')) throw error
  throw new RegistryError('CONFLICT', 'Somebody else has just entered the same. Read it anew, and try again.')
}
