import type { Organisation } from '../organisation/organisation.entity'
import { Contact } from '../shared/contact'

type Filled = Pick<
  Organisation,
  'kind' | 'krs' | 'nip' | 'regon' | 'sectorId' | 'territoryId' | 'address' | 'contact' | 'offers' | 'sources'
>

/** What is known of an organisation, once what is known of another that describes the same is added. */
export const united = (one: Organisation, other: Organisation): Filled => ({
  kind: one.kind ?? other.kind,
  krs: one.krs ?? other.krs,
  nip: one.nip ?? other.nip,
  regon: one.regon ?? other.regon,
  sectorId: one.sectorId ?? other.sectorId,
  territoryId: one.territoryId ?? other.territoryId,
  // The parts of an address belong together.
  address: one.address ?? other.address,
  contact: unitedContact(one.contact, other.contact),
  offers: [...new Set([...one.offers, ...other.offers])],
  sources: distinct([...one.sources, ...other.sources]),
})

const unitedContact = (one: Contact | null, other: Contact | null): Contact | null =>
  one && other
    ? Object.assign(new Contact(), {
        email: one.email ?? other.email,
        phone: one.phone ?? other.phone,
        website: one.website ?? other.website,
      })
    : (one ?? other)

/** A page that speaks of one day is one source, whenever it was read. */
function distinct(sources: Organisation['sources']): Organisation['sources'] {
  const known = new Map(sources.toReversed().map((source) => [`${source.url} ${source.asOf}`, source]))
  return sources.filter((source) => known.get(`${source.url} ${source.asOf}`) === source)
}
