import { createHash, randomBytes } from 'node:crypto'
import { LessThan } from 'typeorm'
import { newId } from '../../shared/ids'
import type { Write, Writing } from '../../shared/writing'
import type { Bearer } from './access-tokens'
import { AccountSession } from './account-session.entity'
import { UsedToken } from './used-token.entity'

const LIFETIME_MS = 30 * 24 * 60 * 60_000

const hashOf = (token: string) => createHash('sha256').update(token).digest('base64url')
const lifetimeFrom = (now: Date) => new Date(now.getTime() + LIFETIME_MS).toISOString()

/** A session with its refresh token, which is known to nobody else: the database has its hash. */
export interface OpenSession extends Bearer {
  readonly refreshToken: string
}

export async function openSession(accountId: string, write: Writing, now: Date): Promise<OpenSession> {
  const refreshToken = randomBytes(32).toString('base64url')
  const sessionId = newId('session')
  await write.manager.delete(AccountSession, { accountId, expiresAt: LessThan(now.toISOString()) })
  await write.insertRows(AccountSession, [
    {
      id: sessionId,
      accountId,
      tokenHash: hashOf(refreshToken),
      createdAt: now.toISOString(),
      expiresAt: lifetimeFrom(now),
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
    const next = randomBytes(32).toString('base64url')
    // The condition is checked again when the row is free: of many that bring one token, one changes it.
    const { affected } = await manager
      .createQueryBuilder()
      .update(AccountSession)
      .set({ tokenHash: hashOf(next), expiresAt: lifetimeFrom(now) })
      .where('tokenHash = :tokenHash AND revokedAt IS NULL AND expiresAt > :now', {
        tokenHash,
        now: now.toISOString(),
      })
      .execute()
    if (affected !== 1) {
      await endReused(tokenHash, manager, now)
      return null
    }
    const session = await manager.findOneByOrFail(AccountSession, { tokenHash: hashOf(next) })
    await writing.insertRows(UsedToken, [{ tokenHash, sessionId: session.id }])
    return { accountId: session.accountId, sessionId: session.id, refreshToken: next }
  })
}

async function endReused(tokenHash: string, manager: Writing['manager'], now: Date) {
  const used = await manager.findOneBy(UsedToken, { tokenHash })
  if (used) await manager.update(AccountSession, { id: used.sessionId }, { revokedAt: now.toISOString() })
}
