import sql, { empty } from 'sql-template-tag'
import { Role } from '../../account/account.enums'
import { RoleGrant } from '../../account/role/role-grant.entity'
import { ApiKey } from '../../api-key/api-key.entity'
import { Claim } from '../../claim/claim.entity'
import { ClaimState } from '../../claim/claim.enums'
import type { Acting } from '../../keeping/write-as'
import type { Writing } from '../../shared/writing'
import { Webhook } from '../../webhook/webhook.entity'
import type { Merging } from './merging'

/**
 * Before the grants are moved: whoever accepts a claim has locked it, and their grant is there when it is free. An account
 * that waits for an answer about both waits for one.
 */
export async function moveClaims({ id, intoId }: Merging, { write, now }: Acting) {
  const lock = write.dialect.name === 'postgres' ? sql`FOR UPDATE` : empty
  const about = (subjectId: string) => sql`SELECT "id", "claimantId", "state" FROM "claim"
    WHERE "subjectId" = ${subjectId} ORDER BY "id" ${lock}`
  const kept = await write.read<Claim>(about(intoId))
  const waiting = kept.filter(({ state }) => state === ClaimState.PENDING)
  const withdrawn = { state: ClaimState.WITHDRAWN, decidedAt: now.toISOString() }
  for (const claim of await write.read<Claim>(about(id))) {
    const isTwin =
      claim.state === ClaimState.PENDING && waiting.some(({ claimantId }) => claimantId === claim.claimantId)
    await write.update(Claim, claim.id, { subjectId: intoId, ...(isTwin && withdrawn) })
  }
}

/** Whoever answered for the one answers for the other. */
export async function moveGrants({ id, intoId }: Merging, write: Writing) {
  const grantsOn = (scopeId: string) =>
    write.read<Pick<RoleGrant, 'id' | 'accountId'>>(sql`SELECT "id", "accountId" FROM "role_grant"
      WHERE "scopeId" = ${scopeId} AND "role" = ${Role.REPRESENTATIVE} ORDER BY "id"`)
  const representatives = new Set((await grantsOn(intoId)).map(({ accountId }) => accountId))
  for (const grant of await grantsOn(id))
    if (representatives.has(grant.accountId)) await write.delete(RoleGrant, grant.id)
    else await write.update(RoleGrant, grant.id, { scopeId: intoId })
}

/** The programs of the one go on with what they have. */
export async function movePrograms({ id, intoId }: Merging, write: Writing) {
  for (const [entity, table] of [
    [ApiKey, sql`"api_key"`],
    [Webhook, sql`"webhook"`],
  ] as const) {
    const held = await write.read<{ id: string }>(
      sql`SELECT "id" FROM ${table} WHERE "organisationId" = ${id} ORDER BY "id"`,
    )
    for (const each of held) await write.update<ApiKey | Webhook>(entity, each.id, { organisationId: intoId })
  }
}
