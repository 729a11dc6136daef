import { SectorCode, sectorId } from '../sector/sector.entity'
import { sortKey } from '../shared/polish-text'
import type { Initiator } from './initiator.entity'
import { InitiatorKind } from './initiator.enums'

/** Business support is counted with the private sector, because businesses are whom it serves. */
const SECTOR: Record<InitiatorKind, SectorCode> = {
  [InitiatorKind.PUBLIC_INSTITUTION]: SectorCode.PUBLIC,
  [InitiatorKind.NGO]: SectorCode.SOCIAL,
  [InitiatorKind.RESIDENT]: SectorCode.SOCIAL,
  [InitiatorKind.ENTREPRENEUR]: SectorCode.PRIVATE,
  [InitiatorKind.BUSINESS_ORGANISATION]: SectorCode.PRIVATE,
  [InitiatorKind.BUSINESS_SUPPORT_INSTITUTION]: SectorCode.PRIVATE,
}

const UNNAMED_LAST = '\uffff'

type Known = Pick<Initiator, 'kind' | 'name'>

/** With the columns that follow from what is known of an initiator. */
export const initiatorColumns = ({ kind, name }: Known) => ({
  kind,
  name,
  nameKey: name === null ? UNNAMED_LAST : sortKey(name),
  sectorId: sectorId(SECTOR[kind]),
})
