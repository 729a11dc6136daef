import type { AccountContext } from '../../../account/account-context'
import { changeRecord } from '../../../keeping/change-record'
import type { Created } from '../../../keeping/create-as'
import { expectVersion } from '../../../keeping/find-kept'
import { actForPartnership } from '../../../keeping/keeper'
import { type Acting, writeAs } from '../../../keeping/write-as'
import { findPart } from '../../part/find-part'
import { isLeading, noLeader, stepDown } from '../leadership'
import { memberships } from '../membership.entity'
import { refuseWhereOver } from './member-keeper'
import type { ChangeMemberRoleInput } from './membership.inputs'

/** Gives a member another role. Where it leads from now on, the former leader is a partner. */
export function changeMemberRole(input: ChangeMemberRoleInput, context: AccountContext): Promise<Created> {
  const work = async (acting: Acting): Promise<Created> => {
    const { part: record } = await findPart(memberships, input.id, acting)
    await actForPartnership(record.partnershipId, acting)
    expectVersion(input.expectedVersion, record)
    refuseWhereOver(record)
    const [led, leads] = [isLeading(record), isLeading({ ...record, role: input.role })]
    if (leads && !led) await stepDown(record.partnershipId, acting)
    await changeRecord(memberships, { record, changes: { role: input.role } }, acting)
    return { id: record.id, warnings: led && !leads ? [noLeader(['role'])] : [] }
  }
  return writeAs({ input, work }, context)
}
