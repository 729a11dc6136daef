import sql from 'sql-template-tag'
import { visibleWithParent } from '../../core/collections/conditions'
import { getOrCreate } from '../../core/get-or-create'
import { changeRecord } from '../../mutations/change-record'
import type { Merging } from '../../mutations/merging'
import type { MutationContext } from '../../mutations/mutation-context'
import { type Agreement, agreements } from '../partnership/agreement/agreement.entity'
import { Membership, memberships } from '../partnership/membership/membership.entity'
import { MemberKind, MembershipRole } from '../partnership/membership/membership.enums'
import { isLeading } from '../partnership/membership/membership.rules'
import { byWeight, mergeMemberships } from '../partnership/membership/merge-memberships'

const everyMembership = { ...memberships, visible: visibleWithParent }

/** Whoever takes part in both takes part once, and one member leads: the leader of the partnership that stays. */
export async function moveMemberships(merging: Merging, mutation: MutationContext) {
  const { write, viewer } = mutation
  const rows = await write.read<{ id: string }>(sql`SELECT "id" FROM "membership"
    WHERE "partnershipId" IN (${merging.id}, ${merging.intoId}) ORDER BY "id"`)
  const byMember = new Map<string, Membership[]>()
  let hasLeader = false
  for (const { id } of rows) {
    const record = (await write.find(everyMembership, id, viewer)) as Membership
    getOrCreate(byMember, record.organisationId ?? MemberKind.RESIDENTS, (): Membership[] => []).push(record)
    hasLeader ||= record.partnershipId === merging.intoId && isLeading(record)
  }
  for (const ofMember of byMember.values()) await moveMember(ofMember, { ...merging, hasLeader }, mutation)
}

interface MovingMember extends Merging {
  readonly hasLeader: boolean
}

async function moveMember(
  ofMember: readonly Membership[],
  { id, intoId, hasLeader }: MovingMember,
  mutation: MutationContext,
) {
  const change = (record: Membership, changes: Partial<Membership>) => {
    const isSecondLeader = hasLeader && record.partnershipId === id && isLeading({ ...record, ...changes })
    const role = isSecondLeader && { role: MembershipRole.PARTNER }
    return changeRecord(memberships, { record, changes: { ...changes, ...role } }, mutation)
  }
  const [gone, staying] = [id, intoId].map((of) =>
    ofMember.filter(({ partnershipId }) => partnershipId === of).sort(byWeight),
  ) as [Membership[], Membership[]]
  const [[one], [other]] = [gone, staying]
  const [stays, goes] = one && other ? [other, one].sort(byWeight) : []
  if (goes) await mutation.write.delete(Membership, goes.id)
  if (stays && goes) {
    const residentCount = stays.residentCount ?? goes.residentCount
    await change(stays, { ...mergeMemberships(stays, goes), residentCount, partnershipId: intoId })
  }
  for (const each of gone) if (each !== goes && each !== stays) await change(each, { partnershipId: intoId })
}

const everyAgreement = { ...agreements, visible: visibleWithParent }

export async function moveAgreements({ id, intoId }: Merging, mutation: MutationContext) {
  const { write, viewer } = mutation
  const rows = await write.read<{ id: string }>(
    sql`SELECT "id" FROM "agreement" WHERE "partnershipId" = ${id} ORDER BY "id"`,
  )
  for (const each of rows) {
    const record = (await write.find(everyAgreement, each.id, viewer)) as Agreement
    await changeRecord(agreements, { record, changes: { partnershipId: intoId } }, mutation)
  }
}

/** What moderators have to look at about the one, they look at about the other; once, where both wait. */
export async function moveCase({ id, intoId }: Merging, { write, now }: MutationContext) {
  const isOpen = sql`"closedAt" IS NULL`
  const openCaseOf = (subjectId: string) =>
    sql`(SELECT "id" FROM "moderation_case" WHERE "subjectId" = ${subjectId} AND ${isOpen})`
  // Those who gave notice wait for the decision about the other.
  await write.run(sql`UPDATE "report" SET "caseId" = ${openCaseOf(intoId)} WHERE "caseId" = ${openCaseOf(id)}
    AND "receiptDigest" IS NOT NULL AND ${openCaseOf(intoId)} IS NOT NULL`)
  await write.run(sql`UPDATE "moderation_case" SET "closedAt" = ${now.toISOString()} WHERE "subjectId" = ${id} AND ${isOpen}
    AND EXISTS (SELECT 1 FROM "moderation_case" AS other WHERE other."subjectId" = ${intoId} AND other."closedAt" IS NULL)`)
  await write.run(
    sql`UPDATE "moderation_case" SET "subjectId" = ${intoId} WHERE "subjectId" = ${id} AND ${isOpen}`,
  )
}
