import sql from 'sql-template-tag'
import type { Reader } from '../../../core/collections/reader'
import { headOf } from '../../history/change-cursor'
import type { Webhook } from '../webhook.entity'
import { WebhookState } from '../webhook.enums'

/** A webhook that nobody delivers just now. */
export interface DueWebhook extends Pick<Webhook, 'id' | 'types' | 'territory' | 'position'> {
  /** Whose it is; the registry’s own are of one owner. */
  readonly owner: string
  /** The place behind all changes: they can be read. */
  readonly head: string
}

type Row = [
  id: string,
  organisationId: string | null,
  types: string | null,
  territory: string | null,
  position: string,
  nextAttemptAt: string,
  version: number,
  last: string | null,
]

/**
 * Whether its next attempt is due. Only a failure puts it off: else a clock that is set back would stop all deliveries
 * until it is again as late as at the last one.
 */
export const isDue = (now: string) => sql`("failures" = 0 OR "nextAttemptAt" <= ${now})`

/** Those farthest behind, and of them those first that have waited longest. One statement: it is asked again and again. */
export async function dueWebhooks(most: number, reader: Reader): Promise<DueWebhook[]> {
  const now = new Date().toISOString()
  const rows =
    await reader.all(sql`SELECT "id", "organisationId", "types", "territory", "position", "nextAttemptAt",
      (SELECT "version" FROM "registry"), (SELECT "id" FROM "change" ORDER BY "id" DESC LIMIT 1) AS "last" FROM "webhook" WHERE "state" = ${WebhookState.ENABLED}
      AND ${isDue(now)} AND ("heldUntil" IS NULL OR "heldUntil" < ${now})
      ORDER BY "position", "id" LIMIT ${most}`)
  return (rows as Row[])
    .sort(([, , , , , one], [, , , , , other]) => (one < other ? -1 : Number(one > other)))
    .map(([id, organisationId, types, territory, position, _, version, last]) => ({
      ...{ id, owner: organisationId ?? '', territory, position, head: headOf(version, last) },
      types: types === null ? null : JSON.parse(types),
    }))
}
