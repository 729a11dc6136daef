import sql from 'sql-template-tag'
import type { Reader } from '../../core/collections/reader'
import { isEventVisible } from '../../modules/event/event.policy'
import { isPartnershipVisible } from '../../modules/partnership/partnership.policy'

/**
 * Tells this state of the registry from every other: also from one that had the same number, before the registry was set
 * back to an earlier copy and written on.
 */
export async function stateOf(reader: Reader): Promise<string> {
  const [[version, writeId] = []] = await reader.all(sql`SELECT "version", "writeId" FROM "registry"`)
  return `${version} ${writeId}`
}

/** When visitors last saw anything change. Null: the log of changes does not know it any more. */
export async function lastChange(reader: Reader): Promise<Date | null> {
  const [[at] = []] = await reader.all(
    sql`SELECT "at" FROM "change" WHERE "isPublic" = TRUE ORDER BY "id" DESC LIMIT 1`,
  )
  return at ? new Date(at as string) : null
}

/** Between which instants its events lie, and since when it has partnerships. */
export interface Extent {
  readonly since: string | null
  readonly firstEvent: string | null
  readonly lastEvent: string | null
}

export async function extentOf(reader: Reader): Promise<Extent> {
  const first = async (statement: Parameters<Reader['all']>[0]) =>
    ((await reader.all(statement))[0]?.[0] as string | undefined) ?? null
  return {
    since: await first(
      sql`SELECT t."createdAt" FROM "partnership" AS t WHERE ${isPartnershipVisible(sql`t`, null)} ORDER BY t."createdAt", t."id" LIMIT 1`,
    ),
    firstEvent: await first(
      sql`SELECT t."startsAt" FROM "event" AS t WHERE ${isEventVisible(sql`t`, null)} ORDER BY t."startsAt", t."id" LIMIT 1`,
    ),
    lastEvent: await first(
      sql`SELECT t."startsAt" FROM "event" AS t WHERE ${isEventVisible(sql`t`, null)} ORDER BY t."startsAt" DESC, t."id" DESC LIMIT 1`,
    ),
  }
}
