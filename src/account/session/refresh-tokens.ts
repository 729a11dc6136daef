import { createHash, randomBytes } from 'node:crypto'
import sql from 'sql-template-tag'
import { IsNull, LessThan, MoreThan } from 'typeorm'
import { newId } from '../../shared/ids'
import type { Write, Writing } from '../../shared/writing'
import type { Bearer } from './access-tokens'
import { AccountSession } from './account-session.entity'
import { UsedToken } from './used-token.entity'

const DAY_MS = 24 * 60 * 60_000
const TOKEN_LIFETIME_MS = 30 * DAY_MS
/** However often it is renewed: then the password, or the provider, is asked again. */
const SESSION_LIFETIME_MS = 180 * DAY_MS

const hashOf = (token: string) => createHash('sha256').update(token).digest('base64url')

/** When a refresh token stops being good that is issued now, in a session that began then. */
const expiryOf = (createdAt: string, now: Date) =>
  new Date(
    Math.min(now.getTime() + TOKEN_LIFETIME_MS, Date.parse(createdAt) + SESSION_LIFETIME_MS),
  ).toISOString()

/** A session with its refresh token, which is known to nobody else: the database has its hash. */
export interface OpenSession extends Bearer {
  readonly refreshToken: string
}

export async function openSession(accountId: string, write: Writing, now: Date): Promise<OpenSession> {
  const refreshToken = randomBytes(32).toString('base64url')
  const sessionId = newId('session')
  const createdAt = now.toISOString()
  await write.manager.delete(AccountSession, { accountId, expiresAt: LessThan(createdAt) })
  await write.insertRows(AccountSession, [
    {
      id: sessionId,
      accountId,
      tokenHash: hashOf(refreshToken),
      createdAt,
      expiresAt: expiryOf(createdAt, now),
      revokedAt: null,
    },
  ])
  return { accountId, sessionId, refreshToken }
}

/**
 * Exchanges a refresh token for the next one. A token that was exchanged before ends its session, for whoever shows it
 * has stolen it, or was stolen from. Null where the token is good for nothing.
 */
export function renewSession(refreshToken: string, write: Write, now: Date): Promise<OpenSession | null> {
  const tokenHash = hashOf(refreshToken)
  return write(async (writing) => {
    const { manager } = writing
    // As text: TypeORM would make Dates of timestamps on PostgreSQL.
    const [session] = await writing.read<AccountSession>(
      sql`SELECT * FROM "account_session" WHERE "tokenHash" = ${tokenHash}`,
    )
    const next = randomBytes(32).toString('base64url')
    if (!session || !(await exchange(session, hashOf(next), { manager, now }))) {
      await endReused(tokenHash, manager, now)
      return null
    }
    const { id: sessionId, accountId, expiresAt } = session
    await manager.delete(UsedToken, { sessionId, expiresAt: LessThan(now.toISOString()) })
    await writing.insertRows(UsedToken, [{ tokenHash, sessionId, expiresAt }])
    return { accountId, sessionId, refreshToken: next }
  })
}

/** Whether it is ours to go on: the condition is checked again when the row is free, so of many that bring one token, one is. */
async function exchange(
  { tokenHash, createdAt }: AccountSession,
  nextHash: string,
  { manager, now }: { manager: Writing['manager']; now: Date },
): Promise<boolean> {
  const expiresAt = expiryOf(createdAt, now)
  if (expiresAt <= now.toISOString()) return false
  const good = { tokenHash, revokedAt: IsNull(), expiresAt: MoreThan(now.toISOString()) }
  const { affected } = await manager.update(AccountSession, good, { tokenHash: nextHash, expiresAt })
  return affected === 1
}

async function endReused(tokenHash: string, manager: Writing['manager'], now: Date) {
  const used = await manager.findOneBy(UsedToken, { tokenHash })
  if (used) await manager.update(AccountSession, { id: used.sessionId }, { revokedAt: now.toISOString() })
}
