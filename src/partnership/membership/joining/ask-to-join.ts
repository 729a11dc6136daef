import { Role } from '../../../account/account.enums'
import type { AccountContext } from '../../../account/account-context'
import { type Created, createAs } from '../../../keeping/create-as'
import { findVisible } from '../../../keeping/find-kept'
import { actForOrganisation, actForPartnership } from '../../../keeping/keeper'
import type { Acting } from '../../../keeping/write-as'
import { organisations } from '../../../organisation/organisation.entity'
import type { Violation } from '../../../shared/errors'
import { partnerships } from '../../partnership.entity'
import { MembershipStatus } from '../membership.enums'
import { enterMember } from './enter-member'
import type { ApplyToJoinInput, InviteOrganisationInput } from './joining.inputs'

/** Asks an organisation to join. Where its own representative does, it has nothing left to answer. */
export function inviteOrganisation(
  input: InviteOrganisationInput,
  context: AccountContext,
): Promise<Created> {
  const work = async (acting: Acting) => {
    const partnership = await findVisible(partnerships, input.partnershipId, acting)
    await actForPartnership(partnership.id, acting)
    const { id: organisationId } = await findVisible(organisations, input.organisationId, acting)
    const isAgreed = acting.viewer.represents.includes(organisationId)
    const status = isAgreed ? MembershipStatus.ACTIVE : MembershipStatus.INVITED
    return enterMember({ partnership, organisationId, status, said: input }, acting)
  }
  return createAs({ mutation: 'inviteOrganisation', input, work }, context)
}

/** Asks to join, for an organisation or for residents without one. */
export function applyToJoin(input: ApplyToJoinInput, context: AccountContext): Promise<Created> {
  const work = async (acting: Acting) => {
    const partnership = await findVisible(partnerships, input.partnershipId, acting)
    const organisationId = await applicant(input, acting)
    return enterMember({ partnership, organisationId, status: MembershipStatus.APPLIED, said: input }, acting)
  }
  const check = async () => countOfNoResidents(input)
  return createAs({ mutation: 'applyToJoin', input, check, work }, context)
}

async function applicant({ organisationId }: ApplyToJoinInput, acting: Acting): Promise<string | null> {
  if (organisationId == null) {
    acting.as(Role.MEMBER)
    return null
  }
  const { id } = await findVisible(organisations, organisationId, acting)
  await actForOrganisation(id, acting)
  return id
}

function countOfNoResidents({ organisationId, residentCount }: ApplyToJoinInput): Violation[] {
  if (organisationId == null || residentCount == null) return []
  const message = 'residentCount is for residents who join without an organisation: leave it out.'
  return [{ path: ['input', 'residentCount'], rule: 'residents', message }]
}
