import sql, { type Sql } from 'sql-template-tag'
import { ChangeKind } from '../../core/change-log/change-kind'
import type { Writing } from '../../core/change-log/write'
import { visibleWithParent } from '../../core/collections/conditions'
import { changeRecord } from '../../mutations/change-record'
import type { Merging } from '../../mutations/merging'
import type { MutationContext } from '../../mutations/mutation-context'
import { ApiKey } from '../api-key/api-key.entity'
import { Initiator } from '../initiator/initiator.entity'
import { type Agreement, agreements } from '../partnership/agreement/agreement.entity'
import { inOrder, partiesOf, replaceParties } from '../partnership/agreement/agreement-parties'
import { Membership, memberships } from '../partnership/membership/membership.entity'
import { byWeight, mergeMemberships } from '../partnership/membership/merge-memberships'
import { Partnership } from '../partnership/partnership.entity'
import { Webhook } from '../webhook/webhook.entity'

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
    if (stays && goes)
      await move(stays, { ...mergeMemberships(stays, goes), organisationId: intoId }, mutation)
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
