import sql from 'sql-template-tag'
import type { Context, SignedIn } from '../../shared/context'
import { administrator, moderator } from '../../shared/signed-in'
import type { Writing } from '../../shared/writing'
import type { Role } from '../account.enums'
import { lockParticipant } from '../lock-account'
import { powers } from './powers'

/**
 * Begins a write that only moderators may do. They may have lost the role, or been suspended, since the request began.
 * Answers with whoever decides.
 */
export const lockModerator = (context: Context, write: Writing): Promise<SignedIn> =>
  lockHolder(moderator, context, write)

/** The same for what only administrators may do. */
export const lockAdministrator = (context: Context, write: Writing): Promise<SignedIn> =>
  lockHolder(administrator, context, write)

async function lockHolder(holder: typeof moderator, context: Context, write: Writing): Promise<SignedIn> {
  const viewer = holder(context)
  await lockParticipant(viewer.accountId, write, context.now)
  const grants = await write.read<{ role: Role; scopeId: string }>(
    sql`SELECT "role", "scopeId" FROM "role_grant" WHERE "accountId" = ${viewer.accountId}`,
  )
  const now = powers(grants.map(({ role, scopeId }) => [role, scopeId]))
  return holder({ ...context, viewer: { ...viewer, ...now } })
}
