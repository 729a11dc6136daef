import sql from 'sql-template-tag'
import type { Writing } from '../../shared/writing'

/** Whoever replies to a comment and whoever deletes it take turns: a reply never hangs on nothing. */
export const lockComment = (id: string, write: Writing): Promise<void> =>
  write.run(sql`UPDATE "comment" SET "depth" = "depth" WHERE "id" = ${id}`)
