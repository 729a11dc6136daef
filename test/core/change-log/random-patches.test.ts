import fc from 'fast-check'
import { Role } from '../../../src/authz/role.enums'
import { library, startKeeping } from '../../modules/partnership/mutation-world'
import type { App, Member } from '../../support/app'
import { tries } from '../../support/scale'
import { change, type State, SUBJECTS, type Subject } from './patch-subjects'

type Fields = Record<string, fc.Arbitrary<unknown>>

/** Any of the fields, each with a value or, where it may be, null. */
const patchOf = (nullable: Fields, never: Fields = {}) =>
  fc.record(
    {
      ...Object.fromEntries(
        Object.entries(nullable).map(([name, value]) => [name, fc.option(value, { freq: 3 })]),
      ),
      ...never,
    },
    { requiredKeys: [] },
  )

const text = fc.constantFrom('Sad', 'Łąka', 'Las „nowy”')
const year = fc.integer({ min: 2000, max: 2009 }).map(String)
const contact = patchOf({
  email: fc.constantFrom('a@example.org', 'b@example.org'),
  phone: fc.constantFrom('+48 22 443 01 44', '+48 22 000 00 00'),
  website: fc.constantFrom('https://example.org/', 'https://example.org/b'),
})
const address = patchOf({
  street: text,
  postalCode: fc.constantFrom('49-100', '01-001'),
  town: text,
})
const location = patchOf({
  latitude: fc.integer({ min: -90, max: 90 }),
  longitude: fc.integer({ min: -180, max: 180 }),
  precision: fc.constantFrom('TOWN', 'EXACT'),
})
const sources = fc.uniqueArray(
  fc.record({
    url: fc.constantFrom('https://example.org/a', 'https://example.org/b'),
    retrievedAt: fc.constant('2024-02-01T00:00:00.000Z'),
    asOf: fc.constantFrom(null, '2024'),
  }),
  { selector: ({ url }) => url },
)

const PATCHES: Readonly<Record<string, fc.Arbitrary<State>>> = {
  updatePartnership: patchOf(
    {
      ...{ contact, address, location, summary: text, seeksText: text, legalForm: text },
      ...{ kind: fc.constantFrom('LOCAL', 'PROJECT'), foundedOn: year, registeredOn: fc.constant('2010') },
    },
    {
      name: fc.constantFrom('Dąb', 'Klon'),
      language: fc.constantFrom('PL', 'EN'),
      formerNames: fc.subarray(['Dawna', 'Stara']),
      sectors: fc.subarray(['PUBLIC', 'SOCIAL', 'PRIVATE']),
      territories: fc.subarray(['14', '1609063', 'PL']),
      activityAreas: fc.subarray(['INTEGRATION', 'LOCAL_IDENTITY']),
      sources,
    },
  ),
  updateOrganisation: patchOf(
    { contact, address, kind: fc.constantFrom('SCHOOL', 'NGO'), sector: fc.constantFrom('PUBLIC', 'SOCIAL') },
    { name: text, offers: fc.subarray(['sala', 'ogród']), sources },
  ),
  updateEvent: patchOf(
    {
      ...{ address, location, description: text, place: text, territory: fc.constantFrom('14', '1609063') },
      ...{ capacity: fc.integer({ min: 1, max: 99 }), isFree: fc.boolean() },
      endsAt: fc.constantFrom('2024-05-01T12:00:00.000Z', '2024-05-01T13:00:00.000Z'),
    },
    { title: text, kind: fc.constantFrom('PICNIC', 'MEETING'), sources },
  ),
  amendAgreement: patchOf(
    { title: text, signedOn: year, validFrom: year, validUntil: fc.constant('2010'), partiesText: text },
    { parties: fc.subarray([library.id]) },
  ),
  updateMembership: patchOf({
    contribution: text,
    residentCount: fc.integer({ min: 1, max: 99 }),
    since: year,
    until: fc.constant('2010'),
  }),
}

const isPart = (value: unknown): value is State =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** What is left out stays, null clears, at every depth; a part of which nothing is left is null. */
function merged(before: State | null, patch: State): State | null {
  const after: Record<string, unknown> = { ...before }
  for (const [name, value] of Object.entries(patch))
    after[name] = isPart(value) ? merged((before?.[name] ?? null) as State | null, value) : value
  return Object.values(after).every((value) => value === null) ? null : after
}

/** What is not null of a record, in one order. */
function known(state: State): State {
  const names = Object.keys(state).filter((name) => state[name] !== null)
  return Object.fromEntries(
    names.sort().map((name) => [name, isPart(state[name]) ? known(state[name]) : state[name]]),
  )
}

/** A location is a whole point, or none. */
const isHalf = ({ location: point }: State) =>
  isPart(point) && ['latitude', 'longitude', 'precision'].some((name) => point[name] == null)

describe('a change of a random record', () => {
  let app: App
  beforeAll(async () => {
    app = await startKeeping()
  })
  afterAll(() => app.close())

  /** Nobody may write as often as all these do. */
  let client: Member
  let writes = 0
  const writer = async () => {
    if (writes++ % 50 === 0) client = await app.appoint(Role.ADMIN)
    return client
  }

  it.each(Object.entries(PATCHES))(
    'is the record with the patch merged into it, or is refused whole: %s',
    async (name, arbitrary) => {
      const { make, read } = SUBJECTS[name] as Subject
      const id = await make(app)
      const run = async (patch: State) => {
        const by = await writer()
        const before = await read(by, id)
        const expected = { ...merged(before, patch) }
        const { errors } = await change(by, name, { id, version: before.version, ...patch })
        const after = await read(by, id)
        if (isHalf(expected)) {
          expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT')
          expect(after).toEqual(before)
          return
        }
        expect(errors).toBeUndefined()
        const isSame = JSON.stringify(known(expected)) === JSON.stringify(known(before))
        expect(known(after)).toEqual(
          known({ ...expected, version: Number(before.version) + (isSame ? 0 : 1) }),
        )
      }
      // The first of two changes leaves a random record behind, which the second one meets.
      await fc.assert(
        fc.asyncProperty(arbitrary, arbitrary, async (one, other) => {
          await run(one)
          await run(other)
        }),
        { numRuns: tries(40, 10) },
      )
    },
  )
})
