import sql from 'sql-template-tag'
import { Role } from '../account/account.enums'
import { inCare } from '../shared/care'
import type { SignedIn } from '../shared/context'
import { RegistryError } from '../shared/errors'
import type { Acting } from './write-as'

/** In which role whoever writes keeps a partnership. Null: they do not. */
export async function keeperOfPartnership(id: string, { write, viewer }: Acting): Promise<Role | null> {
  if (viewer.isAdmin) return Role.ADMIN
  if (viewer.organises.includes(id)) return Role.ORGANISER
  const kept = await write.read(
    sql`SELECT 1 FROM "partnership" AS t WHERE t."id" = ${id} AND ${inCare.partnership(sql`t."id"`, viewer)}`,
  )
  return kept.length > 0 ? Role.EDITOR : null
}

/** The same of an organisation. */
export async function keeperOfOrganisation(id: string, { write, viewer }: Acting): Promise<Role | null> {
  if (viewer.isAdmin) return Role.ADMIN
  if (viewer.represents.includes(id)) return Role.REPRESENTATIVE
  const kept = await write.read(
    sql`SELECT 1 FROM "organisation" AS t WHERE t."id" = ${id} AND ${inCare.organisation(sql`t`, viewer)}`,
  )
  return kept.length > 0 ? Role.EDITOR : null
}

export async function actForPartnership(id: string, acting: Acting): Promise<void> {
  const role = await keeperOfPartnership(id, acting)
  if (role === null)
    throw new RegistryError(
      'FORBIDDEN',
      'Only an organiser of the partnership, an editor of its territory or an administrator may do this. claimPartnership asks to become one.',
    )
  acting.as(role)
}

export async function actForOrganisation(id: string, acting: Acting): Promise<void> {
  const role = await keeperOfOrganisation(id, acting)
  if (role === null)
    throw new RegistryError(
      'FORBIDDEN',
      'Only a representative of the organisation, an editor of its territory or an administrator may do this. claimOrganisation asks to become one.',
    )
  acting.as(role)
}

/** Administrators answer for every organisation, and for what is the registry’s own. */
export const represents = (organisationId: string | null, viewer: SignedIn): boolean =>
  viewer.isAdmin || (organisationId !== null && viewer.represents.includes(organisationId))

/** For what an organisation has besides its record, in which editors of its territory have no part. Null: the registry’s own. */
export async function actAsRepresentative(organisationId: string | null, acting: Acting): Promise<void> {
  const { viewer } = acting
  if (represents(organisationId, viewer)) return acting.as(viewer.isAdmin ? Role.ADMIN : Role.REPRESENTATIVE)
  throw new RegistryError(
    'FORBIDDEN',
    'Only a representative of the organisation or an administrator may do this. claimOrganisation asks to become one.',
  )
}
