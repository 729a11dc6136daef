import { jwtVerify, SignJWT } from 'jose'

/**
 * By how much the clock that wrote the times of a token may differ from the one that judges them: servers of one registry
 * and identity providers are set by NTP, each on its own.
 */
export const CLOCK_TOLERANCE_S = 30

const ALGORITHM = 'HS256'
const LIFETIME_MS = 15 * 60_000

/** Whom an access token speaks for. */
export interface Bearer {
  readonly accountId: string
  readonly sessionId: string
}

/** Signs and checks the access tokens of this service: JWT, one algorithm, one issuer, one audience. */
export class AccessTokens {
  constructor(
    private readonly key: Uint8Array,
    /** The public address of the service, issuer and audience in one. */
    private readonly issuer: string,
  ) {}

  /** Without `nbf`, which would refuse good tokens after the clock is set back. */
  async issue({ accountId, sessionId }: Bearer, now: Date): Promise<{ token: string; expiresAt: string }> {
    const expiresAt = new Date(now.getTime() + LIFETIME_MS)
    const token = await new SignJWT({ sid: sessionId })
      .setProtectedHeader({ alg: ALGORITHM, typ: 'at+jwt' })
      .setSubject(accountId)
      .setIssuer(this.issuer)
      .setAudience(this.issuer)
      .setIssuedAt(now)
      .setExpirationTime(expiresAt)
      .sign(this.key)
    return { token, expiresAt: expiresAt.toISOString() }
  }

  /** Whom the token speaks for, or null, whatever is wrong with it. */
  async verify(token: string, now: Date): Promise<Bearer | null> {
    try {
      const { payload } = await jwtVerify(token, this.key, {
        algorithms: [ALGORITHM],
        typ: 'at+jwt',
        issuer: this.issuer,
        audience: this.issuer,
        requiredClaims: ['sub', 'sid', 'exp'],
        currentDate: now,
        clockTolerance: CLOCK_TOLERANCE_S,
      })
      return { accountId: String(payload.sub), sessionId: String(payload.sid) }
    } catch {
      return null
    }
  }
}
