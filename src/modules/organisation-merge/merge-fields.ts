import type { NamedRecord } from '../../core/collections/record'
import { mergeContact } from '../../core/values/contact'
import { mergeImages } from '../../core/values/image'
import { mergeSources } from '../../core/values/source'
import type { Organisation } from '../organisation/organisation.entity'

/** What the one that stays has of itself, and columns that are made of others. */
type Own = keyof NamedRecord | 'name' | 'sector' | 'territory'

/** All the rest: a field that is new is asked for here. */
type Filled = Omit<Organisation, Own>

/** What is known of an organisation, once what is known of another that describes the same is added. */
export const mergeFields = (one: Organisation, other: Organisation): Filled => ({
  kind: one.kind ?? other.kind,
  krs: one.krs ?? other.krs,
  nip: one.nip ?? other.nip,
  regon: one.regon ?? other.regon,
  sectorId: one.sectorId ?? other.sectorId,
  territoryId: one.territoryId ?? other.territoryId,
  // The parts of an address belong together.
  address: one.address ?? other.address,
  contact: mergeContact(one.contact, other.contact),
  offers: [...new Set([...one.offers, ...other.offers])],
  logo: one.logo ?? other.logo,
  images: mergeImages(one.images, other.images),
  sources: mergeSources(one.sources, other.sources),
})
