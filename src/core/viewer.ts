/** An account whose access token came with the request, and what it may do beyond commenting. While it is suspended, its roles count for nothing. */
export interface SignedIn {
  readonly accountId: string
  /** Null: an identity provider keeps the session. */
  readonly sessionId: string | null
  /** When the identity provider issued the token, by its own clock. Null for a token of ours. */
  readonly tokenIssuedAt: Date | null
  /** An administrator is a moderator too. */
  readonly isModerator: boolean
  readonly isAdmin: boolean
  /** The ids of the partnerships whose records it keeps. */
  readonly organises: readonly string[]
  /** The ids of the organisations that it answers for. */
  readonly represents: readonly string[]
  /** The ids of the territories whose records it keeps. */
  readonly edits: readonly string[]
  /** The ids of the organisations that it answers for again once its suspension ends: until then it may only take away what they have given out. */
  readonly representsLater: readonly string[]
  /** The roles that count for nothing in this session, whether the account has them or not: it was opened without a second factor. */
  readonly inactiveRoles: readonly string[]
  /** What it might do in a session with a second factor. Null: no more than now. */
  readonly withSecondFactor: SignedIn | null
  /** It may write nothing before. */
  readonly suspendedUntil: string | null
}
