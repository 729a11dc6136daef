import type { DataSource, QueryRunner } from 'typeorm'
import { type StatementTables, statementTables } from './statement-tables'

/** Each commit writes them too. */
const BY_COMMIT = ['registry', 'change']

/** The tables that a transaction has written. */
export class WrittenTables {
  private readonly tables = new Set<string>()
  private isKnown = true

  private constructor(private readonly of: StatementTables) {}

  /** From now on, what the connection is asked to do is noted. */
  static of(runner: QueryRunner): WrittenTables {
    const written = new WrittenTables(statementTables(runner.connection))
    runner.data = { written }
    return written
  }

  /** All that have changed once it is committed. Null: nobody knows. */
  get afterCommit(): readonly string[] | null {
    return this.isKnown ? [...this.tables, ...BY_COMMIT] : null
  }

  note(statement: string) {
    const tables = this.of.writtenBy(statement)
    if (tables === null) this.isKnown = false
    else for (const table of tables) this.tables.add(table)
  }
}

/** Has each statement on the writing connections noted, whichever way it takes through the ORM. */
export function noteWrites(dataSource: DataSource) {
  dataSource.subscribers.push({
    beforeQuery: ({ query, queryRunner: { data } }) => {
      if (data.written instanceof WrittenTables) data.written.note(query)
    },
  })
}
