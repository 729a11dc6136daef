import { decodeJwt } from 'jose'
import sql from 'sql-template-tag'
import type { Write } from '../../../core/change-log/write'
import type { Reader } from '../../../core/collections/reader'
import type { SignedIn } from '../../../core/viewer'
import type { IdentityProvider } from '../identity/identity-provider'
import { findAccountByIdentity } from '../identity/identity-sign-in'
import { type Granted, withPowers } from '../role/role-scope'
import type { AccessTokens, Bearer } from './access-tokens'

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
  /** The roles that count only in sessions with a second factor. */
  readonly secondFactorRoles: readonly string[]
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

async function bySession(token: string, asking: Asking): Promise<SignedIn | null> {
  const bearer = await asking.accessTokens.verify(token, asking.now)
  return bearer && readBearer(bearer, asking)
}

/** Whoever a session is of, with what they may do in it. Null: it has ended. */
export async function readBearer(
  { accountId, sessionId }: Bearer,
  { reader, now, secondFactorRoles }: Pick<Asking, 'reader' | 'now' | 'secondFactorRoles'>,
): Promise<SignedIn | null> {
  const live =
    await reader.all(sql`SELECT "role", "scopeId", "suspendedUntil", "hasSecondFactor" FROM "account_session" JOIN "account" ON "account"."id" = "account_session"."accountId"
    LEFT JOIN "role_grant" ON "role_grant"."accountId" = "account"."id"
    WHERE "account_session"."id" = ${sessionId} AND "account"."id" = ${accountId}
    AND "account_session"."revokedAt" IS NULL AND "account"."erasedAt" IS NULL`)
  const [first] = live as [...Granted, suspendedUntil: string | null, hasSecondFactor: unknown][]
  if (!first) return null
  const [, , suspendedUntil, hasSecondFactor] = first
  const inactiveRoles = hasSecondFactor ? [] : secondFactorRoles
  const asker = { accountId, sessionId, tokenIssuedAt: null, inactiveRoles, suspendedUntil }
  return withPowers(asker, live as unknown as Granted[], now)
}
