import type { AccountContext } from '../../../account/account-context'
import { changeRecord } from '../../../keeping/change-record'
import type { Created } from '../../../keeping/create-as'
import { expectVersion } from '../../../keeping/find-kept'
import { type Acting, writeAs } from '../../../keeping/write-as'
import { badUserInput } from '../../../shared/errors'
import { polishDay } from '../../../shared/polish-day'
import { refuse } from '../../../shared/rules'
import { findPart } from '../../part/find-part'
import { isLeading, noLeader } from '../leadership'
import { type Membership, memberships } from '../membership.entity'
import { MembershipStatus } from '../membership.enums'
import { wrongTerm } from '../term'
import { actForEither, refuseWhereOver } from './member-keeper'
import type { LeavePartnershipInput } from './membership.inputs'

/** Ends a membership. One that waits for an answer was none yet: then what was asked is taken back. */
export function leavePartnership(input: LeavePartnershipInput, context: AccountContext): Promise<Created> {
  const work = async (acting: Acting): Promise<Created> => {
    const { part: record } = await findPart(memberships, input.id, acting)
    await actForEither(record, acting)
    expectVersion(input.expectedVersion, record)
    refuseWhereOver(record)
    const changes = record.status === MembershipStatus.ACTIVE ? left(record, input, acting) : takenBack(input)
    await changeRecord(memberships, { record, changes }, acting)
    return { id: record.id, warnings: isLeading(record) ? [noLeader(['id'])] : [] }
  }
  return writeAs({ input, work }, context)
}

function left({ since }: Membership, input: LeavePartnershipInput, { now }: Acting) {
  const until = input.until ?? polishDay(now)
  refuse(wrongTerm({ since, until }, 'until'))
  return { status: MembershipStatus.LEFT, until }
}

function takenBack({ until }: LeavePartnershipInput) {
  if (until != null)
    throw badUserInput('input.until', 'joined', 'The member has not joined yet: leave until out.')
  return { status: MembershipStatus.DECLINED }
}
