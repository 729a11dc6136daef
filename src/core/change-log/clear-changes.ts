import sql from 'sql-template-tag'
import { changeId } from './change.entity'
import type { Write } from './write'

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
  const [registry] = await write.read<{ changesFrom: number }>(sql`SELECT "changesFrom" FROM "registry"`)
  const [found] = await write.read<{ last: number | null; count: number | string }>(sql`
    SELECT max("sequence") AS "last", count(*) AS "count"
    FROM (SELECT "sequence", "at" FROM "change" WHERE "id" >= ${changeId(registry?.changesFrom ?? 1, 0)}
      ORDER BY "id" LIMIT ${AT_ONCE}) AS first WHERE "at" < ${oldest}`)
  if (found?.last == null) return false
  // A new version, though no record has changed: an answer that is given again would know the old changes still.
  write.markChanged()
  await write.run(sql`UPDATE "registry" SET "changesFrom" = ${found.last + 1}`)
  // The last of them stays: a cursor right behind it is still good, and is compared with it.
  await write.run(sql`DELETE FROM "change" WHERE "id" < ${changeId(found.last, 0)}`)
  return Number(found.count) === AT_ONCE
}
