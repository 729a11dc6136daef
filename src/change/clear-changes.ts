import sql from 'sql-template-tag'
import type { Write } from '../shared/writing'

/** Rows that are looked at and deleted in one transaction: others want to write too. */
const AT_ONCE = 5_000

const DAY_MS = 86_400_000

/** Forgets the changes that are older than so many days. A cursor that lies among them is refused from then on. */
export async function clearChanges(days: number, write: Write, now = new Date()): Promise<void> {
  const oldest = new Date(now.getTime() - days * DAY_MS).toISOString()
  while (await write((writing) => clearSome(oldest, writing)));
}

/** The oldest are looked at first, as they are the first to go. True where more may be to go. */
async function clearSome(oldest: string, write: Parameters<Parameters<Write>[0]>[0]): Promise<boolean> {
  const [found] = await write.read<{ last: number | null; count: number | string }>(sql`
    SELECT max("sequence") AS "last", count(*) AS "count"
    FROM (SELECT "sequence", "at" FROM "change" ORDER BY "id" LIMIT ${AT_ONCE}) AS first WHERE "at" < ${oldest}`)
  if (found?.last == null) return false
  // A new version, though no record has changed: an answer that is given again would know the old changes still.
  await write.run(sql`UPDATE "registry" SET "changesFrom" = ${found.last + 1}, "version" = "version" + 1`)
  await write.run(sql`DELETE FROM "change" WHERE "sequence" <= ${found.last}`)
  return Number(found.count) === AT_ONCE
}
