import { createHash, createHmac, randomBytes } from 'node:crypto'
import sql from 'sql-template-tag'
import { IsNull, LessThan, MoreThan } from 'typeorm'
import type { Write, Writing } from '../../../core/change-log/write'
import { newId } from '../../../core/id'
import type { Bearer } from './access-tokens'
import { AccountSession, UsedToken } from './account-session.entity'

const DAY_MS = 24 * 60 * 60_000
const TOKEN_LIFETIME_MS = 30 * DAY_MS
/** However often it is renewed: then the password, or the provider, is asked again. */
const SESSION_LIFETIME_MS = 180 * DAY_MS

/** Of one account, so that its list stays one that people read. */
const MAX_OPEN_SESSIONS = 100

/** More than anybody renews within the grace. */
const MAX_RENEWALS_IN_GRACE = 1_000

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

/** Whose session begins, and whether they have shown a second factor. */
interface NewSession {
  readonly accountId: string
  readonly hasSecondFactor: boolean
}

/** Who asks for a session, and when. */
interface Asking {
  readonly now: Date
  /** What the program calls itself. */
  readonly client: string | null
}

export async function openSession(
  { accountId, hasSecondFactor }: NewSession,
  write: Writing,
  { now, client }: Asking,
): Promise<OpenSession> {
  const refreshToken = randomBytes(32).toString('base64url')
  const sessionId = newId('session')
  const createdAt = now.toISOString()
  await write.manager.delete(AccountSession, { accountId, expiresAt: LessThan(createdAt) })
  await endOldest(accountId, write, now)
  await write.insertRows(AccountSession, [
    {
      id: sessionId,
      accountId,
      client,
      tokenHash: hashOf(refreshToken),
      createdAt,
      renewedAt: createdAt,
      expiresAt: expiryOf(createdAt, now),
      revokedAt: null,
      hasSecondFactor,
    },
  ])
  return { accountId, sessionId, refreshToken }
}

/** Leaves room for one more: the sessions that nobody has used for longest end. */
async function endOldest(accountId: string, write: Writing, now: Date) {
  await write.run(sql`UPDATE "account_session" SET "revokedAt" = ${now.toISOString()}
    WHERE "accountId" = ${accountId} AND "revokedAt" IS NULL AND "id" NOT IN (
      SELECT "id" FROM "account_session" WHERE "accountId" = ${accountId} AND "revokedAt" IS NULL
      ORDER BY COALESCE("renewedAt", "createdAt") DESC, "id" DESC LIMIT ${MAX_OPEN_SESSIONS - 1})`)
}

type Session = Pick<
  AccountSession,
  'id' | 'accountId' | 'tokenHash' | 'createdAt' | 'expiresAt' | 'revokedAt'
>

/**
 * Exchanges refresh tokens. Each leads to one next token and to no other, which only this service can tell from it: of
 * several who bring the same token within the grace, and of those whose answer got lost, all go on with the same one.
 */
export class RefreshTokens {
  constructor(
    private readonly key: Uint8Array,
    /** For how long an exchanged token still leads to its session. */
    private readonly graceMs: number,
  ) {}

  /**
   * The session of a token, with the token that is good from now on. One that was exchanged longer ago than the grace
   * ends its session: whoever shows it has stolen it, or was stolen from. Null: it is good for nothing.
   */
  renew(refreshToken: string, write: Write, asking: Asking): Promise<OpenSession | null> {
    const tokenHash = hashOf(refreshToken)
    return write(async (writing) => {
      // As text: TypeORM would make Dates of timestamps on PostgreSQL.
      const [session] = await writing.read<Session>(
        sql`SELECT * FROM "account_session" WHERE "tokenHash" = ${tokenHash}`,
      )
      const next = this.nextOf(refreshToken)
      if (!session || !(await exchange(session, hashOf(next), writing, asking)))
        return this.resume(refreshToken, writing, asking.now)
      const { id: sessionId, accountId, expiresAt } = session
      const usedAt = asking.now.toISOString()
      await writing.manager.delete(UsedToken, { sessionId, expiresAt: LessThan(usedAt) })
      await writing.insertRows(UsedToken, [{ tokenHash, sessionId, usedAt, expiresAt }])
      return { accountId, sessionId, refreshToken: next }
    })
  }

  /** Of a token that was exchanged before. */
  private async resume(refreshToken: string, write: Writing, now: Date): Promise<OpenSession | null> {
    const [used] = await write.read<Pick<UsedToken, 'sessionId' | 'usedAt'>>(
      sql`SELECT "sessionId", "usedAt" FROM "used_token" WHERE "tokenHash" = ${hashOf(refreshToken)}`,
    )
    if (!used) return null
    const { sessionId, usedAt } = used
    if (usedAt === null || now.getTime() - Date.parse(usedAt) >= this.graceMs) {
      await write.manager.update(AccountSession, { id: sessionId }, { revokedAt: now.toISOString() })
      return null
    }
    const [session] = await write.read<Session>(
      sql`SELECT * FROM "account_session" WHERE "id" = ${sessionId}`,
    )
    if (!session || session.revokedAt !== null || session.expiresAt <= now.toISOString()) return null
    const current = this.follow(refreshToken, session.tokenHash)
    return current === null ? null : { accountId: session.accountId, sessionId, refreshToken: current }
  }

  private nextOf(token: string): string {
    return createHmac('sha256', this.key).update(token).digest('base64url')
  }

  /** The token that came of another and has this hash. Null: another key was in use between them. */
  private follow(token: string, tokenHash: string): string | null {
    let next = token
    for (let count = 0; count < MAX_RENEWALS_IN_GRACE; count++) {
      next = this.nextOf(next)
      if (hashOf(next) === tokenHash) return next
    }
    return null
  }
}

/** Whether it is ours to go on: the condition is checked again when the row is free, so of many that bring one token, one is. */
async function exchange(
  { tokenHash, createdAt }: Session,
  nextHash: string,
  { manager }: Writing,
  { now, client }: Asking,
): Promise<boolean> {
  const expiresAt = expiryOf(createdAt, now)
  const renewedAt = now.toISOString()
  if (expiresAt <= renewedAt) return false
  const valid = { tokenHash, revokedAt: IsNull(), expiresAt: MoreThan(renewedAt) }
  const renewed = { tokenHash: nextHash, expiresAt, renewedAt, ...(client !== null && { client }) }
  const { affected } = await manager.update(AccountSession, valid, renewed)
  return affected === 1
}
