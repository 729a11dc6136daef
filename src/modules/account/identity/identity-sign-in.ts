import sql from 'sql-template-tag'
import type { Write, Writing } from '../../../core/change-log/write'
import type { Reader } from '../../../core/collections/reader'
import { RegistryError } from '../../../core/errors'
import type { SignedIn } from '../../../core/viewer'
import { createAccount } from '../create-account'
import { isDisplayName } from '../display-name'
import { isEmailAddress, normalisedEmail } from '../email-address'
import { type Granted, withPowers } from '../role/role-scope'
import { Identity, subjectHashOf } from './identity.entity'
import type { ProviderToken } from './identity-provider'

interface Registry {
  readonly reader: Reader
  readonly write: Write
  readonly now: Date
}

/** Whose token it is; their account is opened at first sight. Null where the account was signed out, or erased, since. */
export async function findAccountByIdentity(
  token: ProviderToken,
  registry: Registry,
): Promise<SignedIn | null> {
  const known = await find(token, registry)
  if (known !== 'unknown') return known
  await open(token, registry)
  const opened = await find(token, registry)
  return opened === 'unknown' ? null : opened
}

type Found = [
  accountId: string | null,
  refusedBefore: string | null,
  erasedAt: string | null,
  suspendedUntil: string | null,
  ...Granted,
]

async function find(token: ProviderToken, { reader, now }: Registry): Promise<SignedIn | null | 'unknown'> {
  const rows =
    (await reader.all(sql`SELECT "identity"."accountId", "refusedBefore", "erasedAt", "suspendedUntil", "role", "scopeId" FROM "identity"
    LEFT JOIN "account" ON "account"."id" = "identity"."accountId"
    LEFT JOIN "role_grant" ON "role_grant"."accountId" = "account"."id"
    WHERE "subjectHash" = ${subjectHashOf(token)}`)) as Found[]
  const [accountId, refusedBefore, erasedAt, suspendedUntil] = rows[0] ?? [null, null, null, null]
  if (isRefused(token, refusedBefore) || erasedAt !== null) return null
  if (accountId === null) return 'unknown'
  const grants = rows.map(([, , , , ...granted]) => granted)
  // Whether it asks for a second factor is the provider's to decide, whose users these are.
  const asker = {
    accountId,
    sessionId: null,
    tokenIssuedAt: token.issuedAt,
    inactiveRoles: [],
    suspendedUntil,
  }
  return withPowers(asker, grants, now)
}

async function open(token: ProviderToken, { write, now }: Registry): Promise<void> {
  const attempt = () => write((writing) => openByIdentity(token, writing, now))
  try {
    await attempt()
  } catch (error) {
    // Somebody has just signed up with the same address; now that they have it, the identity does without.
    if (!(error instanceof RegistryError && error.extensions.code === 'CONFLICT')) throw error
    await attempt()
  }
}

/**
 * Opens an account for an identity that has none. Its row is locked first, so that of many first requests that come at
 * once one does it; whether its earlier tokens are refused is looked up again behind the lock.
 */
async function openByIdentity(token: ProviderToken, write: Writing, now: Date): Promise<void> {
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
const isRefused = ({ issuedAt }: ProviderToken, refusedBefore: string | null): boolean =>
  refusedBefore !== null &&
  Math.floor(issuedAt.getTime() / 1000) <= Math.floor(Date.parse(refusedBefore) / 1000)

/**
 * The address that the provider vouches for. An account that has it already stays its owner's: whoever shows up with the
 * same address at a provider is not let into it.
 */
async function freeEmail({ claims }: ProviderToken, write: Writing): Promise<string | null> {
  const { email, email_verified: isVerified } = claims
  if (isVerified !== true || !isEmailAddress(email) || email.length > 254) return null
  const existing = await write.read(sql`SELECT 1 FROM "account" WHERE "email" = ${normalisedEmail(email)}`)
  return existing.length === 0 ? email : null
}

/** Everybody sees it, so an address, which many providers take for a name, is none. */
function displayNameOf({ claims }: ProviderToken): string {
  const names = [claims.name, claims.preferred_username]
  const isName = (name: unknown): name is string => isDisplayName(name) && !name.includes('@')
  return names.find(isName) ?? 'Użytkownik'
}
