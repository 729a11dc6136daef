import { DateTime } from 'luxon'
import type { Image } from '../../../core/values/image'
import { EventStatus } from '../../../modules/event/event.enums'
import type { FiledRecord } from '../../export/read-records'
import { embeddableJson } from '../embeddable-json'
import type { Feed, FeedFormat } from './format'

type Described = Readonly<Record<string, unknown>>

const CONTEXT = { '@vocab': 'https://schema.org/' }

export const jsonld: FeedFormat = {
  extension: 'jsonld',
  mediaType: 'application/ld+json; charset=utf-8',
  called: 'JSON-LD',
  fileType: 'JSON_LD',
  meaning: 'Linked data for search engines and knowledge graphs, in the vocabulary of schema.org.',
  datasets: ['partnerships', 'events'],
  parameters: [],
  hasLinkedNames: true,
  writing: (feed) => {
    const describe = feed.dataset.name === 'events' ? describeEvent : describePartnership
    return {
      head: `{"@context":${JSON.stringify(CONTEXT)},"@graph":[`,
      text: (records) => records.map((record) => embeddableJson(known(describe(record, feed)))).join(',\n'),
      between: ',\n',
      tail: ']}\n',
    }
  },
}

function describePartnership(record: FiledRecord, feed: Feed): Described {
  const { formerNames } = record
  const units = record.territoryUnits as Unit[]
  const { email = null, phone = null, website = null } = Object(record.contact) as Described
  return {
    '@type': 'Organization',
    '@id': thing(feed, feed.dataset.name, record.id),
    identifier: [record.id, ...(record.krs === null ? [] : [`KRS ${record.krs}`])],
    name: record.name,
    alternateName: formerNames,
    description: record.summary ?? record.description,
    ...{ email, telephone: phone, url: website },
    ...imagesOf(record),
    taxID: record.nip,
    foundingDate: record.foundedOn,
    dissolutionDate: record.endedOn,
    address: addressOfPlace(record.address, units),
    location: positionOf(record, units),
    // schema.org has nothing for what comes before or after an organisation.
    parentOrganization: namesOf(record.wholes, feed),
    subOrganization: namesOf(record.parts, feed),
    sameAs: [
      ...[record.sameAs, record.alsoSame].flatMap((others) =>
        (others as Named[]).map(({ id }) => thing(feed, 'partnerships', id)),
      ),
      ...(record.sameAsUrls as string[]),
    ],
    areaServed: units.map(({ code, name }) => ({
      ...{ '@type': 'AdministrativeArea', name, identifier: `TERYT ${code}` },
    })),
  }
}

const STATUSES: Readonly<Record<EventStatus, string>> = {
  SCHEDULED: 'EventScheduled',
  POSTPONED: 'EventPostponed',
  CANCELLED: 'EventCancelled',
}

function describeEvent(record: FiledRecord, feed: Feed): Described {
  const { onlineUrl } = record
  const place = positionOf(record, record.territoryUnits as Unit[])
  const online = onlineUrl === null ? null : { '@type': 'VirtualLocation', url: onlineUrl }
  return {
    '@type': 'Event',
    '@id': thing(feed, feed.dataset.name, record.id),
    identifier: record.id,
    name: record.title,
    description: record.description,
    ...datesOf(record),
    eventStatus: { '@id': `https://schema.org/${STATUSES[record.status as EventStatus]}` },
    eventAttendanceMode: online && {
      '@id': `https://schema.org/${place ? 'Mixed' : 'Online'}EventAttendanceMode`,
    },
    ...imagesOf(record),
    location: [place, online].filter(Boolean),
    organizer: namesOf(record.hosts, feed),
    maximumAttendeeCapacity: record.capacity,
    isAccessibleForFree: record.isFree,
  }
}

interface Named {
  readonly id: string
  readonly name: string
}

/** Partnerships that a record names. */
const namesOf = (partnerships: unknown, feed: Feed): Described[] =>
  (partnerships as Named[]).map(({ id, name }) => ({
    ...{ '@type': 'Organization', '@id': thing(feed, 'partnerships', id), name },
  }))

/** An event of whole days has dates, of which the last is its own too; in the file, it ends when the day after begins. */
function datesOf({ startsAt, endsAt, isAllDay, timeZone }: FiledRecord): Described {
  if (!isAllDay) return { startDate: startsAt, endDate: endsAt }
  const dayOf = (at: DateTime) => at.setZone(timeZone as string).toISODate()
  return {
    startDate: dayOf(DateTime.fromISO(startsAt as string)),
    endDate: endsAt === null ? null : dayOf(DateTime.fromISO(endsAt as string).minus(1)),
  }
}

function imagesOf({ logo = null, images }: FiledRecord): Described {
  const image = ({ url, alt }: Image) => ({ '@type': 'ImageObject', contentUrl: url, caption: alt })
  return { logo: logo && image(logo as Image), image: (images as Image[]).map(image) }
}

interface Unit {
  readonly code: string
  readonly name: string
}

/** Where a record is: at its place, or else in the one unit that it names. */
function positionOf(
  { location, place = null, address }: FiledRecord,
  units: readonly Unit[],
): Described | null {
  if (location === null && place === null && address === null && units.length !== 1) return null
  const { latitude, longitude } = Object(location) as Described
  const { town } = Object(address) as Described
  return known({
    '@type': 'Place',
    name: place ?? town ?? units[0]?.name ?? null,
    address: addressOfPlace(address, units),
    geo: location && { '@type': 'GeoCoordinates', latitude, longitude },
  })
}

function addressOfPlace(address: unknown, units: readonly Unit[]): Described | null {
  if (address === null && units.length === 0) return null
  const { street = null, postalCode = null, town = null } = Object(address) as Described
  const [unit] = units.length === 1 ? units : []
  return known({
    ...{ '@type': 'PostalAddress', streetAddress: street, postalCode, addressLocality: town },
    ...{ addressRegion: unit?.name ?? null, addressCountry: 'PL' },
  })
}

/** The document that says what the thing is, and names it so. */
const thing = ({ publicUrl }: Feed, dataset: string, id: unknown) =>
  `${publicUrl}/feeds/${dataset}/${id}.jsonld`

/** Without what is not known. */
const known = (described: Described): Described =>
  Object.fromEntries(
    Object.entries(described).filter(
      ([, value]) => value !== null && !(Array.isArray(value) && value.length === 0),
    ),
  )
