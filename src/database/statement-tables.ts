import { LRUCache } from 'lru-cache'
import type { DataSource, EntityMetadata } from 'typeorm'
import { Registry } from '../core/change-log/registry.entity'
import type { DeadlineReader } from '../core/collections/deadline-reader'
import { getOrCreate } from '../core/get-or-create'

/** Tables whose rows triggers write, and what these rows are made of. */
export const WRITTEN_BY_TRIGGERS: Readonly<Record<string, readonly string[]>> = {
  territory_partnership: ['partnership', 'partnership_territory', 'territory'],
  territory_event: ['event', 'partnership', 'partnership_territory', 'territory'],
}

/** A verb that writes, and the table; but no lock (`FOR UPDATE`), conflict (`DO UPDATE`) or event (`ON UPDATE`). */
const WRITE =
  /(?<!\b(?:FOR|KEY|DO|ON)\s+)\b(INSERT\s+(?:OR\s+\w+\s+)?INTO|REPLACE\s+INTO|MERGE\s+INTO|UPDATE|DELETE\s+FROM)\s+(?:ONLY\s+)?"?(\w+)/gi

/** A row is locked by an update that leaves it as it is. */
const LOCK = /^\s*UPDATE\s+"\w+"\s+SET\s+("\w+")\s*=\s*\1\s+WHERE\b/i

/** How a statement begins that may write nothing. */
const MAY_READ = /^\s*(?:SELECT|WITH|LOCK|SET|SAVEPOINT|RELEASE|BEGIN|COMMIT|ROLLBACK)\b/i

/** Of the statements whose tables are kept, by their texts. */
const MAX_CHARACTERS = 2_000_000

/** Which tables statements are about, by their texts: more rather than fewer. */
export class StatementTables {
  /** By a name in a statement: the tables that it stands for. */
  private readonly named: ReadonlyMap<string, readonly string[]>
  /** By a table: those whose rows are deleted or changed with its own. */
  private readonly dependents = new Map<string, Set<string>>()
  private readonly read = new LRUCache<string, readonly string[]>({
    maxSize: MAX_CHARACTERS,
    sizeCalculation: (_tables, text) => text.length + 1,
  })

  constructor(tables: readonly EntityMetadata[]) {
    const own = tables.map(({ tableName }) => [tableName, [tableName]] as const)
    this.named = new Map([...own, ...Object.entries(WRITTEN_BY_TRIGGERS)])
    for (const { tableName, foreignKeys } of tables)
      for (const { referencedTablePath, onDelete } of foreignKeys)
        if (onDelete === 'CASCADE' || onDelete === 'SET NULL')
          getOrCreate(this.dependents, referencedTablePath, () => new Set<string>()).add(tableName)
  }

  /** What the statements may read: every table that they name. */
  readBy(statements: Iterable<string>): string[] {
    const tables = new Set<string>()
    for (const text of statements)
      for (const table of getOrCreate<string, readonly string[]>(this.read, text, () => this.namedIn(text)))
        tables.add(table)
    return [...tables]
  }

  /** What the statement writes. Null: that cannot be told. */
  writtenBy(statement: string): string[] | null {
    if (LOCK.test(statement)) return []
    const tables = new Set<string>()
    for (const [, verb = '', table = ''] of statement.matchAll(WRITE)) {
      if (!this.named.has(table)) return null
      tables.add(table)
      if (/^DELETE/i.test(verb)) this.addDependents(table, tables)
    }
    return tables.size > 0 || MAY_READ.test(statement) ? [...tables] : null
  }

  private namedIn(text: string): readonly string[] {
    return [...new Set(text.match(/\w+/g))].flatMap((word) => this.named.get(word) ?? [])
  }

  private addDependents(table: string, to: Set<string>) {
    for (const dependent of this.dependents.get(table) ?? []) {
      if (to.has(dependent)) continue
      to.add(dependent)
      this.addDependents(dependent, to)
    }
  }
}

const known = new WeakMap<DataSource, StatementTables>()

export const statementTables = (source: DataSource): StatementTables =>
  getOrCreate(known, source, () => new StatementTables(source.entityMetadatas))

/** Which tables may have been read for a request so far. */
export const tablesReadBy = (reader: DeadlineReader): string[] =>
  statementTables(reader.metadata(Registry).connection).readBy(reader.statements)
