import type { AccountContext } from '../../../account/account-context'
import { changeRecord } from '../../../keeping/change-record'
import type { Created } from '../../../keeping/create-as'
import { expectVersion } from '../../../keeping/find-kept'
import { actForPartnership } from '../../../keeping/keeper'
import type { Changing } from '../../../keeping/keeping.inputs'
import { type Acting, writeAs } from '../../../keeping/write-as'
import { RegistryError } from '../../../shared/errors'
import { polishDay } from '../../../shared/polish-day'
import { refuse } from '../../../shared/rules'
import { findPart } from '../../part/find-part'
import { actForEither, actForMember } from '../keeping/member-keeper'
import { refuseSecondLeader } from '../leadership'
import { type Membership, memberships } from '../membership.entity'
import { MembershipRole, MembershipStatus } from '../membership.enums'
import { wrongTerm } from '../term'
import type { AcceptMembershipInput } from './joining.inputs'
import { refuseWhereEnded, sectorWarnings } from './joining-rules'

export function acceptMembership(input: AcceptMembershipInput, context: AccountContext): Promise<Created> {
  const work = async (acting: Acting): Promise<Created> => {
    const { part: membership, partnership } = await findWaiting(input, acting)
    refuseWhereEnded(partnership)
    await activate(membership, { since: input.since }, acting)
    return { id: membership.id, warnings: await sectorWarnings(membership, ['id'], acting) }
  }
  return writeAs({ input, work }, context)
}

export function declineMembership(input: Changing, context: AccountContext): Promise<Created> {
  const work = async (acting: Acting): Promise<Created> => {
    const { part: record } = await findWaiting(input, acting)
    await changeRecord(memberships, { record, changes: { status: MembershipStatus.DECLINED } }, acting)
    return { id: record.id, warnings: [] }
  }
  return writeAs({ input, work }, context)
}

interface Said {
  /** By default today. */
  readonly since?: string | null | undefined
  readonly contribution?: string | undefined
}

/** From now on it takes part. The partnership is locked. */
export async function activate(record: Membership, { since, contribution }: Said, acting: Acting) {
  const from = since ?? polishDay(acting.now)
  refuse(wrongTerm({ since: from, until: record.until }, 'since'))
  if (record.role === MembershipRole.LEADER) await refuseSecondLeader(record.partnershipId, acting)
  const changes = { status: MembershipStatus.ACTIVE, since: from, ...(contribution && { contribution }) }
  await changeRecord(memberships, { record, changes }, acting)
}

async function findWaiting({ id, expectedVersion }: Changing, acting: Acting) {
  const found = await findPart(memberships, id, acting)
  await actForAnswer(found.part, acting)
  expectVersion(expectedVersion, found.part)
  const { status } = found.part
  if (status !== MembershipStatus.INVITED && status !== MembershipStatus.APPLIED)
    throw new RegistryError('CONFLICT', `The membership is ${status}: nobody waits for an answer.`)
  return found
}

/** The side answers that has not asked. */
function actForAnswer(membership: Membership, acting: Acting): Promise<void> {
  const { status, partnershipId } = membership
  if (status === MembershipStatus.APPLIED) return actForPartnership(partnershipId, acting)
  if (status === MembershipStatus.INVITED) return actForMember(membership, acting)
  return actForEither(membership, acting)
}
