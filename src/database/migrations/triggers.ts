import type { QueryRunner } from 'typeorm'
import { isPostgres } from './columns'

export interface Trigger {
  readonly name: string
  readonly table: string
  /** When it fires, in both databases' words. */
  readonly when: string
  readonly statements: readonly string[]
  /** The rows that must not change meanwhile; SQLite has one writer only. */
  readonly holds?: string
}

export async function createTriggers(runner: QueryRunner, triggers: readonly Trigger[]) {
  for (const trigger of triggers)
    for (const statement of isPostgres(runner) ? inPostgres(trigger) : inSqlite(trigger))
      await runner.query(statement)
}

export async function dropTriggers(runner: QueryRunner, triggers: readonly Trigger[]) {
  for (const { name, table } of triggers) {
    await runner.query(`DROP TRIGGER "${name}"${isPostgres(runner) ? ` ON "${table}"` : ''}`)
    if (isPostgres(runner)) await runner.query(`DROP FUNCTION "${name}"`)
  }
}

const inSqlite = ({ name, when, statements }: Trigger) => [
  `CREATE TRIGGER "${name}" ${when} BEGIN ${statements.join('; ')}; END`,
]

// Their statements are planned once for a connection, which may find the tables nearly empty.
const inPostgres = ({ name, when, statements, holds }: Trigger) => [
  `CREATE FUNCTION "${name}"() RETURNS trigger LANGUAGE plpgsql SET enable_seqscan TO off AS $$
    BEGIN ${holds ? `PERFORM 1 FROM ${holds}; ` : ''}${statements.join('; ')}; RETURN ${when.includes('DELETE') ? 'old' : 'new'}; END $$`,
  `CREATE TRIGGER "${name}" ${when.replaceAll('IS NOT new', 'IS DISTINCT FROM new')} EXECUTE FUNCTION "${name}"()`,
]
