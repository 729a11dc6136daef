import type { Sql } from 'sql-template-tag'
import type { DataSource, EntityManager, ObjectLiteral, QueryDeepPartialEntity } from 'typeorm'
import { postgres, sqlite } from '../shared/dialect'
import { RegistryError } from '../shared/errors'
import type { EntityClass } from '../shared/reader'
import type { Recorded, Writing } from '../shared/writing'
import { Change, ChangeKind } from './change.entity'

type Pending = Omit<Change, 'version' | 'ordinal'>

/** Parameters that one statement may bind, on the stricter of the two databases. */
const MOST_PARAMETERS = 30_000

/** The only way to write: whatever is done to a record leaves its change row. */
export class Transaction implements Writing {
  readonly changes: Pending[] = []

  constructor(
    readonly manager: EntityManager,
    private readonly at: string,
  ) {}

  read<Row>(statement: Sql): Promise<Row[]> {
    const { text } = this.manager.connection.options.type === 'postgres' ? postgres : sqlite
    return this.manager.query(text(statement), statement.values)
  }

  async run(statement: Sql) {
    await this.read(statement)
  }

  async insert<T extends Recorded>(
    entity: EntityClass<T>,
    records: readonly (QueryDeepPartialEntity<T> & { id: string })[],
  ) {
    await this.insertRows(entity, records)
    for (const record of records) this.note(ChangeKind.CREATED, entity, record.id, null)
  }

  async update<T extends Recorded>(entity: EntityClass<T>, id: string, changes: QueryDeepPartialEntity<T>) {
    await this.manager.createQueryBuilder().update(entity).set(changes).where('id = :id', { id }).execute()
    this.note(ChangeKind.UPDATED, entity, id, Object.keys(changes))
  }

  async delete<T extends Recorded>(entity: EntityClass<T>, id: string) {
    await this.manager.createQueryBuilder().delete().from(entity).where('id = :id', { id }).execute()
    this.note(ChangeKind.DELETED, entity, id, null)
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

  /** Stamps the changes with the next version. Its row stays locked until commit, so versions follow the order of commits. */
  async stamp() {
    if (this.changes.length === 0) return
    const version = await this.nextVersion()
    const stamped = this.changes.map((change, ordinal) => ({ ...change, version, ordinal }))
    await this.insertRows(Change, stamped)
  }

  private async nextVersion(): Promise<number> {
    const answer = await this.manager.query(
      'UPDATE "registry" SET "version" = "version" + 1 RETURNING "version"',
    )
    // For an UPDATE, TypeORM answers [rows, affected] on PostgreSQL and the rows on SQLite.
    return answer.flat()[0].version
  }

  private note(kind: ChangeKind, entity: EntityClass<object>, recordId: string, fields: string[] | null) {
    this.changes.push({ at: this.at, kind, type: entity.name, recordId, fields })
  }
}

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
