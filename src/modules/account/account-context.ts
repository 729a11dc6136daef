import type { Context } from '../../core/context'
import type { FactorSecrets } from './second-factor/factor-secrets'
import type { AccessTokens } from './session/access-tokens'
import type { RefreshTokens } from './session/refresh-tokens'
import type { SignInAttempts } from './session/sign-in-attempts'

/** What the account room needs besides what every room has. */
export interface AccountContext extends Context {
  readonly accessTokens: AccessTokens
  readonly refreshTokens: RefreshTokens
  readonly attempts: SignInAttempts
  readonly factorSecrets: FactorSecrets
  /** The roles that count only in sessions with a second factor. */
  readonly secondFactorRoles: readonly string[]
  /** The network address that the request came from. */
  readonly clientAddress: string
  /** What the program that asks calls itself. Null: it does not say. */
  readonly client: string | null
  /** After a commit that queued a letter: it leaves at once, and nobody waits for it. */
  deliverSoon(): void
}
