import { openDatabase } from '../../../src/database/database'
import { Organisation } from '../../../src/modules/organisation/organisation.entity'
import { Partnership } from '../../../src/modules/partnership/partnership.entity'
import { RawSocket } from '../../http/subscriptions/raw-socket'
import { type App, startApp } from '../../support/app'
import { databaseKind } from '../../support/database'
import { fakeOrganisation, fakePartnership } from '../../support/fakes'
import { statementsDuring } from '../../support/statements'
import { subscribe } from '../../support/subscribe'

const ON_ONE_SOCKET = 20
const SOCKETS = 10

const QUERY = `subscription ($after: String) { changes(after: $after) {
  cursor changes { kind recordId node { id ... on Organisation { name sector { name } } } } } }`

describe('many who subscribe to the same', () => {
  let app: App
  const sockets: RawSocket[] = []
  beforeAll(async () => {
    app = await startApp({ MAX_SUBSCRIPTIONS_PER_CLIENT: '1000' })
  })
  afterAll(() => app.close())

  const add = () => {
    const made = fakeOrganisation({ sectorId: null })
    return app.database.write((write) => write.insert(Organisation, [made])).then(() => made.id)
  }
  const subscribeAll = async (socket: RawSocket, count: number) => {
    await socket.init()
    await socket.message('connection_ack')
    const ids = Array.from({ length: count }, (_, index) => String(index))
    const { headCursor } = (await app.data('{ changes(first: 1) { headCursor } }')).changes
    for (const [index, id] of ids.entries())
      socket.subscribe(QUERY, id, { variables: { after: index % 2 ? headCursor : null } })
    for (const _ of ids) await socket.message('next')
    return socket
  }
  /** Each learns of one change. */
  const heardBy = async (subscribers: readonly [RawSocket, number][]) => {
    const id = await add()
    for (const [socket, count] of subscribers)
      for (let number = 0; number < count; number++) {
        const { payload } = await socket.message('next')
        expect(payload.data.changes.changes).toMatchObject([{ recordId: id }])
      }
  }

  it('cost the statements of one', async () => {
    const first = await subscribeAll(new RawSocket(app.url), 1)
    // The first time, statements are prepared.
    await heardBy([[first, 1]])
    const alone = await statementsDuring(() => heardBy([[first, 1]]))
    for (let number = 0; number < SOCKETS; number++)
      sockets.push(await subscribeAll(new RawSocket(app.url), ON_ONE_SOCKET))
    const all: [RawSocket, number][] = [
      [first, 1],
      ...sockets.map((socket): [RawSocket, number] => [socket, ON_ONE_SOCKET]),
    ]
    const together = await statementsDuring(() => heardBy(all))
    process.stdout.write(
      `a change for ${SOCKETS * ON_ONE_SOCKET + 1} subscribers: ${together.length} statements; for one: ${alone.length}\n`,
    )
    expect(together.length).toBeLessThanOrEqual(alone.length + 1)
    expect(together.length).toBeLessThanOrEqual(6)
    for (const [socket] of all) socket.socket.close()
  })
})

describe('a subscription', () => {
  let app: App
  beforeAll(async () => {
    app = await startApp()
  })
  afterAll(() => app.close())

  it('hears of what another process writes', async () => {
    const other = await openDatabase(app.databaseUrl)
    const told = subscribe('graphql-sse', app.url, { query: QUERY })
    await told.payload()
    for (let number = 0; number < 3; number++) {
      const made = fakeOrganisation()
      await other.write((write) => write.insert(Organisation, [made]))
      expect((await told.payload()).changes).toMatchObject([{ recordId: made.id }])
    }
    if (databaseKind === 'postgres') {
      const end = await app.database.dataSource.query(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'LISTEN %'`,
      )
      expect(end.length).toBeGreaterThan(0)
      const made = fakeOrganisation()
      await other.write((write) => write.insert(Organisation, [made]))
      expect((await told.payload()).changes).toMatchObject([{ recordId: made.id }])
    }
    await told.end()
    await other.close()
  })
})

describe('a client that does not read', () => {
  let app: App
  beforeAll(async () => {
    app = await startApp({ MAX_SUBSCRIPTIONS_PER_CLIENT: '1' })
  })
  afterAll(() => app.close())

  const WANTED = `subscription ($after: String) { changes(after: $after) {
    cursor changes { recordId node { ... on Partnership { description } } } } }`

  const write = async (description: string | null) => {
    const many = Array.from({ length: 100 }, () => fakePartnership({ description }))
    await app.database.write((writing) => writing.insert(Partnership, many))
    return many.map(({ id }) => id)
  }
  /** While a subscription of this address is open, no other is. */
  const isCut = async () => {
    const query = encodeURIComponent('subscription { changes { cursor } }')
    const response = await fetch(`${app.url}/graphql?query=${query}`, {
      headers: { accept: 'text/event-stream' },
    })
    await response.body?.cancel()
    return response.status === 200
  }

  it('is cut, and continues from the cursor', async () => {
    const socket = await new RawSocket(app.url).init()
    await socket.message('connection_ack')
    socket.subscribe(WANTED)
    await socket.message('next')
    socket.socket.pause()
    const written: string[] = []
    // First so much that the system keeps no more of it for the connection.
    for (let round = 0; round < 7; round++) written.push(...(await write('x'.repeat(20_000))))
    do written.push(...(await write(null)))
    while (!(await isCut()))
    socket.socket.resume()
    const seen: string[] = []
    const take = (changes: readonly { recordId: string }[]) =>
      seen.push(...changes.map(({ recordId }) => recordId))
    let after = ''
    for (;;) {
      const { payload } = await socket.message('next')
      if (payload.errors) {
        expect(payload.errors[0].extensions).toMatchObject({ code: 'RATE_LIMITED', cursor: after })
        break
      }
      after = payload.data.changes.cursor
      take(payload.data.changes.changes)
    }
    expect(seen.length).toBeLessThan(written.length)
    socket.socket.close()
    // From elsewhere: here it may not be noticed yet that the last one has ended.
    const again = await new RawSocket(app.url, { headers: { 'x-forwarded-for': '203.0.113.9' } }).init()
    await again.message('connection_ack')
    again.subscribe(WANTED, '1', { variables: { after } })
    while (seen.length < written.length) take((await again.message('next')).payload.data.changes.changes)
    expect(seen).toEqual(written)
    again.socket.close()
  })
})
