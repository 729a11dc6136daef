import type { DiscussedRecord } from '../../core/collections/record'
import { mergeContact } from '../../core/values/contact'
import { mergeImages } from '../../core/values/image'
import { mergeSources } from '../../core/values/source'
import { mergeAnswers } from '../partnership/health-answer/health-answer'
import type { Partnership } from '../partnership/partnership.entity'
import { formerNames } from '../partnership/partnership-slug'

/** What the one that stays has of itself, and what other tables hold. */
type Own =
  | keyof DiscussedRecord
  | 'name'
  | 'slug'
  | 'language'
  | 'publishedAt'
  | 'sectorLinks'
  | 'territoryLinks'
  | 'initiatorLinks'

/** All the rest: a field that is new is asked for here. */
type Filled = Omit<Partnership, Own>

/** What is known of a partnership, once what is known of another that describes the same is added. */
export const mergeFields = (one: Partnership, other: Partnership): Filled => ({
  formerNames: formerNames(one.name, [...one.formerNames, other.name, ...other.formerNames]),
  summary: one.summary ?? other.summary,
  description: one.description ?? other.description,
  kind: one.kind ?? other.kind,
  formality: one.formality ?? other.formality,
  legalForm: one.legalForm ?? other.legalForm,
  legalFormKind: one.legalFormKind ?? other.legalFormKind,
  krs: one.krs ?? other.krs,
  nip: one.nip ?? other.nip,
  regon: one.regon ?? other.regon,
  activityAreas: union(one.activityAreas, other.activityAreas),
  seeksSectors: union(one.seeksSectors, other.seeksSectors),
  seeksText: one.seeksText ?? other.seeksText,
  location: one.location ?? other.location,
  // The parts of an address belong together.
  address: one.address ?? other.address,
  contact: mergeContact(one.contact, other.contact),
  foundedOn: one.foundedOn ?? other.foundedOn,
  registeredOn: one.registeredOn ?? other.registeredOn,
  ...mergeStage(one, other),
  logo: one.logo ?? other.logo,
  images: mergeImages(one.images, other.images),
  healthAnswers: mergeAnswers(one.healthAnswers, other.healthAnswers),
  sources: mergeSources(one.sources, other.sources),
  ...mergeConfirmation(one, other),
})

const union = <T>(values: readonly T[], others: readonly T[]): T[] => [...new Set([...values, ...others])]

/** The stage, and what is known of the end, belong together. */
function mergeStage(one: Partnership, other: Partnership) {
  const { stage, endedOn, endedReason } = one.stage === null && one.endedOn === null ? other : one
  return { stage, endedOn, endedReason }
}

function mergeConfirmation(one: Partnership, other: Partnership) {
  const isOlder = (one.lastConfirmedOn ?? '') < (other.lastConfirmedOn ?? '')
  const { lastConfirmedOn, lastConfirmedBy } = isOlder ? other : one
  return { lastConfirmedOn, lastConfirmedBy }
}
