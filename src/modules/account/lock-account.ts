import sql from 'sql-template-tag'
import { authorize, WHOLE } from '../../authz/authorize'
import type { AnyAction } from '../../authz/policy'
import { Role } from '../../authz/role.enums'
import { signedIn } from '../../authz/signed-in'
import { refuseSuspended } from '../../authz/suspension'
import type { Writing } from '../../core/change-log/write'
import type { Context } from '../../core/context'
import { RegistryError } from '../../core/errors'
import type { SignedIn } from '../../core/viewer'
import type { Account } from './account.entity'
import { type Granted, withPowers } from './role/role-scope'

type LockedAccount = Pick<Account, 'passwordHash' | 'createdAt' | 'suspendedUntil'>

/**
 * Begins every write in an account's name: its row stays locked until commit, so that they come one after the other, and
 * none comes after the account is erased.
 */
export async function lockAccount(accountId: string, write: Writing): Promise<LockedAccount> {
  await write.run(sql`UPDATE "account" SET "displayName" = "displayName" WHERE "id" = ${accountId}`)
  const [account] = await write.read<LockedAccount>(
    sql`SELECT "passwordHash", "createdAt", "suspendedUntil" FROM "account" WHERE "id" = ${accountId} AND "erasedAt" IS NULL`,
  )
  if (!account) throw new RegistryError('UNAUTHENTICATED', 'The account has been erased.')
  return account
}

/** Begins a write by which an account says something to others, which a suspended one may not. */
export async function lockParticipant(accountId: string, write: Writing, now: Date): Promise<LockedAccount> {
  const account = await lockAccount(accountId, write)
  refuseSuspended(account, now)
  return account
}

/**
 * Begins a write in the name of whoever asks, and answers with what they may do now: they may have gained or lost a role,
 * or been suspended, since the request began. A suspended one may do only what the action allows it.
 */
export async function lockViewer(
  context: Context,
  write: Writing,
  { evenSuspended = false }: Pick<AnyAction<never>, 'evenSuspended'> = {},
): Promise<SignedIn> {
  const viewer = signedIn(context)
  const account = await lockAccount(viewer.accountId, write)
  if (!evenSuspended) refuseSuspended(account, context.now)
  const grants = await write.read<{ role: Role; scopeId: string }>(
    sql`SELECT "role", "scopeId" FROM "role_grant" WHERE "accountId" = ${viewer.accountId}`,
  )
  const granted = grants.map(({ role, scopeId }): Granted => [role, scopeId])
  return withPowers({ ...viewer, suspendedUntil: account.suspendedUntil }, granted, context.now)
}

/** Begins a write that is done to the registry as a whole, in the name of whoever asks and may do it. */
export async function lockPermitted(action: AnyAction, context: Context, write: Writing): Promise<SignedIn> {
  const viewer = await lockViewer(context, write)
  await authorize(action, WHOLE as never, { viewer, write, now: context.now })
  return viewer
}
