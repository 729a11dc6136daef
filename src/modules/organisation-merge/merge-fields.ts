import type { NamedRecord } from '../../core/collections/record'
import { Contact } from '../../core/values/contact'
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
  images: [...one.images, ...other.images.filter(({ url }) => one.images.every((each) => each.url !== url))],
  sources: distinct([...one.sources, ...other.sources]),
})

function mergeContact(one: Contact | null, other: Contact | null): Contact | null {
  if (!one || !other) return one ?? other
  const parts: Pick<Contact, keyof Contact> = {
    email: one.email ?? other.email,
    phone: one.phone ?? other.phone,
    website: one.website ?? other.website,
  }
  return Object.assign(new Contact(), parts)
}

/** A page that speaks of one day is one source, whenever it was read. */
function distinct(sources: Organisation['sources']): Organisation['sources'] {
  const known = new Map(sources.toReversed().map((source) => [`${source.url} ${source.asOf}`, source]))
  return sources.filter((source) => known.get(`${source.url} ${source.asOf}`) === source)
}
