import { Role } from '../../../src/authz/role.enums'
import { PartnershipStage } from '../../../src/modules/partnership/partnership.enums'
import type { App, Client, Member } from '../../support/app'
import {
  addPartnership,
  CANCEL,
  codeOf,
  historyOf,
  type Kept,
  keep,
  POSTPONE,
  picnic,
  RESCHEDULE,
  SCHEDULE,
  startKeeping,
  UPDATE,
} from './mutation-world'

describe('keeping events', () => {
  let app: App
  let admin: Member
  beforeAll(async () => {
    app = await startKeeping()
    admin = await app.appoint(Role.ADMIN)
  })
  afterAll(() => app.close())

  const found = async (words: string): Promise<string[]> =>
    (
      await app.data('query Find($words: String!) { events(filter: { search: $words }) { nodes { id } } }', {
        words,
      })
    ).events.nodes.map(({ id }: Kept) => id)

  it('announces what is known, leaves the rest unknown, and finds it by its words', async () => {
    const { id: partnershipId } = await addPartnership(app, { name: 'Zatrasie' })
    const organiser = await app.appoint(Role.ORGANISER, partnershipId)
    const known = {
      ...picnic(partnershipId),
      title: '  Święto ulicy ',
      description: 'Muzyka\r\ni **taniec**',
      timeZone: 'Europe/Vilnius',
      place: 'Park Kaskada',
      address: { postalCode: '49-100', town: 'Niemodlin' },
      location: { latitude: 50.64, longitude: 17.62, precision: 'STREET' },
      territory: '1609063',
      onlineUrl: 'https://example.org/na-zywo',
      capacity: 200,
      isFree: true,
      sources: [{ url: 'https://example.org/', asOf: '2024' }],
    }
    const { event, warnings } = await keep(organiser, SCHEDULE, known)
    const { id, createdAt, updatedAt, ...announced } = event
    expect(announced).toEqual({
      ...known,
      partnershipId: undefined,
      title: 'Święto ulicy',
      description: 'Muzyka\ni **taniec**',
      address: { ...known.address, street: null },
      territory: { code: '1609063' },
      partnership: { id: partnershipId },
      status: 'SCHEDULED',
      isAllDay: false,
      isExample: false,
      coHosts: [],
      coHostInvitations: [],
      version: 1,
    })
    expect(updatedAt).toBe(createdAt)
    expect(warnings).toEqual([])
    for (const words of ['swieto', 'taniec', 'kaskad', 'zatras', 'swieto kaskada zatrasie'])
      expect(await found(words)).toEqual([id])
    expect(await historyOf(app, id)).toEqual([{ kind: 'CREATED', role: 'ORGANISER', differences: null }])
  })

  it('needs no more than what it is, whose, and when', async () => {
    const { id } = await addPartnership(app)
    const { endsAt, ...least } = picnic(id)
    const { event } = await keep(admin, SCHEDULE, least)
    expect(event).toMatchObject({
      title: least.title,
      kind: 'PICNIC',
      startsAt: least.startsAt,
      endsAt: null,
      timeZone: 'Europe/Warsaw',
    })
    expect(event).toMatchObject({ description: null, address: null, location: null, territory: null })
    expect(event).toMatchObject({ capacity: null, isFree: null, onlineUrl: null, sources: [] })
  })

  it('changes what is given, clears what is null, tells its history, and counts the versions', async () => {
    const { id: partnershipId } = await addPartnership(app, { name: 'Rudawka' })
    const organiser = await app.appoint(Role.ORGANISER, partnershipId)
    const place = { place: 'Boisko', capacity: 10, territory: '14' }
    const { id } = (await keep(organiser, SCHEDULE, { ...picnic(partnershipId), ...place })).event
    const update = async (expectedVersion: number, input: object) =>
      (await keep(organiser, UPDATE, { id, expectedVersion, ...input })).event
    const changed = await update(1, {
      title: 'Turniej',
      kind: 'SPORTS',
      place: null,
      territory: '1609063',
      address: { town: 'Niemodlin' },
    })
    expect(changed).toMatchObject({ version: 2, title: 'Turniej', kind: 'SPORTS', place: null, capacity: 10 })
    expect(changed).toMatchObject({ territory: { code: '1609063' }, endsAt: picnic('').endsAt, sources: [] })
    expect(await update(2, { title: 'Turniej', kind: 'SPORTS', address: {} })).toEqual(changed)
    expect(await update(2, { address: null, endsAt: null, territory: null })).toMatchObject({
      version: 3,
      address: null,
      endsAt: null,
      territory: null,
    })
    expect(await historyOf(app, id)).toEqual([
      {
        kind: 'UPDATED',
        role: 'ORGANISER',
        differences: [
          { field: 'address', from: { town: 'Niemodlin' }, to: null },
          { field: 'territory', from: 'territory_1609063', to: null },
          { field: 'endsAt', from: picnic('').endsAt, to: null },
        ],
      },
      {
        kind: 'UPDATED',
        role: 'ORGANISER',
        differences: expect.arrayContaining([
          { field: 'title', from: 'Piknik sąsiedzki', to: 'Turniej' },
          { field: 'kind', from: 'PICNIC', to: 'SPORTS' },
          { field: 'place', from: 'Boisko', to: null },
          { field: 'territory', from: 'territory_14', to: 'territory_1609063' },
        ]),
      },
      { kind: 'CREATED', role: 'ORGANISER', differences: null },
    ])
    expect(await found('turniej')).toEqual([id])
    expect(await found('rudawka')).toEqual([id])
    expect(await found('boisko')).toEqual([])
  })

  it('lets one of several win who change it at once, and tells the others the version', async () => {
    const { id: partnershipId } = await addPartnership(app)
    const { id } = (await keep(admin, SCHEDULE, picnic(partnershipId))).event
    const change = { id, expectedVersion: 1 }
    const others = await Promise.all([1, 2].map(() => app.appoint(Role.ORGANISER, partnershipId)))
    const answers = await Promise.all(
      [admin, ...others].flatMap((each, number) => [
        each.query(UPDATE, { input: { ...change, title: `Tytuł ${number}` } }),
        each.query(CANCEL, { input: change }),
        each.query(POSTPONE, { input: change }),
      ]),
    )
    const refused = answers.flatMap(({ errors }) => errors ?? [])
    expect(refused).toHaveLength(8)
    for (const { extensions } of refused) expect(extensions).toMatchObject({ code: 'CONFLICT', version: 2 })
    expect(await historyOf(app, id)).toHaveLength(2)
  })

  it('is found by the name of its host, even where that changes meanwhile', async () => {
    const { id: partnershipId } = await addPartnership(app, { name: 'Przedtem' })
    const other = await app.appoint(Role.ADMIN)
    const rename =
      'mutation Name($input: UpdatePartnershipInput!) { updatePartnership(input: $input) { warnings { code } } }'
    const announced = [1, 2, 3, 4, 5].map(() => keep(admin, SCHEDULE, picnic(partnershipId)))
    const renamed = other.data(rename, { input: { id: partnershipId, expectedVersion: 1, name: 'Potem' } })
    const events = (await Promise.all(announced)).map(({ event }) => event.id)
    await renamed
    expect((await found('potem')).sort()).toEqual(events.sort())
    expect(await found('przedtem')).toEqual([])
  })

  it('makes one of a submission that comes twice, answered alike, and refuses another under its key', async () => {
    const { id: partnershipId } = await addPartnership(app)
    const input = { ...picnic(partnershipId), idempotencyKey: 'raz' }
    const answers = await Promise.all([1, 2, 3].map(() => keep(admin, SCHEDULE, input)))
    for (const answer of answers) expect(answer).toEqual(answers[0])
    expect(await codeOf(admin, SCHEDULE, { ...input, title: 'Co innego' })).toBe('CONFLICT')
    const { partnership } = await app.data(
      'query Events($id: ID!) { partnership(id: $id) { events { totalCount } } }',
      { id: partnershipId },
    )
    expect(partnership.events.totalCount).toBe(1)
  })

  it('only checks where that is wanted', async () => {
    const { id: partnershipId } = await addPartnership(app)
    const other = await addPartnership(app)
    const input = { ...picnic(partnershipId), territory: '0231', coHostIds: [other.id], title: 'Na próbę' }
    const { event, warnings } = await keep(admin, SCHEDULE, { ...input, validateOnly: true })
    expect(event).toBeNull()
    expect(warnings).toMatchObject([{ code: 'TERRITORY_HISTORICAL', path: ['input', 'territory'] }])
    expect(await found('probe')).toEqual([])
  })

  it('takes no event to come of a partnership that has ended, and says what to do', async () => {
    const { id: partnershipId } = await addPartnership(app, { stage: PartnershipStage.ENDED })
    const past = { startsAt: '2024-05-01T14:00:00Z', endsAt: '2024-05-01T15:00:00Z' }
    const { errors } = await admin.query(SCHEDULE, { input: picnic(partnershipId) })
    expect(errors?.[0]).toMatchObject({
      message: expect.stringContaining('reopenPartnership'),
      extensions: { code: 'CONFLICT' },
    })
    const { id } = (await keep(admin, SCHEDULE, { ...picnic(partnershipId), ...past })).event
    const { startsAt, endsAt } = picnic(partnershipId)
    const change = { id, expectedVersion: 1 }
    expect(await codeOf(admin, UPDATE, { ...change, startsAt, endsAt })).toBe('CONFLICT')
    expect(await codeOf(admin, POSTPONE, { ...change, startsAt, endsAt })).toBe('CONFLICT')
    expect((await keep(admin, UPDATE, { ...change, title: 'Było' })).event.version).toBe(2)
    expect((await keep(admin, CANCEL, { ...change, expectedVersion: 2 })).event.status).toBe('CANCELLED')
    expect((await keep(admin, RESCHEDULE, { ...change, expectedVersion: 3 })).event.version).toBe(4)
  })

  describe('obeys those only who keep its host', () => {
    let people: Record<string, Client>
    let host: string
    let coHost: string
    let draft: string
    const MAY = ['organiser', 'editor', 'admin']
    beforeAll(async () => {
      host = (await addPartnership(app)).id
      draft = (await addPartnership(app, { publishedAt: null })).id
      coHost = (await addPartnership(app)).id
      const organiser = await app.appoint(Role.ORGANISER, host)
      people = {
        visitor: app,
        member: await app.signUp(),
        organiser,
        'organiser of a co-host': await app.appoint(Role.ORGANISER, coHost),
        'organiser of another': await app.appoint(Role.ORGANISER, (await addPartnership(app)).id),
        editor: await app.appoint(Role.EDITOR, 'territory_16'),
        'editor elsewhere': await app.appoint(Role.EDITOR, 'territory_14'),
        moderator: await app.appoint(Role.MODERATOR),
        admin,
      }
    })
    const refusal = (who: string) => (who === 'visitor' ? 'UNAUTHENTICATED' : 'FORBIDDEN')

    it('when it is announced', async () => {
      for (const [who, client] of Object.entries(people))
        expect([who, await codeOf(client, SCHEDULE, picnic(host))]).toEqual([
          who,
          MAY.includes(who) ? undefined : refusal(who),
        ])
    })

    it.each([
      ['updated', UPDATE, { title: 'Inny' }],
      ['postponed', POSTPONE, {}],
      ['cancelled', CANCEL, {}],
      ['rescheduled', RESCHEDULE, {}],
    ])('when it is %s', async (_, mutation, input) => {
      const keeper = await app.appoint(Role.ADMIN)
      for (const [who, client] of Object.entries(people)) {
        const { event } = await keep(keeper, SCHEDULE, { ...picnic(host), coHostIds: [coHost] })
        expect(event.coHosts).toEqual([{ id: coHost }])
        const change = { id: event.id, expectedVersion: 1, ...input }
        const expected = MAY.includes(who) ? undefined : refusal(who)
        expect([who, await codeOf(client, mutation, change)]).toEqual([who, expected])
      }
    })

    it('and of a draft, shows it to nobody else', async () => {
      const keeper = await app.appoint(Role.ORGANISER, draft)
      const { event } = await keep(keeper, SCHEDULE, { ...picnic(draft), title: 'Tajny wieczór' })
      const change = { id: event.id, expectedVersion: 1, title: 'Wieczór' }
      expect(await found('tajny')).toEqual([])
      for (const [who, client] of Object.entries(people).filter(
        ([each]) => !['editor', 'admin'].includes(each),
      )) {
        const missing = who === 'visitor' ? 'UNAUTHENTICATED' : 'NOT_FOUND'
        expect([who, await codeOf(client, SCHEDULE, picnic(draft))]).toEqual([who, missing])
        expect([who, await codeOf(client, UPDATE, change)]).toEqual([who, missing])
        expect((await client.data('query One($id: ID!) { event(id: $id) { id } }', event)).event).toBeNull()
      }
      expect((await keep(keeper, UPDATE, change)).event.title).toBe('Wieczór')
    })

    it('and is not there under any other id', async () => {
      const somebody = await app.appoint(Role.ADMIN)
      for (const id of ['event_01jd0000000000000000000000', host, 'event_\u0000', 'ż'.repeat(5_000)])
        for (const mutation of [UPDATE, CANCEL, POSTPONE, RESCHEDULE])
          expect(await codeOf(somebody, mutation, { id, expectedVersion: 1 })).toBe('NOT_FOUND')
    })
  })
})
