import type { DataSource, EntityManager, ObjectLiteral, QueryDeepPartialEntity } from 'typeorm'
import type { EntityClass } from '../shared/reader'
import { Change, ChangeKind } from './change.entity'

type Recorded = ObjectLiteral & { readonly id: string }
type Pending = Omit<Change, 'version' | 'ordinal'>

/** Parameters that one statement may bind, on the stricter of the two databases. */
const MOST_PARAMETERS = 30_000

/** The only way to write: whatever is done to a record leaves its change row. */
export class Transaction {
  readonly changes: Pending[] = []

  constructor(
    readonly manager: EntityManager,
    private readonly at: string,
  ) {}

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

  /** Rows that belong to a record (links, former slugs) and whose change is the record's own. */
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
): Promise<T> {
  const run = () =>
    dataSource.transaction(async (manager) => {
      const write = new Transaction(manager, new Date().toISOString())
      const result = await work(write)
      await write.stamp()
      return result
    })
  if (dataSource.options.type === 'postgres') return run()
  const turn = (lastWrite.get(dataSource) ?? Promise.resolve()).then(run, run)
  lastWrite.set(dataSource, turn)
  return turn
}
