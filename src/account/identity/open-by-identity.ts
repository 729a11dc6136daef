import { isEmail } from 'class-validator'
import sql from 'sql-template-tag'
import { isPlainName } from '../../shared/plain-text'
import type { Writing } from '../../shared/writing'
import { normalisedEmail } from '../account.entity'
import { createAccount } from '../create-account'
import { Identity, subjectHashOf } from './identity.entity'
import type { ProviderToken } from './identity-provider'

/**
 * Opens an account for an identity that has none. Its row is locked first, so that of many first requests that come at
 * once one does it; whether its earlier tokens are refused is looked up again behind the lock.
 */
export async function openByIdentity(token: ProviderToken, write: Writing, now: Date): Promise<void> {
  const subjectHash = subjectHashOf(token)
  const [identity] = await write.read<Pick<Identity, 'accountId' | 'refusedBefore'>>(
    sql`INSERT INTO "identity" ("subjectHash", "issuer", "createdAt")
      VALUES (${subjectHash}, ${token.issuer}, ${now.toISOString()})
      ON CONFLICT ("subjectHash") DO UPDATE SET "issuer" = excluded."issuer" RETURNING "accountId", "refusedBefore"`,
  )
  if (!identity || identity.accountId !== null || isRefused(token, identity.refusedBefore)) return
  const email = await freeEmail(token, write)
  const emailVerifiedAt = email === null ? null : now.toISOString()
  const account = { displayName: displayNameOf(token), email, emailVerifiedAt, passwordHash: null }
  const accountId = await createAccount(account, write, now)
  await write.manager.update(Identity, { subjectHash }, { accountId, createdAt: now.toISOString() })
}

/** Tokens tell seconds, so all of the second in which the refusal came are refused. */
export const isRefused = ({ issuedAt }: ProviderToken, refusedBefore: string | null): boolean =>
  refusedBefore !== null &&
  Math.floor(issuedAt.getTime() / 1000) <= Math.floor(Date.parse(refusedBefore) / 1000)

/**
 * The address that the provider vouches for. An account that has it already stays its owner's: whoever shows up with the
 * same address at a provider is not let into it.
 */
async function freeEmail({ claims }: ProviderToken, write: Writing): Promise<string | null> {
  const { email, email_verified: isVerified } = claims
  if (isVerified !== true || typeof email !== 'string' || email.length > 254 || !isEmail(email)) return null
  const taken = await write.read(sql`SELECT 1 FROM "account" WHERE "email" = ${normalisedEmail(email)}`)
  return taken.length === 0 ? email : null
}

/** Everybody sees it, so an address, which many providers take for a name, is none. */
function displayNameOf({ claims }: ProviderToken): string {
  const names = [claims.name, claims.preferred_username]
  const isName = (name: unknown): name is string => isPlainName(name, 80) && !name.includes('@')
  return names.find(isName) ?? 'Użytkownik'
}
