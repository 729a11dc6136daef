import { isSuspended } from '../../authz/suspension'
import { RegistryError } from '../../core/errors'
import type { SignedIn } from '../../core/viewer'
import type { Identify, Identity } from '../context/request-context'

/** What is sent was allowed no longer ago than this. */
const MAX_AGE_MS = 1_000

/** Whom a connection speaks for. It is looked up again while the connection lasts, as each request of HTTP would be. */
export class Credential {
  private checkedAt = performance.now()
  private checking: Promise<void> | null = null

  constructor(
    private readonly authorization: readonly string[],
    private identity: Identity,
    private readonly identify: Identify,
  ) {}

  get viewer(): SignedIn | null {
    return this.identity.viewer
  }

  /** Fails once the session or the key has ended, the account is suspended or has lost a role. */
  async check(maxAgeMs = MAX_AGE_MS): Promise<void> {
    if (this.authorization.length === 0 || performance.now() - this.checkedAt < maxAgeMs) return
    this.checking ??= this.lookUp().finally(() => {
      this.checking = null
    })
    await this.checking
  }

  private async lookUp() {
    const begin = performance.now()
    const now = await this.identify(this.authorization)
    if (now === 'badKey') throw ended('The API key has expired or was revoked.')
    if (now === 'badToken') throw ended('The access token has expired, or its session has ended.')
    refuseLost(this.identity.viewer, now.viewer)
    this.identity = now
    this.checkedAt = begin
  }
}

const ended = (cause: string) =>
  new RegistryError(
    'UNAUTHENTICATED',
    `${cause} Subscribe again with a new one, and continue from the cursor.`,
  )

function refuseLost(before: SignedIn | null, now: SignedIn | null) {
  if (before === null || now === null) return
  const { suspendedUntil } = now
  if (isSuspended(now, new Date()) && !isSuspended(before, new Date()))
    throw new RegistryError(
      'FORBIDDEN',
      'The account was suspended. Subscribe again to read what visitors read.',
      {
        reason: 'SUSPENDED',
        suspendedUntil,
      },
    )
  const isKept = (list: 'organises' | 'represents' | 'edits') =>
    before[list].every((id) => now[list].includes(id))
  const hasAll =
    (now.isAdmin || !before.isAdmin) &&
    (now.isModerator || !before.isModerator) &&
    isKept('organises') &&
    isKept('represents') &&
    isKept('edits')
  if (!hasAll)
    throw new RegistryError(
      'FORBIDDEN',
      'A role of the account has ended. Subscribe again to continue with the roles that are left.',
      { reason: 'NOT_ALLOWED' },
    )
}
