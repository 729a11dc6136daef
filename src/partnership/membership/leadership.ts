import sql from 'sql-template-tag'
import { changeRecord } from '../../keeping/change-record'
import { type Warning, WarningCode, warning } from '../../keeping/warning'
import type { Acting } from '../../keeping/write-as'
import { RegistryError } from '../../shared/errors'
import { type Membership, memberships } from './membership.entity'
import { MembershipRole, MembershipStatus } from './membership.enums'

/*
 * At most one member leads a partnership. Whoever changes that holds the lock of the partnership.
 */

export const isLeading = ({ role, status }: Pick<Membership, 'role' | 'status'>): boolean =>
  role === MembershipRole.LEADER && status === MembershipStatus.ACTIVE

async function leaderOf(partnershipId: string, { write, viewer }: Acting): Promise<Membership | null> {
  const [leader] = await write.read<{ id: string }>(sql`SELECT "id" FROM "membership"
    WHERE "partnershipId" = ${partnershipId} AND "role" = 'LEADER' AND "status" = 'ACTIVE'`)
  return leader ? write.find(memberships, leader.id, viewer) : null
}

/** Nobody becomes the leader beside another one by joining. */
export async function refuseSecondLeader(partnershipId: string, acting: Acting) {
  if (await leaderOf(partnershipId, acting))
    throw new RegistryError(
      'CONFLICT',
      'The partnership has a leader already. Its organisers first give this member another role by changeMemberRole; once it has joined, the same makes it the leader in place of the former one.',
    )
}

/** Makes room for another leader: the former one is a partner from now on. */
export async function stepDown(partnershipId: string, acting: Acting) {
  const leader = await leaderOf(partnershipId, acting)
  if (leader)
    await changeRecord(memberships, { record: leader, changes: { role: MembershipRole.PARTNER } }, acting)
}

export const noLeader = (path: readonly string[]): Warning =>
  warning(
    WarningCode.NO_LEADER,
    path,
    'Nobody leads the partnership now: changeMemberRole makes a member its leader.',
  )
