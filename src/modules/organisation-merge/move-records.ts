import sql, { empty, type Sql } from 'sql-template-tag'
import { Role } from '../../authz/role.enums'
import { ChangeKind } from '../../core/change-log/change-kind'
import type { Writing } from '../../core/change-log/write'
import { visibleWithParent } from '../../core/collections/conditions'
import { changeRecord } from '../../mutations/change-record'
import type { MutationContext } from '../../mutations/mutation-context'
import { RoleGrant } from '../account/role/role-grant.entity'
import { ApiKey } from '../api-key/api-key.entity'
import { Claim } from '../claim/claim.entity'
import { ClaimState } from '../claim/claim.enums'
import { Initiator } from '../initiator/initiator.entity'
import { type Agreement, agreements } from '../partnership/agreement/agreement.entity'
import { inOrder, partiesOf, replaceParties } from '../partnership/agreement/agreement-parties'
import { Membership, memberships } from '../partnership/membership/membership.entity'
import { MembershipStatus } from '../partnership/membership/membership.enums'
import { wrongTerm } from '../partnership/membership/membership.rules'
import { Partnership } from '../partnership/partnership.entity'
import { Webhook } from '../webhook/webhook.entity'

/** The ids of an organisation that goes, and of the one that takes its place. */
export interface Merging {
  readonly id: string
  readonly intoId: string
}

/** Whoever changes something of a partnership locks it first, and an organisation after it. */
export async function lockPartnerships({ id }: Merging, write: Writing): Promise<void> {
  // SQLite has one writer.
  if (write.dialect.name === 'postgres')
    await write.run(sql`SELECT 1 FROM "partnership" AS t WHERE t."id" IN (
      SELECT "partnershipId" FROM "membership" WHERE "organisationId" = ${id}
      UNION ALL SELECT signed."partnershipId" FROM "agreement_party" AS party
        JOIN "agreement" AS signed ON signed."id" = party."agreementId" WHERE party."organisationId" = ${id}
      UNION ALL SELECT started."partnershipId" FROM "partnership_initiator" AS started
        JOIN "initiator" ON "initiator"."id" = started."initiatorId" WHERE "initiator"."organisationId" = ${id}
    ) ORDER BY t."id" FOR UPDATE OF t`)
}

/**
 * Before the grants are moved: whoever accepts a claim has locked it, and their grant is there when it is free. An account
 * that waits for an answer about both waits for one.
 */
export async function moveClaims({ id, intoId }: Merging, { write, now }: MutationContext) {
  const lock = write.dialect.name === 'postgres' ? sql`FOR UPDATE` : empty
  const about = (subjectId: string) => sql`SELECT "id", "claimantId", "state" FROM "claim"
    WHERE "subjectId" = ${subjectId} ORDER BY "id" ${lock}`
  const claims = await write.read<Claim>(about(intoId))
  const waiting = claims.filter(({ state }) => state === ClaimState.PENDING)
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
    const records = await write.read<{ id: string }>(
      sql`SELECT "id" FROM ${table} WHERE "organisationId" = ${id} ORDER BY "id"`,
    )
    for (const each of records)
      await write.update<ApiKey | Webhook>(entity, each.id, { organisationId: intoId })
  }
}

/** Those of drafts too, which whoever merges may not see. */
const everyAgreement = { ...agreements, visible: visibleWithParent }

/** What the one has signed, the other has. */
export async function moveAgreements({ id, intoId }: Merging, mutation: MutationContext) {
  const { write, viewer } = mutation
  const signed = await write.read<{ agreementId: string }>(
    sql`SELECT "agreementId" FROM "agreement_party" WHERE "organisationId" = ${id} ORDER BY "agreementId"`,
  )
  for (const { agreementId } of signed) {
    const record = (await write.find(everyAgreement, agreementId, viewer)) as Agreement
    const before = await partiesOf(agreementId, write)
    const after = inOrder(before.map((each) => (each === id ? intoId : each)))
    const links = { parties: [before, after] as const }
    await changeRecord(agreements, { record, changes: {}, links }, mutation)
    await replaceParties(agreementId, after, write)
  }
}

/** Partnerships tell of which organisation their initiators are: theirs are changed too. */
export async function moveInitiators({ id, intoId }: Merging, write: Writing) {
  const started = await idsOf(
    sql`SELECT "id" FROM "initiator" WHERE "organisationId" = ${id} ORDER BY "id"`,
    write,
  )
  const tell = await idsOf(
    sql`SELECT DISTINCT named."partnershipId" AS "id" FROM "partnership_initiator" AS named
      JOIN "initiator" ON "initiator"."id" = named."initiatorId" WHERE "initiator"."organisationId" = ${id} ORDER BY 1`,
    write,
  )
  for (const each of started) await write.update(Initiator, each, { organisationId: intoId })
  write.touch(Partnership.name, tell, ChangeKind.UPDATED, ['initiators'])
}

const idsOf = async (statement: Sql, write: Writing): Promise<string[]> =>
  (await write.read<{ id: string }>(statement)).map(({ id }) => id)

/** Those of drafts too, which whoever merges may not see. */
const everyMembership = { ...memberships, visible: visibleWithParent }

/** An organisation takes part in a partnership once: where both do, one of the two memberships stays. */
export async function moveMemberships(merging: Merging, mutation: MutationContext) {
  const { intoId } = merging
  for (const ofPartnership of await byPartnership(merging, mutation)) {
    const [gone, kept] = [merging.id, intoId].map((of) =>
      ofPartnership.filter(({ organisationId }) => organisationId === of).sort(byWeight),
    ) as [Membership[], Membership[]]
    const [[one], [other]] = [gone, kept]
    const [stays, goes] = one && other ? [other, one].sort(byWeight) : []
    if (goes) await mutation.write.delete(Membership, goes.id)
    if (stays && goes) await move(stays, { ...known(stays, goes), organisationId: intoId }, mutation)
    for (const each of gone)
      if (each !== goes && each !== stays) await move(each, { organisationId: intoId }, mutation)
  }
}

const move = (record: Membership, changes: Partial<Membership>, mutation: MutationContext) =>
  changeRecord(memberships, { record, changes }, mutation)

/** Of the partnerships that the one takes part in which goes: the memberships of both, locked. */
async function byPartnership(
  { id, intoId }: Merging,
  { write, viewer }: MutationContext,
): Promise<Membership[][]> {
  const rows = await write.read<{ id: string }>(sql`SELECT "id" FROM "membership"
    WHERE "organisationId" = ${id} OR ("organisationId" = ${intoId} AND "partnershipId" IN (
      SELECT "partnershipId" FROM "membership" WHERE "organisationId" = ${id})) ORDER BY "partnershipId", "id"`)
  const found = new Map<string, Membership[]>()
  for (const { id } of rows) {
    const record = (await write.find(everyMembership, id, viewer)) as Membership
    found.set(record.partnershipId, [...(found.get(record.partnershipId) ?? []), record])
  }
  return [...found.values()]
}

const WEIGHT: Readonly<Record<MembershipStatus, number>> = {
  [MembershipStatus.ACTIVE]: 0,
  [MembershipStatus.APPLIED]: 1,
  [MembershipStatus.INVITED]: 1,
  [MembershipStatus.LEFT]: 2,
  [MembershipStatus.DECLINED]: 3,
}

/** The alphabet has the roles in the right order, and sorts dates; one that is not known comes last. */
const weight = ({ status, role, since }: Membership): string => `${WEIGHT[status]} ${role} ${since ?? '~'}`

const byWeight = (one: Membership, other: Membership): number =>
  weight(one) < weight(other) ? -1 : Number(weight(one) > weight(other))

/** What two memberships tell of the one that they are. Of its term, only two that both last, or are both over, do. */
function known(stays: Membership, goes: Membership): Partial<Membership> {
  const contribution = stays.contribution ?? goes.contribution
  if (WEIGHT[stays.status] !== WEIGHT[goes.status]) return { contribution }
  const [since = null] = sorted(stays.since, goes.since)
  const until = stays.status === MembershipStatus.LEFT ? sorted(stays.until, goes.until).at(-1) : stays.until
  const term = { since, until: until ?? null }
  return wrongTerm(term, 'since').length === 0 ? { ...term, contribution } : { contribution }
}

const sorted = (...dates: (string | null)[]): string[] => dates.filter((each) => each !== null).sort()
