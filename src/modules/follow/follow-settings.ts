import { randomBytes } from 'node:crypto'
import sql from 'sql-template-tag'
import type { Writing } from '../../core/change-log/write'
import { headOf } from '../history/change-cursor'
import { LetterFrequency } from './follow.enums'
import { FollowSettings } from './follow-settings.entity'

const TOKEN_BYTES = 24

/** The place behind all changes, as the transaction sees them. */
export async function logHead(write: Pick<Writing, 'read'>): Promise<string> {
  const [log] = await write.read<{ version: number; last: string | null }>(
    sql`SELECT "version", (SELECT "id" FROM "change" ORDER BY "id" DESC LIMIT 1) AS "last" FROM "registry"`,
  )
  return headOf(log?.version ?? 0, log?.last ?? null)
}

/** Nothing is sent and no feed is there until the account chooses it. Its row of accounts is locked. */
export async function ensureSettings(accountId: string, write: Writing): Promise<void> {
  const known = await write.read(sql`SELECT 1 FROM "follow_settings" WHERE "accountId" = ${accountId}`)
  if (known.length > 0) return
  await write.insertRows(FollowSettings, [
    {
      ...{ accountId, letters: LetterFrequency.NEVER, nextLetterAt: null },
      letterToken: randomBytes(TOKEN_BYTES).toString('base64url'),
      letterPosition: await logHead(write),
      ...{ readThrough: null, feedNonce: null, feedDigest: null },
    },
  ])
}
