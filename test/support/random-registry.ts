import fc from 'fast-check'
import { LocationPrecision } from '../../src/core/values/place'
import type { Database } from '../../src/database/database'
import { Event } from '../../src/modules/event/event.entity'
import { EventKind, EventStatus } from '../../src/modules/event/event.enums'
import { Initiator } from '../../src/modules/initiator/initiator.entity'
import { InitiatorKind } from '../../src/modules/initiator/initiator.enums'
import { ActivityArea } from '../../src/modules/partnership/activity-area.enums'
import { LegalFormKind } from '../../src/modules/partnership/legal-form.enums'
import { Partnership } from '../../src/modules/partnership/partnership.entity'
import { Formality, PartnershipKind, PartnershipStage } from '../../src/modules/partnership/partnership.enums'
import { Sector, SectorCode } from '../../src/modules/sector/sector.entity'
import { Territory, territoryId } from '../../src/modules/territory/territory.entity'
import { fakeEvent, fakeInitiator, fakePartnership, fakeSectors, fakeTerritory } from './fakes'

/** A part of the country in which descent by code would go wrong: the district's code does not begin with its gmina's. */
export const TERRITORIES: Readonly<Record<string, string | null>> = {
  PL: null,
  '14': 'PL',
  '1465': '14',
  '1465011': '1465',
  '1465058': '1465011',
  '24': 'PL',
  '2466': '24',
  '2466011': '2466',
}

export const UPDATED = ['2021-01-01T00:00:00.000Z', '2022-06-01T12:00:00.000Z', '2023-01-01T00:00:00.000Z']
export const INSTANTS = [
  '2020-05-01T08:00:00.000Z',
  '2024-05-01T10:00:00.000Z',
  '2024-05-02T10:00:00.000Z',
  '2093-05-01T10:00:00.000Z',
]
export const PLACES = [
  { latitude: 52.2297, longitude: 21.0122, precision: LocationPrecision.TOWN },
  { latitude: 52.27, longitude: 20.98, precision: LocationPrecision.TOWN },
  { latitude: 50.0647, longitude: 19.945, precision: LocationPrecision.EXACT },
]
const WORDS = ['Żółw', 'Łódź', 'ziółka', 'Sąsiedzi', 'zoo', '100%', "O'Hara", 'a_b']

const some = <T>(values: readonly T[]) => fc.subarray([...values])
const maybe = <T>(values: readonly T[]) => fc.option(fc.constantFrom(...values))

const partnership = fc.record({
  words: fc.subarray(WORDS, { minLength: 1, maxLength: 3 }),
  kind: maybe(Object.values(PartnershipKind)),
  stage: maybe(Object.values(PartnershipStage)),
  formality: maybe(Object.values(Formality)),
  legalFormKind: maybe(Object.values(LegalFormKind)),
  sectors: some(Object.values(SectorCode)),
  seeksSectors: some(Object.values(SectorCode)),
  activityAreas: some(Object.values(ActivityArea)),
  initiatorKinds: some(Object.values(InitiatorKind)),
  territories: some(Object.keys(TERRITORIES)),
  location: maybe(PLACES),
  updatedAt: fc.constantFrom(...UPDATED),
  createdAt: fc.constantFrom(...UPDATED),
  viewCount: fc.nat(3),
  isExample: fc.boolean(),
  isDraft: fc.integer({ min: 0, max: 9 }).map((number) => number === 0),
})

const event = fc.record({
  words: fc.subarray(WORDS, { minLength: 1, maxLength: 3 }),
  kind: fc.constantFrom(...Object.values(EventKind)),
  status: fc.constantFrom(...Object.values(EventStatus)),
  startsAt: fc.constantFrom(...INSTANTS),
  lasts: maybe([0, 3_600_000, 86_400_000]),
  isFree: maybe([true, false]),
  location: maybe(PLACES),
  territory: maybe(Object.keys(TERRITORIES)),
  host: fc.nat(),
  coHosts: fc.array(fc.nat(), { maxLength: 2 }),
  updatedAt: fc.constantFrom(...UPDATED),
  isExample: fc.boolean(),
})

type Sample<A> = A extends fc.Arbitrary<infer T> ? T : never
export type ModelPartnership = Sample<typeof partnership> & { id: string; name: string }
export type ModelEvent = Omit<Sample<typeof event>, 'host' | 'coHosts'> & {
  id: string
  title: string
  endsAt: string | null
  partnership: ModelPartnership
  coHosts: ModelPartnership[]
}

export interface Model {
  /** The visible ones. */
  readonly partnerships: readonly ModelPartnership[]
  readonly events: readonly ModelEvent[]
}

/** Fills the database with random but repeatable records, and returns them as the plain objects they were made from. */
export async function fillAtRandom(database: Database, seed = 7): Promise<Model> {
  const partnerships = fc.sample(partnership, { numRuns: 80, seed }).map((drawn, index): ModelPartnership => {
    const name = `${drawn.words.join(' ')} ${index}`
    return { ...drawn, name, id: fakePartnership().id }
  })
  const pick = (number: number) => partnerships[number % partnerships.length] as ModelPartnership
  const events = fc.sample(event, { numRuns: 150, seed }).map(
    ({ host, coHosts, ...drawn }, index): ModelEvent => ({
      ...drawn,
      id: fakeEvent({ partnershipId: '' }).id,
      title: `${drawn.words.join(' ')} ${index}`,
      endsAt: drawn.lasts === null ? null : new Date(Date.parse(drawn.startsAt) + drawn.lasts).toISOString(),
      partnership: pick(host),
      coHosts: [...new Set(coHosts.map(pick))].filter((each) => each !== pick(host)),
    }),
  )
  const initiators = Object.values(InitiatorKind).map((kind) => fakeInitiator({ kind }))
  const links = <T>(values: (each: ModelPartnership) => readonly T[], row: (value: T) => object) =>
    partnerships.flatMap((each) => values(each).map((value) => ({ partnershipId: each.id, ...row(value) })))

  await database.write(async (write) => {
    await write.insert(Sector, fakeSectors())
    await write.insert(
      Territory,
      Object.entries(TERRITORIES).map(([code, parent]) => fakeTerritory(code, parent)),
    )
    await write.insert(Initiator, initiators)
    await write.insert(
      Partnership,
      partnerships.map(
        ({ words: _, sectors: _s, initiatorKinds: _i, territories: _t, isDraft, ...columns }) =>
          fakePartnership({ ...columns, ...(isDraft && { publishedAt: null }) }),
      ),
    )
    await write.insertRows(
      'partnership_sector',
      links(
        (each) => each.sectors,
        (code) => ({ sectorId: `sector_${code}` }),
      ),
    )
    await write.insertRows(
      'partnership_territory',
      links(
        (each) => each.territories,
        (code) => ({ territoryId: territoryId(code) }),
      ),
    )
    await write.insertRows(
      'partnership_initiator',
      links(
        (each) => each.initiatorKinds,
        (kind) => ({ initiatorId: initiators.find((one) => one.kind === kind)?.id }),
      ),
    )
    await write.insert(
      Event,
      events.map(({ words: _, lasts: _l, partnership: host, coHosts: _c, territory, ...columns }) =>
        fakeEvent({ ...columns, partnershipId: host.id, territoryId: territory && territoryId(territory) }),
      ),
    )
    await write.insertRows(
      'event_co_host',
      events.flatMap(({ id, coHosts }) => coHosts.map((each) => ({ eventId: id, partnershipId: each.id }))),
    )
  })
  return {
    partnerships: partnerships.filter(({ isDraft }) => !isDraft),
    events: events
      .filter((each) => !each.partnership.isDraft)
      .map((each) => ({ ...each, coHosts: each.coHosts.filter(({ isDraft }) => !isDraft) })),
  }
}

const ancestors = (code: string): string[] => {
  const parent = TERRITORIES[code]
  return parent == null ? [code] : [code, ...ancestors(parent)]
}

/** Whether a record of these territories is in a coverage of the unit. */
export function isCovered(codes: readonly string[], unit: string, coverage: string): boolean {
  const within = codes.some((code) => ancestors(code).includes(unit))
  const covering = unit in TERRITORIES && codes.some((code) => ancestors(unit).includes(code))
  return (coverage !== 'COVERING' && within) || (coverage !== 'WITHIN' && covering)
}

/** Whether every word of the query begins a word of the text, without case and diacritics. */
export function isFound(text: string, query: string): boolean {
  const words = (of: string) =>
    of
      .toLowerCase()
      .replaceAll('ł', 'l')
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .match(/[\p{L}\p{N}]+/gu) ?? []
  return (
    words(query).length > 0 && words(query).every((word) => words(text).some((each) => each.startsWith(word)))
  )
}

/** Of a kilometre: as far as the formula below may be wrong. */
export const METRE = 0.001

export function kilometres(
  a: { latitude: number; longitude: number },
  b: { latitude: number; longitude: number },
): number {
  const radians = (degrees: number) => (degrees * Math.PI) / 180
  const [from, to] = [radians(a.latitude), radians(b.latitude)]
  // The spherical law of cosines: another formula than the server's.
  const cosine =
    Math.sin(from) * Math.sin(to) +
    Math.cos(from) * Math.cos(to) * Math.cos(radians(a.longitude - b.longitude))
  return 6371.0088 * Math.acos(Math.min(1, cosine))
}
