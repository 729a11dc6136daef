import type { Context } from '../shared/context'
import type { AccessTokens } from './session/access-tokens'
import type { Attempts } from './session/attempts'

/** What the account room needs besides what every room has. */
export interface AccountContext extends Context {
  readonly accessTokens: AccessTokens
  readonly attempts: Attempts
  /** The network address that the request came from. */
  readonly clientAddress: string
  /** After a commit that queued a letter: it leaves at once, and nobody waits for it. */
  deliverSoon(): void
}
