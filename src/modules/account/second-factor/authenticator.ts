import { Secret, TOTP } from 'otpauth'

/** What every authenticator app takes: RFC 6238 with SHA-1, six digits, half a minute. */
const TOTP_FORM = { algorithm: 'SHA1', digits: 6, period: 30 } as const

/** As long as the hash, as RFC 4226 has it. */
const SECRET_BYTES = 20

/** Codes of the step before and after are good too: clocks of phones differ. */
const WINDOW = 1

/** In Base32, as people type it. */
export const newSecret = (): string => new Secret({ size: SECRET_BYTES }).base32

/** What an authenticator app reads from a QR code. */
export const setupUri = (secret: string, { issuer, label }: { issuer: string; label: string }): string =>
  new TOTP({ ...TOTP_FORM, secret, issuer, label }).toString()

/** Six digits; anything else may be a recovery code. */
export const isTimeCode = (code: string): boolean => /^\d{6}$/.test(code)

/** The time step of a code, or null where the code is of none that is near. */
export function stepOf(code: string, secret: string, now: Date): number | null {
  if (!isTimeCode(code)) return null
  const totp = new TOTP({ ...TOTP_FORM, secret })
  const timestamp = now.getTime()
  const delta = totp.validate({ token: code, timestamp, window: WINDOW })
  return delta === null ? null : totp.counter({ timestamp }) + delta
}
