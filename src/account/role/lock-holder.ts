import sql from 'sql-template-tag'
import type { Context, SignedIn } from '../../shared/context'
import { administrator, moderator, signedIn } from '../../shared/signed-in'
import type { Writing } from '../../shared/writing'
import { Role } from '../account.enums'
import { lockParticipant } from '../lock-account'
import { powers } from './powers'

/**
 * Begins a write in the name of whoever asks, and answers with what they may do now: they may have gained or lost a role,
 * or been suspended, since the request began.
 */
export async function lockViewer(context: Context, write: Writing): Promise<SignedIn> {
  const viewer = signedIn(context)
  await lockParticipant(viewer.accountId, write, context.now)
  const grants = await write.read<{ role: Role; scopeId: string }>(
    sql`SELECT "role", "scopeId" FROM "role_grant" WHERE "accountId" = ${viewer.accountId}`,
  )
  return { ...viewer, ...powers(grants.map(({ role, scopeId }) => [role, scopeId])) }
}

/** Begins a write that only moderators may do, and answers with whoever decides. */
export const lockModerator = (context: Context, write: Writing): Promise<SignedIn> =>
  lockHolder(moderator, context, write)

/** The same for what only administrators may do. */
export const lockAdministrator = (context: Context, write: Writing): Promise<SignedIn> =>
  lockHolder(administrator, context, write)

async function lockHolder(holder: typeof moderator, context: Context, write: Writing): Promise<SignedIn> {
  holder(context)
  const viewer = await lockViewer(context, write)
  write.actAs({ accountId: viewer.accountId, role: viewer.isAdmin ? Role.ADMIN : Role.MODERATOR })
  return holder({ ...context, viewer })
}
