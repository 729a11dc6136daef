import {
  createRemoteJWKSet,
  customFetch,
  errors,
  type FetchImplementation,
  type JWTPayload,
  type JWTVerifyGetKey,
  jwtVerify,
} from 'jose'
import type { Logger } from 'pino'
import { isTrustedAddress } from '../../../core/values/trusted-address'
import { CLOCK_TOLERANCE_S } from '../session/access-tokens'

const KEYS_TIMEOUT_MS = 5_000
/** A key that its owner withdraws is good for so long. */
const MAX_AGE_MS = 10 * 60_000
/** Anybody can send tokens that name unknown keys: the owner is not asked for each of them. */
const COOLDOWN_MS = 30_000

/**
 * The keys at an address. They are fetched again when they are old, or when a token names one that is not among them, by
 * a monotonic clock: jose tells their age by the wall clock, and after that is set back, it would refuse new keys and
 * trust withdrawn ones for as long.
 */
function remoteKeys(address: URL, ask: FetchImplementation): JWTVerifyGetKey {
  const keys = createRemoteJWKSet(address, {
    timeoutDuration: KEYS_TIMEOUT_MS,
    cacheMaxAge: Number.POSITIVE_INFINITY,
    cooldownDuration: Number.POSITIVE_INFINITY,
    [customFetch]: ask,
  })
  let fetchedAt = Number.NEGATIVE_INFINITY
  const reloadIfOlder = async (ageMs: number): Promise<boolean> => {
    if (performance.now() - fetchedAt < ageMs) return false
    await keys.reload()
    fetchedAt = performance.now()
    return true
  }
  return async (header, token) => {
    await reloadIfOlder(MAX_AGE_MS)
    try {
      return await keys(header, token)
    } catch (error) {
      if (!(error instanceof errors.JWKSNoMatchingKey) || !(await reloadIfOlder(COOLDOWN_MS))) throw error
      return keys(header, token)
    }
  }
}

/** Signatures that only the provider can make. A shared secret (HS256) would let whoever knows its public key sign. */
const ALGORITHMS = ['RS256', 'PS256', 'ES256', 'EdDSA']

/** Access tokens, and ID tokens for this audience; not the other things that providers sign, such as logout tokens. */
const TYPES = new Set([undefined, 'jwt', 'at+jwt', 'application/at+jwt'])

const TIMEOUT_MS = 5_000
/** Anybody can send tokens in the provider's name: while it fails, it is not asked for each of them. */
const SILENCE_MS = 5_000
/** OpenID Connect allows no longer names. */
const MAX_SUBJECT_LENGTH = 255

/** What a token of the provider says. */
export interface ProviderToken {
  readonly issuer: string
  readonly subject: string
  readonly issuedAt: Date
  readonly claims: JWTPayload
}

/** Checks the tokens of one OpenID Connect provider by the keys that it publishes. */
export class IdentityProvider {
  /** By the monotonic clock. */
  private silentUntil = 0
  private keys: Promise<JWTVerifyGetKey> | null = null

  constructor(
    /** Exactly as its tokens name it. */
    readonly issuer: string,
    private readonly audience: string,
    private readonly log: Logger,
  ) {}

  /** What the token says, or null, whatever is wrong with it, or with the provider. */
  async verify(token: string, now: Date): Promise<ProviderToken | null> {
    try {
      const { payload, protectedHeader } = await jwtVerify(token, await this.publishedKeys(), {
        algorithms: ALGORITHMS,
        issuer: this.issuer,
        audience: this.audience,
        requiredClaims: ['sub', 'exp', 'iat'],
        clockTolerance: CLOCK_TOLERANCE_S,
        currentDate: now,
      })
      return TYPES.has(protectedHeader.typ?.toLowerCase()) ? this.read(payload, now) : null
    } catch (error) {
      // Its message only: the error itself holds what the token says of somebody.
      this.log.debug({ reason: (error as Error).message }, 'a token of the identity provider was refused')
      return null
    }
  }

  private read(claims: JWTPayload, now: Date): ProviderToken | null {
    const { sub: subject, iat = 0, cnf, events } = claims
    const issuedAt = new Date(iat * 1000)
    if (typeof subject !== 'string' || subject === '' || subject.length > MAX_SUBJECT_LENGTH) return null
    // Signing out refuses what was issued until then: a token from the future would escape it.
    if (issuedAt.getTime() > now.getTime() + CLOCK_TOLERANCE_S * 1000) return null
    // Good only together with a key that its owner shows, which is not asked for here.
    if (cnf !== undefined) return null
    // A security event, such as a logout token, which providers send to many: no sign-in.
    if (events !== undefined) return null
    return { issuer: this.issuer, subject, issuedAt, claims }
  }

  /** Found once, and fetched again when need be. */
  private async publishedKeys() {
    this.keys ??= this.discover()
    try {
      return await this.keys
    } catch (error) {
      this.keys = null
      throw error
    }
  }

  private async discover() {
    const address = `${this.issuer.replace(/\/$/, '')}/.well-known/openid-configuration`
    const signal = AbortSignal.timeout(TIMEOUT_MS)
    const response = await this.ask(address, {
      headers: new Headers({ accept: 'application/json' }),
      method: 'GET',
      redirect: 'manual',
      signal,
    })
    const { issuer, jwks_uri: keys } = (await response.json()) as Record<string, unknown>
    if (issuer !== this.issuer || typeof keys !== 'string' || !isTrustedAddress(keys)) {
      throw this.failed(new Error('Its configuration names another issuer, or no https address of its keys.'))
    }
    return remoteKeys(new URL(keys), this.ask)
  }

  private readonly ask: FetchImplementation = async (address, options) => {
    if (performance.now() < this.silentUntil)
      throw new Error('The identity provider has failed a moment ago.')
    try {
      const response = await fetch(address, options)
      if (response.status !== 200) throw new Error(`It answered ${response.status}, not 200.`)
      return Response.json(await response.json())
    } catch (error) {
      throw this.failed(error)
    }
  }

  private failed(error: unknown): unknown {
    this.silentUntil = performance.now() + SILENCE_MS
    this.log.warn(
      { err: error, issuer: this.issuer },
      'the identity provider does not answer as expected: its users cannot sign in until it does; check OIDC_ISSUER and the network',
    )
    return error
  }
}
