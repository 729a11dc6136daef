import type { Recorded } from '../../../src/core/change-log/write'
import type { EntityClass } from '../../../src/core/collections/reader'
import { Event } from '../../../src/modules/event/event.entity'
import { Organisation } from '../../../src/modules/organisation/organisation.entity'
import { Agreement } from '../../../src/modules/partnership/agreement/agreement.entity'
import { PartnershipLink } from '../../../src/modules/partnership/link/link.entity'
import { PartnershipLinkKind } from '../../../src/modules/partnership/link/link.enums'
import { Membership } from '../../../src/modules/partnership/membership/membership.entity'
import { Partnership } from '../../../src/modules/partnership/partnership.entity'
import { library } from '../../modules/partnership/mutation-world'
import type { App, Client } from '../../support/app'
import {
  fakeAgreement,
  fakeEvent,
  fakeLink,
  fakeMembership,
  fakeOrganisation,
  fakePartnership,
} from '../../support/fakes'

/** The fields of an answer or an input: which they are depends on the subject. */
export type State = Readonly<Record<string, unknown>>

/** A type of records that a mutation changes in part. */
export interface Subject {
  /** A record of which little is known. */
  make(app: App): Promise<string>
  /** What its readers see, under the names that the input has for it. */
  read(client: Client, id: string): Promise<State>
  /** Another value for each field of the input that may be left out. */
  readonly values: Readonly<Record<string, unknown>>
  /** Fields whose value here is the one that the record has: another needs others to change with it. */
  readonly stored?: readonly string[]
  /** Fields of the input that say what others say, and those others. */
  readonly others?: Readonly<Record<string, string>>
  /** Of all these, those that no record is without. */
  readonly neverNull: readonly string[]
}

async function there<T extends Recorded>(app: App, entity: EntityClass<T>, record: object & { id: string }) {
  await app.database.write((write) => write.insert(entity, [record as never]))
  return record.id
}

const read = (type: string, fields: string, inputOf: (record: State) => State) => ({
  read: async (client: Client, id: string) => {
    const document = `query Read($id: ID!) { node(id: $id) { ... on ${type} { version ${fields} } } }`
    return inputOf((await client.data(document, { id })).node)
  },
})

const partnership = (app: App) => there(app, Partnership, fakePartnership({ publishedAt: null }))

const codes = (list: unknown) => (list as readonly { code: string }[]).map(({ code }) => code)
const ids = (list: unknown) => (list as readonly { id: string }[]).map(({ id }) => id)
const codeOf = (record: unknown) => (record as { code: string } | null)?.code ?? null

const contact = { email: 'laka@example.org', phone: '+48 22 443 01 44', website: 'https://example.org/' }
const address = { street: 'ul. Rynek 52', postalCode: '49-100', town: 'Niemodlin' }
const location = { latitude: 50.64, longitude: 17.61, precision: 'TOWN' }
const sources = [{ url: 'https://example.org/laka', retrievedAt: '2024-02-01T00:00:00.000Z', asOf: '2024' }]
const numbers = { krs: '0000325251', nip: '5242695801', regon: '142015721' }
const PARTS = `contact { email phone website } address { street postalCode town }`
const PLACE = 'location { latitude longitude precision }'
const SOURCES = 'sources { url retrievedAt asOf }'
const images = [{ url: 'https://example.org/laka.jpg', alt: 'Łąka o świcie' }]
const logo = { url: 'https://example.org/logo.png', alt: 'Zielony listek' }
const IMAGES = 'images { url alt }'
const LOGO = 'logo { url alt }'

/** By the name of the mutation. */
export const SUBJECTS: Readonly<Record<string, Subject>> = {
  updatePartnership: {
    make: partnership,
    ...read(
      'Partnership',
      `name formerNames summary description language kind stage formality legalForm legalFormKind krs nip regon activityAreas
      seeksSectors seeksText ${PLACE} ${PARTS} foundedOn registeredOn ${LOGO} ${IMAGES} ${SOURCES} healthAnswers { subject text } sectors { code }
      territories { code } goals { text until state } initiators { kind name }`,
      (record) => ({ ...record, sectors: codes(record.sectors), territories: codes(record.territories) }),
    ),
    values: {
      ...{ ...numbers, contact, address, location, logo, images, sources },
      ...{ name: 'Łąka', formerNames: ['Wspólna Łąka'], summary: 'Sąsiedzi.', description: '# Łąka' },
      ...{
        language: 'EN',
        kind: 'LOCAL',
        stage: 'ACTIVE',
        formality: 'INFORMAL',
        legalForm: 'association',
        legalFormKind: 'ASSOCIATION',
      },
      ...{ activityAreas: ['INTEGRATION'], seeksSectors: ['PRIVATE'], seeksText: 'sali' },
      ...{ foundedOn: '2009', registeredOn: '2010-05', sectors: ['PUBLIC'], territories: ['1609063'] },
      goals: [{ text: 'Posadzić drzewa', until: '2030', state: 'UNDERWAY' }],
      healthAnswers: [{ subject: 'LEADERSHIP', text: 'Nowy lider zaczyna w maju.' }],
      initiators: [{ kind: 'RESIDENT', name: 'Ada' }],
    },
    neverNull: [
      ...['name', 'language', 'formerNames', 'activityAreas', 'seeksSectors', 'images', 'sources', 'sectors'],
      ...['territories', 'goals', 'initiators', 'healthAnswers'],
    ],
  },
  updateOrganisation: {
    make: (app) => there(app, Organisation, fakeOrganisation()),
    ...read(
      'Organisation',
      `name kind sector { code } krs nip regon territory { code } ${PARTS} offers ${LOGO} ${IMAGES} ${SOURCES}`,
      ({ sector, territory, ...record }) => ({
        ...record,
        sector: codeOf(sector),
        territory: codeOf(territory),
      }),
    ),
    values: {
      ...{
        ...numbers,
        contact,
        address,
        logo,
        images,
        sources,
        name: 'Szkoła',
        kind: 'SCHOOL',
        sector: 'PUBLIC',
      },
      ...{ territory: '1609063', offers: ['sala'] },
    },
    neverNull: ['name', 'offers', 'images', 'sources'],
  },
  updateEvent: {
    make: async (app) => there(app, Event, fakeEvent({ partnershipId: await partnership(app) })),
    ...read(
      'Event',
      `title description kind startsAt endsAt timeZone isAllDay place address { street postalCode town } ${PLACE}
      territory { code } onlineUrl capacity isFree ${IMAGES} ${SOURCES} coHosts { id }`,
      ({ territory, coHosts, ...record }) => ({
        ...record,
        territory: codeOf(territory),
        coHostIds: ids(coHosts),
      }),
    ),
    values: {
      ...{ address, location, images, sources, title: 'Piknik', description: '# Piknik', kind: 'PICNIC' },
      ...{
        startsAt: '2024-05-01T09:00:00.000Z',
        endsAt: '2024-05-01T12:00:00.000Z',
        timeZone: 'Europe/Lisbon',
      },
      ...{ isAllDay: false, place: 'Park', territory: '14', onlineUrl: 'https://example.org/e' },
      ...{ capacity: 50, isFree: true, coHostIds: [] },
    },
    stored: ['isAllDay', 'coHostIds'],
    others: { startsOn: 'startsAt', startsAtLocal: 'startsAt', endsOn: 'endsAt', endsAtLocal: 'endsAt' },
    neverNull: [
      'title',
      'kind',
      'startsAt',
      'startsOn',
      'startsAtLocal',
      'timeZone',
      'isAllDay',
      'coHostIds',
      'images',
      'sources',
    ],
  },
  amendAgreement: {
    make: async (app) => there(app, Agreement, fakeAgreement({ partnershipId: await partnership(app) })),
    ...read(
      'Agreement',
      `title signedOn validFrom validUntil documentUrl partiesText parties { id }
      legalBasis { title publication url inForceFrom inForceUntil }`,
      ({ parties, ...record }) => ({ ...record, parties: ids(parties) }),
    ),
    values: {
      ...{ title: 'Umowa', signedOn: '2015-05', validFrom: '2015', validUntil: '2025', partiesText: 'Gmina' },
      ...{ documentUrl: 'https://example.org/umowa', parties: [library.id] },
      legalBasis: [
        { title: 'Ustawa', publication: 'Dz.U.', url: null, inForceFrom: '2015', inForceUntil: null },
      ],
    },
    neverNull: ['parties', 'legalBasis'],
  },
  updatePartnershipLink: {
    make: async (app) =>
      there(
        app,
        PartnershipLink,
        fakeLink({
          ...{ partnershipId: await partnership(app), otherId: await partnership(app) },
          kind: PartnershipLinkKind.PART_OF,
        }),
      ),
    ...read('PartnershipLink', `since until ${SOURCES}`, (record) => record),
    values: { since: '2015', until: '2020-05', sources },
    neverNull: ['sources'],
  },
  updateMembership: {
    make: async (app) => there(app, Membership, fakeMembership({ partnershipId: await partnership(app) })),
    ...read('Membership', 'contribution residentCount since until', (record) => record),
    values: { contribution: 'Sala', residentCount: 12, since: '2015', until: '2020-05' },
    neverNull: [],
  },
  updateProfile: {
    make: async () => '',
    read: async (client) => {
      const { viewer } = await client.data('{ viewer { displayName language confirmationLetters } }')
      return { version: 1, ...viewer }
    },
    values: { displayName: 'Inna', language: 'EN', confirmationLetters: false },
    neverNull: ['displayName', 'language', 'confirmationLetters'],
  },
}

/** Changes a record in the name of the client, as the mutation is called. */
export function change(client: Client, name: string, { id, version, ...patch }: State) {
  const type = `${name[0]?.toUpperCase()}${name.slice(1)}Input`
  const record = name === 'updateProfile' ? {} : { id, expectedVersion: version }
  return client.query(`mutation Change($input: ${type}!) { ${name}(input: $input) { __typename } }`, {
    input: { ...record, ...patch },
  })
}
