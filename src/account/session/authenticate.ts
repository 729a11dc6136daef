import sql from 'sql-template-tag'
import type { SignedIn } from '../../shared/context'
import type { Reader } from '../../shared/reader'
import type { AccessTokens } from './access-tokens'

const BEARER = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/i

interface Asking {
  /** Every Authorization header of the request. */
  readonly authorization: readonly string[]
  readonly accessTokens: AccessTokens
  readonly reader: Reader
  readonly now: Date
}

/**
 * Who asks: null for a visitor, who shows no token; `refused` for whoever shows one that is not good, for whatever cause.
 * A token dies with its session and its account, not only with its time.
 */
export async function authenticate({
  authorization,
  accessTokens,
  reader,
  now,
}: Asking): Promise<SignedIn | null | 'refused'> {
  if (authorization.length === 0) return null
  const token = authorization.length === 1 && BEARER.exec(authorization[0] as string)?.[1]
  const bearer = token ? await accessTokens.verify(token, now) : null
  if (!bearer) return 'refused'
  const live =
    await reader.all(sql`SELECT 1 FROM "account_session" JOIN "account" ON "account"."id" = "account_session"."accountId"
    WHERE "account_session"."id" = ${bearer.sessionId} AND "account"."id" = ${bearer.accountId}
    AND "account_session"."revokedAt" IS NULL AND "account"."erasedAt" IS NULL`)
  return live.length === 1 ? bearer : 'refused'
}
