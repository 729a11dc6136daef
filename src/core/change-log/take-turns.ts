import sql from 'sql-template-tag'
import type { Writing } from './write'

/** Waits until no other transaction does the work of the name, and keeps others from it until the commit. SQLite has one writer anyway. */
export async function takeTurns(work: string, write: Writing) {
  if (write.dialect.name === 'postgres') await write.run(sql`SELECT pg_advisory_xact_lock(hashtext(${work}))`)
}
