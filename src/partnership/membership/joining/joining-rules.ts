import sql from 'sql-template-tag'
import { type Warning, WarningCode, warning } from '../../../keeping/warning'
import type { Acting } from '../../../keeping/write-as'
import { RegistryError } from '../../../shared/errors'
import type { Partnership } from '../../partnership.entity'
import { PartnershipStage } from '../../partnership.enums'
import type { Membership } from '../membership.entity'

export function refuseWhereEnded({ stage }: Partnership) {
  if (stage === PartnershipStage.ENDED)
    throw new RegistryError('CONFLICT', 'The partnership has ended: it takes no new members.')
}

type Joining = Pick<Membership, 'partnershipId' | 'organisationId'>

/** Where the partnership declares no sectors, or the sector of the organisation is not known, nothing disagrees. */
export async function sectorWarnings(
  { partnershipId, organisationId }: Joining,
  path: readonly string[],
  { write }: Acting,
): Promise<Warning[]> {
  const declared = sql`SELECT "sectorId" FROM "partnership_sector" WHERE "partnershipId" = ${partnershipId}`
  const disagreeing = await write.read(sql`SELECT 1 FROM "organisation" WHERE "id" = ${organisationId}
    AND "sectorId" NOT IN (${declared}) AND EXISTS (${declared})`)
  const message =
    'The organisation belongs to a sector that the partnership does not declare: is that true of both?'
  return disagreeing.length > 0 ? [warning(WarningCode.SECTORS_DISAGREE, path, message)] : []
}
