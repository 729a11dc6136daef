import sql from 'sql-template-tag'
import type { Reader } from '../../shared/reader'
import type { Webhook } from '../../webhook/webhook.entity'
import { WebhookState } from '../../webhook/webhook.enums'

/** A webhook that nobody delivers just now. */
export interface DueWebhook extends Pick<Webhook, 'id' | 'types' | 'territory' | 'position'> {
  /** Whose it is; the registry’s own are of one owner. */
  readonly owner: string
  /** The version of the registry: all its changes can be read. */
  readonly newest: number
}

type Row = [
  id: string,
  organisationId: string | null,
  types: string | null,
  territory: string | null,
  position: string,
  nextAttemptAt: string,
  newest: number,
]

/** Those farthest behind, and of them those first that have waited longest. One statement: it is asked again and again. */
export async function dueWebhooks(most: number, reader: Reader): Promise<DueWebhook[]> {
  const now = new Date().toISOString()
  const rows =
    await reader.all(sql`SELECT "id", "organisationId", "types", "territory", "position", "nextAttemptAt",
      (SELECT "version" FROM "registry") FROM "webhook" WHERE "state" = ${WebhookState.ENABLED}
      AND "nextAttemptAt" <= ${now} AND ("heldUntil" IS NULL OR "heldUntil" < ${now})
      ORDER BY "position", "id" LIMIT ${most}`)
  return (rows as Row[])
    .sort(([, , , , , one], [, , , , , other]) => (one < other ? -1 : Number(one > other)))
    .map(([id, organisationId, types, territory, position, _, newest]) => ({
      ...{ id, owner: organisationId ?? '', territory, position, newest },
      types: types === null ? null : JSON.parse(types),
    }))
}
