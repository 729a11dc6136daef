import type { Contact } from '../../core/values/contact'
import { type Image, imagesOf } from '../../core/values/image'
import type { GeoPoint, PostalAddress } from '../../core/values/place'
import { sourcesOf } from '../../core/values/source'
import { answersOf } from './health-answer/health-answer'
import type { Partnership } from './partnership.entity'
import { PartnershipStage } from './partnership.enums'
import type { PartnershipChange } from './partnership.inputs'

/** What is said besides where a record is brought in from a file. */
export type ImportedFields = Partial<
  Pick<
    Partnership,
    'endedOn' | 'endedReason' | 'lastConfirmedOn' | 'lastConfirmedBy' | 'commentPolicy' | 'isExample'
  >
>

/** What an input says of a partnership's own columns, but for its names. What it leaves out is not among them. */
export function partnershipColumns(
  values: PartnershipChange & ImportedFields,
  now: Date,
): Partial<Partnership> {
  const { summary, description, kind, formality, legalForm, krs, nip, regon, seeksText } = values
  const { stage, legalFormKind, foundedOn, registeredOn } = values
  const columns: { [Property in keyof Partnership]?: Partnership[Property] | undefined } = {
    ...{ summary, description, kind, stage, formality, legalForm, krs, nip, regon, seeksText },
    ...{ legalFormKind, foundedOn, registeredOn },
    language: values.language ?? undefined,
    activityAreas: eachOnce(values.activityAreas),
    seeksSectors: eachOnce(values.seeksSectors),
    location: values.location as GeoPoint | null | undefined,
    address: values.address as PostalAddress | null | undefined,
    contact: values.contact as Contact | null | undefined,
    logo: values.logo as Image | null | undefined,
    images: imagesOf(values.images),
    healthAnswers: answersOf(values.healthAnswers),
    sources: sourcesOf(values.sources, now),
    ...(stage !== undefined && stage !== PartnershipStage.ENDED && { endedOn: null, endedReason: null }),
    ...(values.endedOn !== undefined && { endedOn: values.endedOn }),
    ...(values.endedReason !== undefined && { endedReason: values.endedReason }),
    ...(values.lastConfirmedOn !== undefined && { lastConfirmedOn: values.lastConfirmedOn }),
    ...(values.lastConfirmedBy !== undefined && { lastConfirmedBy: values.lastConfirmedBy }),
    commentPolicy: values.commentPolicy ?? undefined,
    isExample: values.isExample ?? undefined,
  }
  return Object.fromEntries(Object.entries(columns).filter(([, value]) => value !== undefined))
}

const eachOnce = <T>(values: readonly T[] | null | undefined): T[] | undefined =>
  values ? [...new Set(values)] : undefined
