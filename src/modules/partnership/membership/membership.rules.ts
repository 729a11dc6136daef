import sql from 'sql-template-tag'
import { RegistryError, type Violation } from '../../../core/errors'
import { isBefore } from '../../../core/scalars'
import { changeRecord } from '../../../mutations/change-record'
import type { MutationContext } from '../../../mutations/mutation-context'
import { type Warning, WarningCode, warning } from '../../../mutations/warning'
import type { Partnership } from '../partnership.entity'
import { PartnershipStage } from '../partnership.enums'
import { type Membership, memberships } from './membership.entity'
import { MemberKind, MembershipRole, MembershipStatus } from './membership.enums'

type Term = Pick<Membership, 'since' | 'until'>

/** What is surely wrong with the time that a member takes part; `field` is the one to correct. */
export function wrongTerm({ since, until }: Term, field: keyof Term): Violation[] {
  if (since === null || until === null || !isBefore(until, since)) return []
  const message = 'until must not be before since: a member cannot leave before it joined.'
  return [{ path: ['input', field], rule: 'order', params: { earlier: 'since', later: 'until' }, message }]
}

/** Residents are counted where they take part without an organisation. */
export function wrongCount(kind: MemberKind, residentCount: number | null | undefined): Violation[] {
  if (residentCount == null || kind === MemberKind.RESIDENTS) return []
  const message = 'residentCount is only for residents: leave it out for an organisation.'
  return [{ path: ['input', 'residentCount'], rule: 'residents', message }]
}

/*
 * At most one member leads a partnership. Whoever changes that holds the lock of the partnership.
 */

export const isLeading = ({ role, status }: Pick<Membership, 'role' | 'status'>): boolean =>
  role === MembershipRole.LEADER && status === MembershipStatus.ACTIVE

async function leaderOf(
  partnershipId: string,
  { write, viewer }: MutationContext,
): Promise<Membership | null> {
  const [leader] = await write.read<{ id: string }>(sql`SELECT "id" FROM "membership"
    WHERE "partnershipId" = ${partnershipId} AND "role" = 'LEADER' AND "status" = 'ACTIVE'`)
  return leader ? write.find(memberships, leader.id, viewer) : null
}

/** Nobody becomes the leader beside another one by joining. */
export async function refuseSecondLeader(partnershipId: string, mutation: MutationContext) {
  if (await leaderOf(partnershipId, mutation))
    throw new RegistryError(
      'CONFLICT',
      'The partnership already has a leader. First give this member another role with changeMemberRole. Once it has joined, changeMemberRole can make it the leader in place of the former one.',
      { reason: 'LEADER_EXISTS' },
    )
}

/** Makes room for another leader: the former one is a partner from now on. */
export async function stepDown(partnershipId: string, mutation: MutationContext) {
  const leader = await leaderOf(partnershipId, mutation)
  if (leader)
    await changeRecord(memberships, { record: leader, changes: { role: MembershipRole.PARTNER } }, mutation)
}

export const noLeader = (path: readonly string[]): Warning =>
  warning(
    WarningCode.NO_LEADER,
    path,
    'The partnership has no leader now. To choose one, call changeMemberRole.',
  )

export function refuseWhereEnded({ stage }: Partnership) {
  if (stage === PartnershipStage.ENDED)
    throw new RegistryError('CONFLICT', 'The partnership has ended and accepts no new members.', {
      reason: 'PARTNERSHIP_ENDED',
    })
}

type Joining = Pick<Membership, 'partnershipId' | 'organisationId'>

/** Where the partnership declares no sectors, or the sector of the organisation is not known, nothing disagrees. */
export async function sectorWarnings(
  { partnershipId, organisationId }: Joining,
  path: readonly string[],
  { write }: MutationContext,
): Promise<Warning[]> {
  const declared = sql`SELECT "sectorId" FROM "partnership_sector" WHERE "partnershipId" = ${partnershipId}`
  const disagreeing = await write.read(sql`SELECT 1 FROM "organisation" WHERE "id" = ${organisationId}
    AND "sectorId" NOT IN (${declared}) AND EXISTS (${declared})`)
  const message =
    'The organisation belongs to a sector that the partnership does not declare. Are both correct?'
  return disagreeing.length > 0 ? [warning(WarningCode.SECTORS_DISAGREE, path, message)] : []
}
