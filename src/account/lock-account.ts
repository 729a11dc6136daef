import sql from 'sql-template-tag'
import { RegistryError } from '../shared/errors'
import type { Writing } from '../shared/writing'
import type { Account } from './account.entity'

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
  if (!account) throw new RegistryError('UNAUTHENTICATED', 'The account is erased.')
  return account
}

/** Begins a write by which an account says something to others, which a suspended one may not. */
export async function lockParticipant(accountId: string, write: Writing, now: Date): Promise<LockedAccount> {
  const account = await lockAccount(accountId, write)
  const { suspendedUntil } = account
  if (isSuspended(suspendedUntil, now))
    throw new RegistryError(
      'FORBIDDEN',
      `Your account is suspended until ${suspendedUntil}: it can write nothing. viewer.decisions says why.`,
      { suspendedUntil },
    )
  return account
}

export const isSuspended = (suspendedUntil: string | null, now: Date): boolean =>
  suspendedUntil !== null && Date.parse(suspendedUntil) > now.getTime()
