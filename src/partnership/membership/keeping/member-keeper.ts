import sql from 'sql-template-tag'
import { Role } from '../../../account/account.enums'
import { actForOrganisation, keeperOfOrganisation, keeperOfPartnership } from '../../../keeping/keeper'
import type { Acting } from '../../../keeping/write-as'
import { RegistryError } from '../../../shared/errors'
import type { Membership } from '../membership.entity'
import { MembershipStatus } from '../membership.enums'

/** In which role whoever writes answers for a member: for residents, whoever asked to join does. Null: they do not. */
async function keeperOfMember({ id, organisationId }: Membership, acting: Acting): Promise<Role | null> {
  const { viewer, write } = acting
  if (organisationId !== null) return keeperOfOrganisation(organisationId, acting)
  if (viewer.isAdmin) return Role.ADMIN
  const own = await write.read(
    sql`SELECT 1 FROM "membership" WHERE "id" = ${id} AND "appliedById" = ${viewer.accountId}`,
  )
  return own.length > 0 ? Role.MEMBER : null
}

export async function actForMember(membership: Membership, acting: Acting): Promise<void> {
  if (membership.organisationId !== null) return actForOrganisation(membership.organisationId, acting)
  const role = await keeperOfMember(membership, acting)
  if (role === null)
    throw new RegistryError('FORBIDDEN', 'Only whoever asked to join for these residents may do this.')
  acting.as(role)
}

/** For what both sides may do: the member, and the partnership. */
export async function actForEither(membership: Membership, acting: Acting): Promise<void> {
  const role =
    (await keeperOfMember(membership, acting)) ??
    (await keeperOfPartnership(membership.partnershipId, acting))
  if (role === null)
    throw new RegistryError(
      'FORBIDDEN',
      'Only those who keep the partnership or the member may do this: claimPartnership and claimOrganisation ask to become one of them.',
    )
  acting.as(role)
}

export function refuseWhereOver({ status }: Membership) {
  if (status === MembershipStatus.LEFT || status === MembershipStatus.DECLINED)
    throw new RegistryError(
      'CONFLICT',
      `The membership is ${status} already: another one begins by joining again.`,
    )
}
