import type { Contact } from '../../../shared/contact'
import type { GeoPoint, PostalAddress } from '../../../shared/place'
import { sourcesOf } from '../../../shared/source.inputs'
import type { Partnership } from '../../partnership.entity'
import { PartnershipStage } from '../../partnership.enums'
import type { PartnershipChange } from '../partnership.inputs'

/** What is said besides where a record is brought in from a file. */
export type BroughtIn = Partial<Pick<Partnership, 'endedOn' | 'endedReason' | 'commentPolicy' | 'isExample'>>

/** What an input says of a partnership's own columns, but for its names. What it leaves out is not among them. */
export function columnsSaid(said: PartnershipChange & BroughtIn, now: Date): Partial<Partnership> {
  const { summary, description, kind, formality, legalForm, krs, nip, regon, seeksText } = said
  const { stage, foundedOn, registeredOn } = said
  const columns: { [Property in keyof Partnership]?: Partnership[Property] | undefined } = {
    ...{ summary, description, kind, stage, formality, legalForm, krs, nip, regon, seeksText },
    ...{ foundedOn, registeredOn },
    language: said.language ?? undefined,
    activityAreas: eachOnce(said.activityAreas),
    seeksSectors: eachOnce(said.seeksSectors),
    location: said.location as GeoPoint | null | undefined,
    address: said.address as PostalAddress | null | undefined,
    contact: said.contact as Contact | null | undefined,
    sources: sourcesOf(said.sources, now),
    ...(stage !== undefined && stage !== PartnershipStage.ENDED && { endedOn: null, endedReason: null }),
    ...(said.endedOn !== undefined && { endedOn: said.endedOn }),
    ...(said.endedReason !== undefined && { endedReason: said.endedReason }),
    commentPolicy: said.commentPolicy ?? undefined,
    isExample: said.isExample ?? undefined,
  }
  return Object.fromEntries(Object.entries(columns).filter(([, value]) => value !== undefined))
}

const eachOnce = <T>(values: readonly T[] | null | undefined): T[] | undefined =>
  values ? [...new Set(values)] : undefined
