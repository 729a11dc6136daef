import { decodeJwt } from 'jose'
import sql from 'sql-template-tag'
import type { Write } from '../../../core/change-log/write'
import type { Reader } from '../../../core/collections/reader'
import type { SignedIn } from '../../../core/viewer'
import type { IdentityProvider } from '../identity/identity-provider'
import { findAccountByIdentity } from '../identity/identity-sign-in'
import { type Granted, powers } from '../role/role-scope'
import type { AccessTokens } from './access-tokens'

const BEARER = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/i

interface Asking {
  /** Every Authorization header of the request. */
  readonly authorization: readonly string[]
  readonly accessTokens: AccessTokens
  /** Null: no tokens but our own are good. */
  readonly identityProvider: IdentityProvider | null
  readonly reader: Reader
  readonly write: Write
  readonly now: Date
}

/**
 * Who asks: null for a visitor, who shows no token; `refused` for whoever shows one that is not good, for whatever cause.
 * A token dies with its session and its account, not only with its time.
 */
export async function authenticate(asking: Asking): Promise<SignedIn | null | 'refused'> {
  const { authorization, identityProvider } = asking
  if (authorization.length === 0) return null
  const token = authorization.length === 1 && BEARER.exec(authorization[0] as string)?.[1]
  if (!token) return 'refused'
  const isForeign = identityProvider !== null && statedIssuer(token) === identityProvider.issuer
  const viewer = isForeign
    ? await byProvider(token, identityProvider, asking)
    : await bySession(token, asking)
  return viewer ?? 'refused'
}

/** Who the token says it is from; whether it is, its signature tells. */
function statedIssuer(token: string): unknown {
  try {
    return decodeJwt(token).iss
  } catch {
    return undefined
  }
}

async function byProvider(token: string, provider: IdentityProvider, asking: Asking) {
  const valid = await provider.verify(token, asking.now)
  return valid && findAccountByIdentity(valid, asking)
}

async function bySession(token: string, { accessTokens, reader, now }: Asking): Promise<SignedIn | null> {
  const bearer = await accessTokens.verify(token, now)
  if (!bearer) return null
  const live =
    await reader.all(sql`SELECT "role", "scopeId", "suspendedUntil" FROM "account_session" JOIN "account" ON "account"."id" = "account_session"."accountId"
    LEFT JOIN "role_grant" ON "role_grant"."accountId" = "account"."id"
    WHERE "account_session"."id" = ${bearer.sessionId} AND "account"."id" = ${bearer.accountId}
    AND "account_session"."revokedAt" IS NULL AND "account"."erasedAt" IS NULL`)
  const [first] = live as [...Granted, suspendedUntil: string | null][]
  if (!first) return null
  return { ...bearer, tokenIssuedAt: null, ...powers(live as Granted[], first[2], now) }
}
