import { Role } from '../../../src/authz/role.enums'
import type { App, Member } from '../../support/app'
import {
  addPartnership,
  codeOf,
  keep,
  picnic,
  SCHEDULE,
  startKeeping,
  UPDATE,
  violationsOf,
} from './mutation-world'

const LONG = 'ż'.repeat(44_000)

describe('bad input about events', () => {
  let app: App
  let admin: Member
  let partnershipId: string
  let id: string
  beforeAll(async () => {
    app = await startKeeping()
    partnershipId = (await addPartnership(app)).id
  })
  beforeEach(async () => {
    admin = await app.appoint(Role.ADMIN)
    id = (await keep(admin, SCHEDULE, picnic(partnershipId))).event.id
  })
  afterAll(() => app.close())

  const schedule = (input: object) => violationsOf(admin, SCHEDULE, { ...picnic(partnershipId), ...input })
  const update = (input: object) => violationsOf(admin, UPDATE, { id, expectedVersion: 1, ...input })
  const places = (broken: string[]) => new Set(broken.map((each) => each.split(':')[0]))

  it('is told of all at once, with the place of each, and is not repeated', async () => {
    const bad = {
      title: ' ',
      description: '\u200b',
      place: 'dwie\nlinie',
      startsAt: '2093-05-01T14:00:00Z',
      endsAt: '2093-05-01T14:00:00Z',
      timeZone: 'Europe/Nowhere',
      address: { street: ' ', postalCode: '49100', town: '\t' },
      location: { latitude: 91, longitude: -181, precision: 'TOWN' },
      territory: '146505',
      onlineUrl: `https://example.org/${'a'.repeat(2_000)}`,
      capacity: 0,
      coHostIds: ['partnership_01jd0000000000000000000000'],
    }
    const expected = new Set([
      ...['title', 'description', 'place', 'timeZone', 'territory', 'onlineUrl', 'capacity', 'coHostIds'],
      ...['address.street', 'address.postalCode', 'address.town', 'location.latitude', 'location.longitude'],
    ])
    expect(places(await schedule(bad))).toEqual(expected)
    expect(places(await update(bad))).toEqual(expected)
    expect(places(await schedule({ ...bad, timeZone: 'UTC' }))).toContain('endsAt')
    const { errors } = await admin.query(UPDATE, { input: { id, expectedVersion: 1, ...bad } })
    for (const value of ['Nowhere', '49100', '146505', 'linie', '01jd'])
      expect(JSON.stringify(errors)).not.toContain(value)
  })

  it.each([
    ['blank', ' \u00a0\t'],
    ['empty', ''],
    ['long', LONG],
    ['with NUL', 'a\u0000b'],
    ['half a character', 'a\ud800'],
    ['turned around', 'a\u202eb'],
  ])('is refused where a text is %s', async (_, text) => {
    for (const field of ['title', 'description', 'place', 'timeZone', 'territory']) {
      expect(places(await schedule({ [field]: text }))).toEqual(new Set([field]))
      expect(places(await update({ [field]: text }))).toEqual(new Set([field]))
    }
    const key = await codeOf(admin, SCHEDULE, { ...picnic(partnershipId), idempotencyKey: text })
    expect(key).toBe('BAD_USER_INPUT')
  })

  it('is refused where a number, a list or an address goes too far', async () => {
    for (const capacity of [0, -1, 1_000_001])
      expect(places(await schedule({ capacity }))).toContain('capacity')
    for (const capacity of [1, 1_000_000])
      expect((await keep(admin, SCHEDULE, { ...picnic(partnershipId), capacity })).event.capacity).toBe(
        capacity,
      )
    const sources = Array.from({ length: 21 }, () => ({ url: 'https://example.org/' }))
    expect(places(await schedule({ sources }))).toEqual(new Set(['sources']))
    for (const onlineUrl of ['ftp://example.org/', 'example.org', 'javascript:alert(1)'])
      expect(await codeOf(admin, SCHEDULE, { ...picnic(partnershipId), onlineUrl })).toBe('BAD_USER_INPUT')
    for (const onlineUrl of ['https://example.org/\u0000', 'https://example.org/a\nb'])
      expect(places(await schedule({ onlineUrl }))).toEqual(new Set(['onlineUrl']))
    expect(places(await schedule({ title: 'a'.repeat(201) }))).toEqual(new Set(['title']))
    expect(places(await schedule({ description: 'a'.repeat(20_001) }))).toEqual(new Set(['description']))
    const longest = { title: 'ż'.repeat(200), description: 'ż'.repeat(20_000), place: 'ż'.repeat(200) }
    expect((await keep(admin, SCHEDULE, { ...picnic(partnershipId), ...longest })).event).toMatchObject(
      longest,
    )
  })

  it('names as co-hosts nobody unknown, hidden, or the host itself', async () => {
    const draft = await addPartnership(app, { publishedAt: null })
    const organiser = await app.appoint(Role.ORGANISER, partnershipId)
    const broken = (coHostIds: string[]) =>
      violationsOf(organiser, SCHEDULE, { ...picnic(partnershipId), coHostIds })
    for (const strange of [
      draft.id,
      'partnership_01jd0000000000000000000000',
      id,
      '',
      'partnership_\u0000',
      LONG,
    ])
      expect(await broken([strange])).toEqual(['coHostIds: partnership'])
    expect(await broken([partnershipId])).toEqual(['coHostIds: others'])
    expect(await broken([partnershipId, draft.id])).toEqual(['coHostIds: others', 'coHostIds: partnership'])
    const many = Array.from({ length: 21 }, () => partnershipId)
    expect(await broken(many)).toContain('coHostIds: arrayMaxSize')
    expect(await update({ coHostIds: [partnershipId] })).toEqual(['coHostIds: others'])
  })

  it('is refused where it names a partnership that is not there', async () => {
    for (const strange of ['partnership_01jd0000000000000000000000', id, '', 'partnership_\u0000', LONG])
      expect(await codeOf(admin, SCHEDULE, picnic(strange))).toBe('NOT_FOUND')
  })

  it('is an unknown unit of the territory', async () => {
    for (const territory of ['9999999', '99'])
      expect(await schedule({ territory })).toEqual(['territory: territory'])
    const { event, warnings } = await keep(admin, UPDATE, { id, expectedVersion: 1, territory: '0231' })
    expect(event.territory).toEqual({ code: '0231' })
    expect(warnings).toMatchObject([{ code: 'TERRITORY_HISTORICAL' }])
  })
})
