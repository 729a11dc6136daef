import Sqlite from 'better-sqlite3'
import { Pool } from 'pg'
import { foldedPhrase, tokens } from '../../src/core/values/polish-text'
import { kindOf, sqlitePath } from '../../src/database/data-source'
import { timestampAsIsoText } from '../../src/database/postgres/postgres-types'

/** Runs one of a fixed set of prepared statements. */
export type Run<Name extends string> = <Row>(
  name: Name,
  values: readonly (string | readonly string[])[],
) => Promise<Row[]>

interface Texts<Name extends string> {
  readonly sqlite: Readonly<Record<Name, string>>
  readonly postgres: Readonly<Record<Name, string>>
}

interface Prepared<Name extends string> {
  readonly run: Run<Name>
  close(): Promise<void>
}

/** Lists of ids are JSON for SQLite, and arrays for PostgreSQL. */
export function openPrepared<Name extends string>(
  databaseUrl: string,
  { sqlite, postgres }: Texts<Name>,
): Prepared<Name> {
  if (kindOf(databaseUrl) === 'postgres') {
    const pool = new Pool({
      connectionString: databaseUrl,
      types: timestampAsIsoText,
      options: '-c timezone=UTC',
    })
    return {
      run: async (name, values) =>
        (await pool.query({ name, text: postgres[name], values: [...values] })).rows,
      close: () => pool.end(),
    }
  }
  const database = new Sqlite(sqlitePath(databaseUrl), { readonly: true })
  const prepared = new Map(Object.keys(sqlite).map((name) => [name, database.prepare(sqlite[name as Name])]))
  return {
    run: async <Row>(name: Name, values: readonly (string | readonly string[])[]) =>
      prepared.get(name)?.all(...values.map(bound)) as Row[],
    close: async () => {
      database.close()
    },
  }
}

const bound = (value: string | readonly string[]) =>
  typeof value === 'string' ? value : JSON.stringify(value)

/** The phrase that ranks the hits, and the words as the database's index wants them. */
export function searched(query: string, databaseUrl: string): [phrase: string, words: string] {
  const words = tokens(query)
  return [
    foldedPhrase(query),
    kindOf(databaseUrl) === 'postgres'
      ? words.map((word) => `'${word}':*`).join(' & ')
      : words.map((word) => `"${word}"*`).join(' '),
  ]
}

/** A peer's cursor is the sort key itself. */
export const sortKeyOf = (cursor: string | null | undefined): [nameKey: string, id: string] =>
  cursor == null ? ['', ''] : JSON.parse(Buffer.from(cursor, 'base64url').toString())

export function grouped<Row extends { parentId: string }>(
  rows: readonly Row[],
  ids: readonly string[],
): Row[][] {
  const groups = new Map<string, Row[]>(ids.map((id) => [id, []]))
  for (const row of rows) groups.get(row.parentId)?.push(row)
  return ids.map((id) => groups.get(id) ?? [])
}
