import { Role } from '../../../src/authz/role.enums'
import { addGrant } from '../../../src/modules/account/role/role.mutations'
import { Partnership } from '../../../src/modules/partnership/partnership.entity'
import type { App, Client, Member } from '../../support/app'
import { statementsDuring } from '../../support/statements'
import {
  ACCEPT,
  addPartnership,
  codeOf,
  DECLINE,
  END,
  historyOf,
  keep,
  picnic,
  SCHEDULE,
  startKeeping,
  UPDATE,
} from './mutation-world'

const SEEN = `query Seen($event: ID!, $host: ID!) {
  event(id: $event) { coHosts { id } coHostInvitations { id } }
  partnership(id: $host) { coHostInvitations { id } events { nodes { id } } }
}`

const idsOf = (records: readonly { id: string }[] | undefined) => (records ?? []).map(({ id }) => id)

describe('hosting an event together', () => {
  let app: App
  let admin: Member
  let hosts: { id: string; organiser: Member }[]
  let event: string
  beforeAll(async () => {
    app = await startKeeping()
  })
  afterAll(() => app.close())

  const addHost = async (columns = {}) => {
    const { id } = await addPartnership(app, columns)
    return { id, organiser: await app.appoint(Role.ORGANISER, id) }
  }
  const host = (number: number) => hosts[number] as { id: string; organiser: Member }
  const invite = async (...others: number[]) => {
    const coHostIds = others.map((other) => host(other).id)
    event = (await keep(host(0).organiser, SCHEDULE, { ...picnic(host(0).id), coHostIds })).event.id
  }
  const of = (other: number) => ({ eventId: event, partnershipId: host(other).id })
  /** Who hosts the event with its host, and who is asked to, as a client sees it. */
  const seenBy = async (client: Client) => {
    const seen = await client.data(SEEN, { event, host: host(1).id })
    return {
      coHosts: idsOf(seen.event?.coHosts),
      invited: idsOf(seen.event?.coHostInvitations),
      asked: idsOf(seen.partnership?.coHostInvitations).includes(event),
      listed: idsOf(seen.partnership?.events.nodes).includes(event),
    }
  }
  const hide = (id: string, publishedAt: string | null = null) =>
    app.database.write((write) => write.update(Partnership, id, { publishedAt }))

  beforeEach(async () => {
    admin = await app.appoint(Role.ADMIN)
    hosts = [await addHost(), await addHost(), await addHost()]
  })

  it('is asked of those whom others keep, who alone see it beside the keepers of the host', async () => {
    await invite(1, 2)
    const all = [host(1).id, host(2).id]
    const nothing = { coHosts: [], invited: [], asked: false, listed: false }
    const others = [app, await app.signUp(), await app.appoint(Role.MODERATOR), (await addHost()).organiser]
    for (const each of others) expect(await seenBy(each)).toEqual(nothing)
    expect(await seenBy(host(0).organiser)).toEqual({ ...nothing, invited: all })
    expect(await seenBy(host(1).organiser)).toEqual({ ...nothing, invited: [host(1).id], asked: true })
    expect(await seenBy(host(2).organiser)).toEqual({ ...nothing, invited: [host(2).id] })
    for (const keeper of [admin, await app.appoint(Role.EDITOR, 'territory_16')])
      expect(await seenBy(keeper)).toEqual({ ...nothing, invited: all, asked: true })
    expect(await historyOf(app, event)).toMatchObject([{ kind: 'CREATED' }])
  })

  it('needs no asking where one keeps both', async () => {
    const { organiser } = host(0)
    const grant = { accountId: organiser.id, role: Role.ORGANISER, scopeId: host(1).id, grantedById: null }
    await app.database.write((write) => addGrant(grant, write, new Date()))
    const coHostIds = [host(1).id, host(2).id]
    const { event: kept } = await keep(organiser, SCHEDULE, { ...picnic(host(0).id), coHostIds })
    const [agreed, asked] = [[{ id: host(1).id }], [{ id: host(2).id }]]
    expect(kept).toMatchObject({ coHosts: agreed, coHostInvitations: asked, version: 1 })
    event = kept.id
    expect(await seenBy(app)).toMatchObject({ coHosts: [host(1).id], listed: true })
  })

  it('begins when it is accepted, and is told in the history', async () => {
    await invite(1, 2)
    const { event: accepted } = await keep(host(1).organiser, ACCEPT, of(1))
    expect(accepted).toMatchObject({ coHosts: [{ id: host(1).id }], coHostInvitations: [], version: 2 })
    expect(await seenBy(app)).toMatchObject({ coHosts: [host(1).id], listed: true })
    expect(await seenBy(host(1).organiser)).toMatchObject({ asked: false })
    expect((await historyOf(app, event))[0]).toEqual({
      kind: 'UPDATED',
      role: 'ORGANISER',
      differences: [{ field: 'coHosts', from: [], to: [host(1).id] }],
    })
    expect((await keep(host(1).organiser, ACCEPT, of(1))).event.version).toBe(2)
    expect(await codeOf(host(1).organiser, DECLINE, of(1))).toBe('NOT_FOUND')
  })

  it('does not begin when it is declined, and can be asked again', async () => {
    await invite(1)
    const { event: declined } = await keep(host(1).organiser, DECLINE, of(1))
    expect(declined).toMatchObject({ coHosts: [], coHostInvitations: [], version: 1 })
    for (const mutation of [ACCEPT, DECLINE, END])
      expect(await codeOf(host(1).organiser, mutation, of(1))).toBe('NOT_FOUND')
    const again = { id: event, expectedVersion: 1, coHostIds: [host(1).id] }
    expect((await keep(host(0).organiser, UPDATE, again)).event).toMatchObject({
      version: 1,
      coHostInvitations: [{ id: host(1).id }],
    })
    expect((await keep(host(1).organiser, ACCEPT, of(1))).event.version).toBe(2)
  })

  it.each([
    ['host', 0],
    ['co-host', 1],
  ])('is ended by the %s', async (_, number) => {
    await invite(1)
    await keep(host(1).organiser, ACCEPT, of(1))
    expect((await keep(host(number).organiser, END, of(1))).event).toMatchObject({ version: 3, coHosts: [] })
    expect((await historyOf(app, event))[0].differences).toEqual([
      { field: 'coHosts', from: [host(1).id], to: [] },
    ])
    expect(await codeOf(host(number).organiser, END, of(1))).toBe('NOT_FOUND')
  })

  it('is not asked any more once the host takes it back', async () => {
    await invite(1)
    expect((await keep(host(0).organiser, END, of(1))).event).toMatchObject({
      version: 1,
      coHostInvitations: [],
    })
    expect(await codeOf(host(1).organiser, ACCEPT, of(1))).toBe('NOT_FOUND')
  })

  it('obeys those only who keep one of the two', async () => {
    await invite(1)
    const strangers = {
      visitor: app,
      member: await app.signUp(),
      moderator: await app.appoint(Role.MODERATOR),
      'organiser of another': host(2).organiser,
      'editor elsewhere': await app.appoint(Role.EDITOR, 'territory_14'),
    }
    for (const mutation of [ACCEPT, DECLINE, END])
      for (const [who, client] of Object.entries(strangers))
        expect([who, await codeOf(client, mutation, of(1))]).toEqual([
          who,
          who === 'visitor' ? 'UNAUTHENTICATED' : 'FORBIDDEN',
        ])
    for (const mutation of [ACCEPT, DECLINE])
      expect(await codeOf(host(0).organiser, mutation, of(1))).toBe('FORBIDDEN')
    const editor = await app.appoint(Role.EDITOR, 'territory_16')
    for (const keeper of [editor, admin]) {
      expect((await keep(keeper, ACCEPT, of(1))).event.coHosts).toEqual([{ id: host(1).id }])
      expect((await keep(keeper, END, of(1))).event.coHosts).toEqual([])
      const { version } = (await app.data('query V($id: ID!) { event(id: $id) { version } }', { id: event }))
        .event
      const again = { id: event, expectedVersion: version, coHostIds: [host(1).id] }
      await keep(host(0).organiser, UPDATE, again)
    }
    expect(await codeOf(admin, ACCEPT, of(2))).toBe('NOT_FOUND')
    expect(await codeOf(admin, ACCEPT, of(0))).toBe('NOT_FOUND')
    for (const eventId of ['', 'event_\u0000', host(1).id])
      expect(await codeOf(admin, ACCEPT, { ...of(1), eventId })).toBe('NOT_FOUND')
    for (const partnershipId of ['', 'partnership_\u0000', event])
      expect(await codeOf(admin, END, { ...of(1), partnershipId })).toBe('NOT_FOUND')
  })

  it('is said anew by a list, which replaces those who were there', async () => {
    await invite(1, 2)
    await keep(host(1).organiser, ACCEPT, of(1))
    const update = async (expectedVersion: number, input: object) =>
      (await keep(host(0).organiser, UPDATE, { id: event, expectedVersion, ...input })).event
    const both = { coHosts: [{ id: host(1).id }], coHostInvitations: [{ id: host(2).id }] }
    for (const same of [{}, { coHostIds: [host(1).id, host(2).id, host(1).id] }])
      expect(await update(2, same)).toMatchObject({ ...both, version: 2 })
    expect(await update(2, { coHostIds: [host(1).id], title: 'Razem' })).toMatchObject({
      ...both,
      coHostInvitations: [],
      version: 3,
    })
    expect(await update(3, { coHostIds: [] })).toMatchObject({ coHosts: [], version: 4 })
    expect((await historyOf(app, event))[0].differences).toEqual([
      { field: 'coHosts', from: [host(1).id], to: [] },
    ])
    await keep(host(0).organiser, UPDATE, { id: event, expectedVersion: 4, coHostIds: [host(1).id] })
    const change = { id: event, expectedVersion: 4, coHostIds: [host(1).id, host(2).id] }
    expect((await keep(admin, UPDATE, change)).event).toMatchObject({
      coHosts: [{ id: host(1).id }, { id: host(2).id }],
      coHostInvitations: [],
      version: 5,
    })
  })

  it('has one outcome where it is accepted, declined and taken back at once', async () => {
    await invite(1)
    const answers = await Promise.all([
      host(1).organiser.query(ACCEPT, { input: of(1) }),
      host(1).organiser.query(DECLINE, { input: of(1) }),
      host(0).organiser.query(END, { input: of(1) }),
      host(1).organiser.query(ACCEPT, { input: of(1) }),
    ])
    for (const { errors } of answers)
      for (const { extensions } of errors ?? []) expect(extensions.code).toBe('NOT_FOUND')
    const { coHosts, invited } = await seenBy(admin)
    expect(invited).toEqual([])
    const [newest] = await historyOf(app, event)
    expect(newest.differences?.[0].to ?? []).toEqual(coHosts)
  })

  it('is asked crosswise at once without anybody waiting for ever', async () => {
    const admins = [admin, await app.appoint(Role.ADMIN), await app.appoint(Role.ADMIN)]
    const crosswise = admins.flatMap((each, number) => {
      const coHostIds = [2, 1, 0].filter((other) => other !== number).map((other) => host(other).id)
      return [1, 2, 3].map(() => keep(each, SCHEDULE, { ...picnic(host(number).id), coHostIds }))
    })
    const answers = await Promise.all(crosswise)
    for (const answer of answers) expect(answer.event.coHosts).toHaveLength(2)
  })

  it('shows nobody a partnership that is hidden', async () => {
    await invite(1, 2)
    await keep(host(1).organiser, ACCEPT, of(1))
    await hide(host(1).id)
    await hide(host(2).id)
    expect(await seenBy(app)).toMatchObject({ coHosts: [], invited: [] })
    expect(await seenBy(host(0).organiser)).toMatchObject({ coHosts: [], invited: [] })
    expect(await seenBy(host(2).organiser)).toMatchObject({ coHosts: [], invited: [host(2).id] })
    expect(await seenBy(admin)).toMatchObject({ coHosts: [host(1).id], invited: [host(2).id] })
    expect(await codeOf(host(0).organiser, END, of(1))).toBe('NOT_FOUND')
    // Whoever cannot see them does not send them away by a list without them.
    const change = { id: event, expectedVersion: 2, coHostIds: [] }
    expect((await keep(host(0).organiser, UPDATE, change)).event.version).toBe(2)
    expect(await seenBy(admin)).toMatchObject({ coHosts: [host(1).id], invited: [host(2).id] })
  })

  it('tells the history of nobody who has never been published', async () => {
    await invite(1)
    const draft = await addHost({ publishedAt: null })
    const change = { id: event, expectedVersion: 1, coHostIds: [host(1).id, draft.id] }
    const { event: changed } = await keep(admin, UPDATE, change)
    expect(idsOf(changed.coHosts).sort()).toEqual([host(1).id, draft.id].sort())
    expect((await historyOf(app, event))[0].differences).toEqual([
      { field: 'coHosts', from: [], to: [host(1).id] },
    ])
    const { changes } = await app.data('{ changes(first: 100) { nodes { recordId differences { to } } } }')
    expect(JSON.stringify(changes)).not.toContain(draft.id)
  })

  it('shows nobody an event that is hidden, and asks once it is published', async () => {
    const draft = await addHost({ publishedAt: null })
    const input = { ...picnic(draft.id), coHostIds: [host(1).id] }
    event = (await keep(draft.organiser, SCHEDULE, input)).event.id
    expect(await seenBy(host(1).organiser)).toMatchObject({ asked: false, invited: [] })
    expect(await codeOf(host(1).organiser, ACCEPT, of(1))).toBe('NOT_FOUND')
    expect(await seenBy(draft.organiser)).toMatchObject({ invited: [host(1).id] })
    await hide(draft.id, '2026-01-01T00:00:00.000Z')
    expect(await seenBy(host(1).organiser)).toMatchObject({ asked: true, invited: [host(1).id] })
    expect((await keep(host(1).organiser, ACCEPT, of(1))).event.version).toBe(2)
  })

  it('is looked up for many events in as many statements as for one', async () => {
    const DOCUMENTS = [
      'query Hosted($id: ID!) { partnership(id: $id) { events { nodes { coHostInvitations { id } } } } }',
      'query Asked($id: ID!) { partnership(id: $id) { coHostInvitations { coHostInvitations { id } } } }',
    ]
    const counts = async () => {
      const found: number[] = []
      for (const document of DOCUMENTS)
        found.push((await statementsDuring(() => admin.data(document, { id: host(1).id }))).length)
      return found
    }
    await invite(1)
    const few = await counts()
    for (const others of [[1], [1, 2], [2, 1]]) await invite(...others)
    expect(await counts()).toEqual(few)
  })
})
