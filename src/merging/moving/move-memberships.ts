import sql from 'sql-template-tag'
import { changeRecord } from '../../keeping/change-record'
import type { Acting } from '../../keeping/write-as'
import { Membership, memberships } from '../../partnership/membership/membership.entity'
import { MembershipStatus } from '../../partnership/membership/membership.enums'
import { wrongTerm } from '../../partnership/membership/term'
import { visible } from '../../shared/visibility'
import type { Merging } from './merging'

/** Those of drafts too, which whoever merges may not see. */
const everyMembership = { ...memberships, visible: visible.underVisible }

/** An organisation takes part in a partnership once: where both do, one of the two memberships stays. */
export async function moveMemberships(merging: Merging, acting: Acting) {
  const { intoId } = merging
  for (const ofPartnership of await byPartnership(merging, acting)) {
    const [gone, kept] = [merging.id, intoId].map((of) =>
      ofPartnership.filter(({ organisationId }) => organisationId === of).sort(byWeight),
    ) as [Membership[], Membership[]]
    const [[one], [other]] = [gone, kept]
    const [stays, goes] = one && other ? [other, one].sort(byWeight) : []
    if (goes) await acting.write.delete(Membership, goes.id)
    if (stays && goes) await move(stays, { ...known(stays, goes), organisationId: intoId }, acting)
    for (const each of gone)
      if (each !== goes && each !== stays) await move(each, { organisationId: intoId }, acting)
  }
}

const move = (record: Membership, changes: Partial<Membership>, acting: Acting) =>
  changeRecord(memberships, { record, changes }, acting)

/** Of the partnerships that the one takes part in which goes: the memberships of both, locked. */
async function byPartnership({ id, intoId }: Merging, { write, viewer }: Acting): Promise<Membership[][]> {
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
