import { connect } from 'node:net'
import { Organisation } from '../../../src/modules/organisation/organisation.entity'
import type { Any } from '../../support/app'
import { fakeOrganisation } from '../../support/fakes'
import { type Door, expectServed, openDoor } from '../server-under-test'
import { RawSocket } from './raw-socket'

const CHANGES = 'subscription { changes { cursor changes { recordId } } }'

describe('a WebSocket', () => {
  let door: Door
  beforeAll(async () => {
    door = await openDoor()
  })
  afterEach(() => expectServed(door))
  afterAll(() => door.close())

  const closes = async (socket: RawSocket) => (await socket.closed).code

  it.each<[string, string | Buffer, number]>([
    ['text that is no JSON', 'nonsense', 4400],
    ['a message of no known type', '{"type":"start"}', 4400],
    ['JSON that is no message', '[]', 4400],
    ['bytes that are no text', Buffer.from([0xff, 0xfe, 0x00]), 4400],
    ['a frame over the limit of a request', 'x'.repeat(100_001), 1009],
    [
      'a subscription before connection_init',
      '{"type":"subscribe","id":"1","payload":{"query":"{a}"}}',
      4401,
    ],
  ])('is closed for %s', async (_, message, code) => {
    const socket = await new RawSocket(door.url).open()
    socket.socket.send(message)
    expect(await closes(socket)).toBe(code)
  })

  it('is closed for a frame that is none', async () => {
    const socket = await new RawSocket(door.url).init()
    await socket.message('connection_ack')
    Reflect.get(socket.socket, '_socket').write(Buffer.from([0xf3, 0xff, 0x01, 0x02]))
    expect(await closes(socket)).toBe(1002)
  })

  it('is closed where connection_init comes twice, and where an id is used twice', async () => {
    const twice = await (await new RawSocket(door.url).init()).init()
    expect(await closes(twice)).toBe(4429)
    const same = await new RawSocket(door.url).init()
    await same.message('connection_ack')
    for (const _ of [1, 2]) same.subscribe(CHANGES, 'the same')
    expect(await closes(same)).toBe(4409)
  })

  it('is closed where connection_init never comes', async () => {
    expect(await closes(await new RawSocket(door.url).open())).toBe(4408)
  })

  it.each([
    ['a query', '{ sectors { code } }', 'OPERATION_RESOLUTION_FAILURE', /POST/],
    ['a mutation', 'mutation { signOut { viewer { id } } }', 'OPERATION_RESOLUTION_FAILURE', /POST/],
    ['a document that is none', 'subscription {', 'GRAPHQL_PARSE_FAILED', /Syntax/],
    ['an unknown field', 'subscription { changes { colour } }', 'GRAPHQL_VALIDATION_FAILED', /colour/],
    [
      'two fields',
      'subscription { changes { cursor } eventsChanged { cursor } }',
      'GRAPHQL_VALIDATION_FAILED',
      /one/,
    ],
    ['introspection', 'subscription { __schema { types { name } } }', 'GRAPHQL_VALIDATION_FAILED', /./],
    [
      'a selection that is too dear',
      'subscription { changes { changes { node { ... on Partnership { events(first: 100) { nodes { comments(first: 100) { nodes { id } } } } } } } } }',
      'QUERY_TOO_EXPENSIVE',
      /nodes/,
    ],
    [
      'too many tokens',
      `subscription { changes { ${'cursor '.repeat(2_000)} } }`,
      'QUERY_TOO_EXPENSIVE',
      /tokens/,
    ],
    ['a cursor that is none', 'subscription { changes(after: "x") { cursor } }', 'BAD_USER_INPUT', /after/],
    [
      'an unknown subject',
      'subscription { commentAdded(subjectId: "event_1") { cursor } }',
      'NOT_FOUND',
      /subjectId/,
    ],
    [
      'a filter that is wrong',
      'subscription { eventsChanged(filter: { near: { latitude: 91, longitude: 0, radiusKm: 1 } }) { cursor } }',
      'BAD_USER_INPUT',
      /latitude/,
    ],
  ])('refuses %s, and goes on', async (_, query, code, message) => {
    const socket = await new RawSocket(door.url).init()
    await socket.message('connection_ack')
    socket.subscribe(query)
    const { payload } = await socket.message('error')
    expect(payload[0]).toMatchObject({ message: expect.stringMatching(message), extensions: { code } })
    socket.subscribe(CHANGES, '2')
    expect((await socket.message('next')).id).toBe('2')
    socket.socket.close()
    const accept = 'text/event-stream'
    const headers = { 'content-type': 'application/json', accept }
    const answer = await door.fetch('/graphql', { method: 'POST', headers, body: JSON.stringify({ query }) })
    expect(answer.headers.get('content-type')).toContain(accept)
    expect(answer.text).toContain(code)
    expect(answer.text).toContain('event: complete')
  })

  it('refuses cursors of others, and those that were tampered with or are too old', async () => {
    await door.database.write((write) => write.insert(Organisation, [fakeOrganisation()]))
    const ask = async (query: string) => (await door.post(query)).json.data as Any
    const { changes } = await ask('{ changes { headCursor } }')
    const { organisations } = await ask('{ organisations { pageInfo { endCursor } } }')
    const text = Buffer.from(changes.headCursor, 'base64url').toString()
    const tampered = Buffer.from(text.replace(/\d(?=\.)/, (digit) => (digit === '8' ? '7' : '8')))
    const socket = await new RawSocket(door.url).init()
    await socket.message('connection_ack')
    const codeOf = async (after: string) => {
      socket.subscribe(`subscription { changes(after: "${after}") { cursor } }`)
      return (await socket.message('error')).payload[0].extensions.code
    }
    for (const after of [
      tampered.toString('base64url'),
      organisations.pageInfo.endCursor,
      '',
      'a'.repeat(5_000),
    ])
      expect(await codeOf(after)).toBe('BAD_USER_INPUT')
    await door.database.write((write) => write.insert(Organisation, [fakeOrganisation()]))
    await door.database.dataSource.query('UPDATE "registry" SET "changesFrom" = "version" + 1')
    expect(await codeOf(changes.headCursor)).toBe('RESYNC_REQUIRED')
    await door.database.dataSource.query('UPDATE "registry" SET "changesFrom" = 1')
    socket.socket.close()
  })

  it('is refused by HTTP where its handshake is wrong', async () => {
    const refused = (headers: Record<string, string>) =>
      new Promise<string>((resolve) => {
        const lines = Object.entries({
          Host: 'localhost',
          Connection: 'Upgrade',
          Upgrade: 'websocket',
          ...headers,
        })
        const socket = connect(Number(new URL(door.url).port), '127.0.0.1')
        let text = ''
        socket.on('data', (part) => {
          text += part
        })
        socket.on('close', () => resolve(text))
        socket.write(`GET /graphql HTTP/1.1\r\n${lines.map((line) => line.join(': ')).join('\r\n')}\r\n\r\n`)
      })
    expect(await refused({})).toMatch(/^HTTP\/1.1 400/)
    expect(await refused({ 'Sec-WebSocket-Key': 'short', 'Sec-WebSocket-Version': '13' })).toMatch(
      /^HTTP\/1.1 400/,
    )
  })

  it('is not needed by those who offer HTTP/2 with a request', async () => {
    const body = JSON.stringify({ query: '{ __typename }' })
    const socket = connect(Number(new URL(door.url).port), '127.0.0.1')
    socket.write(
      `POST /graphql HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQCAAAAAAIAAAAA\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n`,
    )
    socket.write(body)
    const answer = await new Promise<string>((resolve) => {
      socket.once('data', (part) => resolve(String(part)))
    })
    expect(answer).toMatch(/^HTTP\/1.1 200 .*"__typename":"Query"/s)
    socket.destroy()
  })
})
