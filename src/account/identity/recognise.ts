import sql from 'sql-template-tag'
import type { SignedIn } from '../../shared/context'
import { RegistryError } from '../../shared/errors'
import type { Reader } from '../../shared/reader'
import type { Write } from '../../shared/writing'
import { type Granted, powers } from '../role/powers'
import { subjectHashOf } from './identity.entity'
import type { ProviderToken } from './identity-provider'
import { isRefused, openByIdentity } from './open-by-identity'

interface Registry {
  readonly reader: Reader
  readonly write: Write
  readonly now: Date
}

/** Whose token it is; their account is opened at first sight. Null where the account was signed out, or erased, since. */
export async function recognise(token: ProviderToken, registry: Registry): Promise<SignedIn | null> {
  const known = await find(token, registry.reader)
  if (known !== 'unknown') return known
  await open(token, registry)
  const opened = await find(token, registry.reader)
  return opened === 'unknown' ? null : opened
}

type Found = [accountId: string | null, refusedBefore: string | null, erasedAt: string | null, ...Granted]

async function find(token: ProviderToken, reader: Reader): Promise<SignedIn | null | 'unknown'> {
  const rows =
    (await reader.all(sql`SELECT "identity"."accountId", "refusedBefore", "erasedAt", "role", "scopeId" FROM "identity"
    LEFT JOIN "account" ON "account"."id" = "identity"."accountId"
    LEFT JOIN "role_grant" ON "role_grant"."accountId" = "account"."id"
    WHERE "subjectHash" = ${subjectHashOf(token)}`)) as Found[]
  const [accountId, refusedBefore, erasedAt] = rows[0] ?? [null, null, null]
  if (isRefused(token, refusedBefore) || erasedAt !== null) return null
  if (accountId === null) return 'unknown'
  const grants = rows.map(([, , , ...granted]) => granted)
  return { accountId, sessionId: null, tokenIssuedAt: token.issuedAt, ...powers(grants) }
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
