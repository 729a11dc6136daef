import sql from 'sql-template-tag'
import type { Write } from '../shared/writing'

const KEPT_MS = 30 * 86_400_000

/** Forgets deliveries that were last tried longer ago than they are kept. */
export async function clearDeliveries(write: Write, now = new Date()): Promise<void> {
  const oldest = new Date(now.getTime() - KEPT_MS).toISOString()
  await write((writing) => writing.run(sql`DELETE FROM "webhook_delivery" WHERE "attemptedAt" < ${oldest}`))
}
