import { Event } from '../../../src/modules/event/event.entity'
import { Organisation } from '../../../src/modules/organisation/organisation.entity'
import { Partnership } from '../../../src/modules/partnership/partnership.entity'
import { Territory } from '../../../src/modules/territory/territory.entity'
import { type App, startApp } from '../../support/app'
import { fakeEvent, fakeOrganisation, fakePartnership, fakeTerritory } from '../../support/fakes'
import { subscribe, type Told, TRANSPORTS } from '../../support/subscribe'

const CHANGES = `subscription Changes($after: String, $types: [RecordType!], $territory: String) {
  changes(after: $after, types: $types, territory: $territory) { cursor changes { kind recordId node { id } } }
}`
const EVENTS = `subscription Events($filter: EventFilter, $after: String) {
  eventsChanged(filter: $filter, after: $after) { cursor changes { kind eventId event { title } } }
}`

describe.each(TRANSPORTS)('a subscription over %s', (transport) => {
  let app: App
  const host = fakePartnership({ name: 'Gospodarz' })
  const open: Told[] = []
  const begin = (query: string, variables: Record<string, unknown> = {}) => {
    const told = subscribe(transport, app.url, { query, variables })
    open.push(told)
    return told
  }
  const add = (organisation = fakeOrganisation()) =>
    app.database.write((write) => write.insert(Organisation, [organisation])).then(() => organisation.id)

  beforeAll(async () => {
    app = await startApp()
    await app.database.write(async (write) => {
      await write.insert(Territory, [fakeTerritory('14', null), fakeTerritory('16', null)])
      await write.insert(Partnership, [host])
    })
  })
  afterEach(() => Promise.all(open.splice(0).map((told) => told.end())))
  afterAll(() => app.close())

  it('tells at once where it begins, and then each change as it is committed', async () => {
    const told = begin(CHANGES)
    expect(await told.payload()).toEqual({ cursor: expect.any(String), changes: [] })
    const first = await add()
    expect((await told.payload()).changes).toEqual([
      { kind: 'CREATED', recordId: first, node: { id: first } },
    ])
    await app.database.write((write) => write.delete(Organisation, first))
    expect((await told.payload()).changes).toEqual([{ kind: 'DELETED', recordId: first, node: null }])
  })

  it('continues from any cursor, of a payload and of a query', async () => {
    const { headCursor } = (await app.data('{ changes(first: 1) { headCursor } }')).changes
    const ids = [await add(), await add(), await add()]
    const told = begin(CHANGES, { after: headCursor })
    const { changes, cursor } = await told.payload()
    expect(changes.map(({ recordId }: { recordId: string }) => recordId)).toEqual(ids)
    const later = await add()
    const again = begin(CHANGES, { after: cursor })
    expect((await again.payload()).changes).toMatchObject([{ recordId: later }])
    expect((await told.payload()).changes).toMatchObject([{ recordId: later }])
    const last = await add()
    for (const each of [told, again])
      expect((await each.payload()).changes).toMatchObject([{ recordId: last }])
  })

  it('passes over what its filter leaves out', async () => {
    const told = begin(CHANGES, { types: ['ORGANISATION'], territory: '14' })
    await told.payload()
    await app.database.write((write) => write.update(Partnership, host.id, { summary: `${Math.random()}` }))
    await add(fakeOrganisation({ territoryId: 'territory_16' }))
    const inside = await add(fakeOrganisation({ territoryId: 'territory_14' }))
    expect((await told.payload()).changes).toMatchObject([{ recordId: inside }])
  })

  it('tells of events that a filter finds, and of those that it finds no more', async () => {
    const told = begin(EVENTS, { filter: { territory: '14' } })
    await told.payload()
    const [inside, outside] = ['14', '16'].map((code) =>
      fakeEvent({ partnershipId: host.id, territoryId: `territory_${code}` }),
    ) as [ReturnType<typeof fakeEvent>, ReturnType<typeof fakeEvent>]
    await app.database.write((write) => write.insert(Event, [outside]))
    await app.database.write((write) => write.insert(Event, [inside]))
    expect((await told.payload()).changes).toEqual([
      { kind: 'CREATED', eventId: inside.id, event: { title: inside.title } },
    ])
    await app.database.write((write) => write.update(Event, inside.id, { territoryId: 'territory_16' }))
    expect((await told.payload()).changes).toEqual([{ kind: 'UPDATED', eventId: inside.id, event: null }])
    await app.database.write((write) => write.delete(Event, inside.id))
    expect((await told.payload()).changes).toEqual([{ kind: 'DELETED', eventId: inside.id, event: null }])
  })

  it('tells of comments once they are published', async () => {
    const member = await app.signUp()
    const ADD = `mutation ($subjectId: ID!, $body: String!) {
      addComment(input: { subjectId: $subjectId, body: $body }) { comment { id } } }`
    const write = async (subjectId: string, body: string) =>
      (await member.data(ADD, { subjectId, body })).addComment.comment.id
    const COMMENTS = `subscription Comments($subjectId: ID!, $after: String) {
      commentAdded(subjectId: $subjectId, after: $after) { cursor comments { id body author { id } } } }`
    const event = fakeEvent({ partnershipId: host.id })
    await app.database.write((write) => write.insert(Event, [event]))
    const told = begin(COMMENTS, { subjectId: host.id })
    const { cursor } = await told.payload()
    await write(event.id, 'Gdzie indziej')
    const id = await write(host.id, 'Tutaj')
    expect((await told.payload()).comments).toEqual([{ id, body: 'Tutaj', author: { id: member.id } }])
    await member.data(`mutation { deleteComment(input: { id: "${id}" }) { comment { id } } }`)
    const other = await write(host.id, 'Jeszcze raz')
    expect((await told.payload()).comments).toMatchObject([{ id: other }])
    const again = begin(COMMENTS, { subjectId: host.id, after: cursor })
    expect((await again.payload()).comments).toMatchObject([{ id: other }])
  })
})
