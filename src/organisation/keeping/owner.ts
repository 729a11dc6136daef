import { findVisible } from '../../keeping/find-kept'
import { actAsRepresentative } from '../../keeping/keeper'
import type { Acting } from '../../keeping/write-as'
import { organisations } from '../organisation.entity'

/** The organisation, locked until commit, that something is to belong to by one who may say so. Null: the registry itself. */
export async function ownerOf(id: string | null | undefined, acting: Acting): Promise<string | null> {
  const organisationId = id ? (await findVisible(organisations, id, acting)).id : null
  await actAsRepresentative(organisationId, acting)
  return organisationId
}
