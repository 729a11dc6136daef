import { DateTime } from 'luxon'
import type { Image } from '../../../core/values/image'
import { EventStatus } from '../../../modules/event/event.enums'
import type { FiledRecord } from '../../export/read-records'
import { embeddableJson } from '../embeddable-json'
import { addressOf, type Feed, type FeedFormat } from './format'

type Described = Readonly<Record<string, unknown>>

const CONTEXT = { '@vocab': 'https://schema.org/' }

export const jsonld: FeedFormat = {
  extension: 'jsonld',
  mediaType: 'application/ld+json; charset=utf-8',
  meaning: 'Linked data for search engines and knowledge graphs, in the vocabulary of schema.org.',
  datasets: ['partnerships', 'events'],
  parameters: [],
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
  const { formerNames, territories } = record
  const { email = null, phone = null, website = null } = Object(record.contact) as Described
  return {
    '@type': 'Organization',
    '@id': addressOf(feed, record.id),
    identifier: [record.id, ...(record.krs === null ? [] : [`KRS ${record.krs}`])],
    name: record.name,
    alternateName: formerNames,
    description: record.summary ?? record.description,
    ...{ email, telephone: phone, url: website },
    ...imagesOf(record),
    taxID: record.nip,
    foundingDate: record.foundedOn,
    dissolutionDate: record.endedOn,
    address: addressOfPlace(record.address),
    location: positionOf(record),
    areaServed: (territories as string[]).map((code) => ({
      '@type': 'AdministrativeArea',
      identifier: `TERYT ${code}`,
    })),
    dateModified: record.updatedAt,
  }
}

const STATUSES: Readonly<Record<EventStatus, string>> = {
  SCHEDULED: 'EventScheduled',
  POSTPONED: 'EventPostponed',
  CANCELLED: 'EventCancelled',
}

function describeEvent(record: FiledRecord, feed: Feed): Described {
  const { onlineUrl, partnershipId, coHostIds } = record
  const host = (id: unknown) => ({
    '@type': 'Organization',
    '@id': `${feed.publicUrl}/feeds/partnerships/${id}.json`,
  })
  const place = positionOf(record)
  const online = onlineUrl === null ? null : { '@type': 'VirtualLocation', url: onlineUrl }
  return {
    '@type': 'Event',
    '@id': addressOf(feed, record.id),
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
    organizer: [partnershipId, ...(coHostIds as string[])].map(host),
    maximumAttendeeCapacity: record.capacity,
    isAccessibleForFree: record.isFree,
    dateModified: record.updatedAt,
  }
}

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

function positionOf({ location, place = null, address }: FiledRecord): Described | null {
  if (location === null && place === null && address === null) return null
  const { latitude, longitude } = Object(location) as Described
  return known({
    '@type': 'Place',
    name: place,
    address: addressOfPlace(address),
    geo: location && { '@type': 'GeoCoordinates', latitude, longitude },
  })
}

function addressOfPlace(address: unknown): Described | null {
  if (address === null) return null
  const { street, postalCode, town } = address as Described
  return known({
    ...{ '@type': 'PostalAddress', streetAddress: street, postalCode, addressLocality: town },
    addressCountry: 'PL',
  })
}

/** Without what is not known. */
const known = (described: Described): Described =>
  Object.fromEntries(
    Object.entries(described).filter(
      ([, value]) => value !== null && !(Array.isArray(value) && value.length === 0),
    ),
  )
