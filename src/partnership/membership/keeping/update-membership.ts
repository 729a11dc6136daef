import type { AccountContext } from '../../../account/account-context'
import { changeRecord } from '../../../keeping/change-record'
import type { Created } from '../../../keeping/create-as'
import { expectVersion } from '../../../keeping/find-kept'
import { actForPartnership } from '../../../keeping/keeper'
import { type Acting, writeAs } from '../../../keeping/write-as'
import type { Violation } from '../../../shared/errors'
import { tidyAll } from '../../../shared/plain-text'
import { findPart, seekPart } from '../../part/find-part'
import { type Membership, memberships } from '../membership.entity'
import { MemberKind } from '../membership.enums'
import { wrongTerm } from '../term'
import { actForEither } from './member-keeper'
import type { UpdateMembershipInput } from './membership.inputs'

/** Corrects what is known of a membership; of one that is over too. */
export function updateMembership(input: UpdateMembershipInput, context: AccountContext): Promise<Created> {
  const work = async (acting: Acting): Promise<Created> => {
    const { part: record } = await findPart(memberships, input.id, acting)
    if (record.kind === MemberKind.ORGANISATION) await actForEither(record, acting)
    else await actForPartnership(record.partnershipId, acting)
    expectVersion(input.expectedVersion, record)
    const { id, expectedVersion, ...said } = tidyAll(input)
    await changeRecord(memberships, { record, changes: said as Partial<Membership> }, acting)
    return { id: record.id, warnings: [] }
  }
  const check = async (acting: Acting) => {
    const found = await seekPart(memberships, input.id, acting)
    return found ? wrongWith(found.part, input) : []
  }
  return writeAs({ input, check, work }, context)
}

function wrongWith(record: Membership, { since, until, residentCount }: UpdateMembershipInput): Violation[] {
  const term = {
    since: since === undefined ? record.since : since,
    until: until === undefined ? record.until : until,
  }
  const wrong = wrongTerm(term, until == null ? 'since' : 'until')
  if (residentCount == null || record.kind === MemberKind.RESIDENTS) return wrong
  const message = 'residentCount is for residents who take part without an organisation: leave it out.'
  return [...wrong, { path: ['input', 'residentCount'], rule: 'residents', message }]
}
