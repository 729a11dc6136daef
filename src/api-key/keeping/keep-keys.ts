import sql from 'sql-template-tag'
import type { AccountContext } from '../../account/account-context'
import { findVisible } from '../../keeping/find-kept'
import { actAsRepresentative } from '../../keeping/keeper'
import { type Acting, writeAs } from '../../keeping/write-as'
import { ownerOf } from '../../organisation/keeping/owner'
import { RegistryError, type Violation } from '../../shared/errors'
import { newId } from '../../shared/ids'
import { tidy } from '../../shared/plain-text'
import { ApiKey, apiKeys } from '../api-key.entity'
import { digestOf, newKey, prefixOfKey } from '../key-text'
import type { CreateApiKeyInput, RevokeApiKeyInput } from './api-key.inputs'

const YEAR_MS = 366 * 86_400_000
const MOST_YEARS = 5

/** Of one organisation, so that nobody fills the registry with them. */
const MOST_IN_USE = 20

interface CreatedKey {
  readonly id: string
  readonly key: string
}

export function createApiKey(input: CreateApiKeyInput, context: AccountContext): Promise<CreatedKey> {
  const { name, scopes, requestsPerMinute = null } = input
  const check = async ({ now, viewer }: Acting) => [
    ...wrongEnd(input.expiresAt, now),
    ...(requestsPerMinute === null || viewer.isAdmin ? [] : [ONLY_ADMIN]),
  ]
  const work = async (acting: Acting): Promise<CreatedKey> => {
    const { write, viewer, now } = acting
    const organisationId = await ownerOf(input.organisationId, acting)
    if (organisationId !== null) await refuseMany(organisationId, acting)
    const [id, key] = [newId(apiKeys.prefix), newKey()]
    await write.insert(ApiKey, [
      {
        ...{ id, name: tidy(name), scopes, requestsPerMinute, organisationId },
        prefix: prefixOfKey(key),
        digest: digestOf(key),
        createdAt: now.toISOString(),
        expiresAt: input.expiresAt ?? new Date(now.getTime() + YEAR_MS).toISOString(),
        lastUsedAt: null,
        revokedAt: null,
        createdById: viewer.accountId,
      },
    ])
    return { id, key }
  }
  return writeAs({ input, check, work }, context)
}

/** A key that is ended already stays as it was. */
export function revokeApiKey(input: RevokeApiKeyInput, context: AccountContext): Promise<string> {
  const work = async (acting: Acting) => {
    const { id, organisationId, revokedAt } = await findVisible(apiKeys, input.id, acting)
    await actAsRepresentative(organisationId, acting)
    if (revokedAt === null) await acting.write.update(ApiKey, id, { revokedAt: acting.now.toISOString() })
    return id
  }
  return writeAs({ input, work }, context)
}

const ONLY_ADMIN: Violation = {
  path: ['input', 'requestsPerMinute'],
  rule: 'forbidden',
  message: 'requestsPerMinute is said by administrators: leave it out.',
}

function wrongEnd(expiresAt: string | null | undefined, now: Date): Violation[] {
  const end = expiresAt ? Date.parse(expiresAt) : null
  if (end === null || (end > now.getTime() && end <= now.getTime() + MOST_YEARS * YEAR_MS)) return []
  const message = `expiresAt must lie in the future, and within ${MOST_YEARS} years.`
  return [{ path: ['input', 'expiresAt'], rule: 'range', message }]
}

/** Its record is locked: two of its representatives take turns. */
async function refuseMany(organisationId: string, { write, now }: Acting) {
  const [{ count } = { count: 0 }] = await write.read<{ count: number | string }>(
    sql`SELECT count(*) AS "count" FROM "api_key" WHERE "organisationId" = ${organisationId}
      AND "revokedAt" IS NULL AND "expiresAt" > ${now.toISOString()}`,
  )
  if (Number(count) >= MOST_IN_USE)
    throw new RegistryError(
      'CONFLICT',
      `The organisation has ${MOST_IN_USE} keys in use: end one with revokeApiKey first.`,
    )
}
