import sql from 'sql-template-tag'
import { RegistryError, type Violation } from '../../core/errors'
import { newId } from '../../core/id'
import { tidy } from '../../core/values/plain-text'
import type { SignedIn } from '../../core/viewer'
import { findRecord } from '../../mutations/change-record'
import { declareMutation, declareMutationIn } from '../../mutations/declare-mutation'
import type { MutationContext } from '../../mutations/mutation-context'
import { mutationResolver } from '../../mutations/mutation-resolver'
import { onAppealGranted } from '../moderation/appeal/undo-decision'
import { storeDecisionAgainst } from '../moderation/decision-against'
import { HouseRuleCode } from '../moderation/house-rules'
import { DecisionKind } from '../moderation/moderation.enums'
import type { ModerationContext } from '../moderation/moderation-context'
import { findOwner } from '../organisation/organisation.mutations'
import { ApiKey, apiKeys } from './api-key.entity'
import { apiKeyPayload, CreateApiKeyInput, createApiKeyPayload, RevokeApiKeyInput } from './api-key.inputs'
import { apiKeyPolicy } from './api-key.policy'
import { digestOf, newKey, prefixOfKey } from './api-key-format'

const YEAR_MS = 366 * 86_400_000
const MAX_YEARS = 5

/** Of one organisation, so that nobody fills the registry with them. */
const MAX_KEYS_IN_USE = 20

const createApiKey = declareMutation({
  name: 'createApiKey',
  description:
    'Creates an API key for the programs of an organisation. For its representatives and administrators. The key is shown only in this answer. FORBIDDEN for others; CONFLICT if the organisation has twenty keys in use.',
  input: CreateApiKeyInput,
  inputDescription: 'What the key is for, and whose it is.',
  payload: createApiKeyPayload,
  action: apiKeyPolicy.create,
  violations: ({ input }, { now, viewer }) => [
    ...wrongEnd(input.expiresAt, now),
    ...(input.requestsPerMinute == null || viewer.isAdmin ? [] : [ONLY_ADMIN]),
  ],
  subject: findOwner,
  work: async ({ input, organisationId }, mutation) => {
    const { write, viewer, now } = mutation
    if (organisationId !== null) await refuseMany(organisationId, mutation)
    const { name, scopes, requestsPerMinute = null } = input
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
  },
})

/** A key that is ended already stays as it was. */
const revokeApiKey = declareMutationIn<ModerationContext>()({
  name: 'revokeApiKey',
  description:
    'Revokes an API key: from now on it is refused. For representatives of its organisation and administrators.',
  input: RevokeApiKeyInput,
  inputDescription: 'The key that should no longer work.',
  payload: apiKeyPayload,
  action: apiKeyPolicy.revoke,
  find: ({ input }, mutation) => findRecord(apiKeys, input.id, mutation),
  work: async ({ input, record, context }, mutation) => {
    if (record.revokedAt !== null) return
    const { write, viewer, now } = mutation
    await write.update(ApiKey, record.id, { revokedAt: now.toISOString() })
    if (speaksFor(record, viewer)) return
    const about = { kind: DecisionKind.REVOKE_KEY, subjectId: record.id, aboutId: record.createdById }
    const { rule, statement } = input
    await storeDecisionAgainst(
      { ...about, rule: rule ?? HouseRuleCode.FAIR_USE, statement },
      context,
      mutation,
    )
  },
})

/** It works again as it did, unless it has expired or its organisation has as many others as it may have. */
onAppealGranted(DecisionKind.REVOKE_KEY, async (id, { write, now }) => {
  await write.run(sql`UPDATE "organisation" SET "id" = "id"
    WHERE "id" = (SELECT "organisationId" FROM "api_key" WHERE "id" = ${id})`)
  const [key] = await write.read<Pick<ApiKey, 'organisationId'>>(sql`SELECT "organisationId" FROM "api_key"
    WHERE "id" = ${id} AND "revokedAt" IS NOT NULL AND "expiresAt" > ${now.toISOString()}`)
  if (!key) return false
  const { organisationId } = key
  if (organisationId !== null && (await keysInUse(organisationId, { write, now })) >= MAX_KEYS_IN_USE)
    return false
  await write.update(ApiKey, id, { revokedAt: null })
  return true
})

/** Those whose key it is take it back; others decide against them. */
const speaksFor = ({ organisationId }: ApiKey, { represents, representsLater }: SignedIn) =>
  organisationId !== null && [...represents, ...representsLater].includes(organisationId)

const ONLY_ADMIN: Violation = {
  path: ['input', 'requestsPerMinute'],
  rule: 'forbidden',
  message: 'Only administrators may set requestsPerMinute: leave it out.',
}

function wrongEnd(expiresAt: string | null | undefined, now: Date): Violation[] {
  const end = expiresAt ? Date.parse(expiresAt) : null
  const last = now.getTime() + MAX_YEARS * YEAR_MS
  if (end === null || (end > now.getTime() && end <= last)) return []
  const message = `expiresAt must be in the future, at most ${MAX_YEARS} years from now.`
  return [
    {
      path: ['input', 'expiresAt'],
      rule: 'range',
      params: { min: now.toISOString(), max: new Date(last).toISOString() },
      message,
    },
  ]
}

/** Its record is locked: two of its representatives take turns. */
async function refuseMany(organisationId: string, mutation: MutationContext) {
  if ((await keysInUse(organisationId, mutation)) >= MAX_KEYS_IN_USE)
    throw new RegistryError(
      'CONFLICT',
      `The organisation already has ${MAX_KEYS_IN_USE} keys in use. Revoke one with revokeApiKey first.`,
      { reason: 'LIMIT_REACHED', limit: MAX_KEYS_IN_USE },
    )
}

async function keysInUse(organisationId: string, { write, now }: Pick<MutationContext, 'write' | 'now'>) {
  const [{ count } = { count: 0 }] = await write.read<{ count: number | string }>(
    sql`SELECT count(*) AS "count" FROM "api_key" WHERE "organisationId" = ${organisationId}
      AND "revokedAt" IS NULL AND "expiresAt" > ${now.toISOString()}`,
  )
  return Number(count)
}

export const ApiKeyMutations = mutationResolver(createApiKey, revokeApiKey)
