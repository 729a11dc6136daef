import { jwtVerify, SignJWT } from 'jose'

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

  async issue({ accountId, sessionId }: Bearer, now: Date): Promise<{ token: string; expiresAt: string }> {
    const expiresAt = new Date(now.getTime() + LIFETIME_MS)
    const token = await new SignJWT({ sid: sessionId })
      .setProtectedHeader({ alg: ALGORITHM, typ: 'at+jwt' })
      .setSubject(accountId)
      .setIssuer(this.issuer)
      .setAudience(this.issuer)
      .setIssuedAt(now)
      .setNotBefore(now)
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
      })
      return { accountId: String(payload.sub), sessionId: String(payload.sid) }
    } catch {
      return null
    }
  }
}
