import { createHash } from 'node:crypto'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { codesOf, type Door, expectServed, openDoor } from '../server-under-test'
import { RawSocket } from './raw-socket'

const CHANGES = 'subscription Changes { changes { cursor } }'

describe('subscriptions are limited', () => {
  let door: Door
  const open: RawSocket[] = []
  afterEach(async () => {
    for (const { socket } of open.splice(0)) socket.terminate()
    await expectServed(door)
    await door.close()
  })

  const connect = (address = '203.0.113.1') => {
    const socket = new RawSocket(door.url, { headers: { 'x-forwarded-for': address } })
    open.push(socket)
    return socket
  }
  const ready = async (address?: string) => {
    const socket = await connect(address).init()
    await socket.message('connection_ack')
    return socket
  }
  /** Its first answer: a payload, or the code of what is wrong. */
  const answered = async (socket: RawSocket, id: string) => {
    socket.subscribe(CHANGES, id)
    const { type, payload } = await socket.message('next', 'error')
    return type === 'next' ? 'next' : payload[0].extensions.code
  }
  const stream = (address: string, parameters: object = { query: CHANGES }) =>
    fetch(`${door.url}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'text/event-stream',
        'x-forwarded-for': address,
      },
      body: JSON.stringify(parameters),
    })

  it('on one connection', async () => {
    door = await openDoor({ TRUST_PROXY: 'true' })
    const socket = await ready()
    for (let id = 1; id <= 20; id++) expect(await answered(socket, String(id))).toBe('next')
    expect(await answered(socket, '21')).toBe('RATE_LIMITED')
    socket.send({ type: 'complete', id: '1' })
    expect(await answered(socket, '22')).toBe('next')
  })

  it('of one address and in all, over both protocols together', async () => {
    door = await openDoor({ TRUST_PROXY: 'true', MAX_SUBSCRIPTIONS_PER_CLIENT: '3', MAX_SUBSCRIPTIONS: '5' })
    const socket = await ready()
    for (const id of ['1', '2']) expect(await answered(socket, id)).toBe('next')
    const third = await stream('203.0.113.1')
    expect(third.status).toBe(200)
    const fourth = await stream('203.0.113.1')
    expect([fourth.status, fourth.headers.get('retry-after')]).toEqual([429, '30'])
    expect(await answered(socket, '4')).toBe('RATE_LIMITED')
    const others = [await stream('203.0.113.2'), await stream('203.0.113.2')]
    expect(others.map(({ status }) => status)).toEqual([200, 200])
    expect((await stream('203.0.113.3')).status).toBe(503)
    for (const each of [third, ...others]) await each.body?.cancel()
    let again = await stream('203.0.113.3')
    // The server learns by and by that the others have gone.
    while (again.status !== 200) again = await stream('203.0.113.3')
    await again.body?.cancel()
  })

  it('in how many begin in a minute', async () => {
    door = await openDoor({ TRUST_PROXY: 'true', RATE_LIMIT_PER_MINUTE: '5' })
    const socket = await ready()
    for (let id = 1; id <= 5; id++) {
      expect(await answered(socket, String(id))).toBe('next')
      socket.send({ type: 'complete', id: String(id) })
    }
    expect(await answered(socket, '6')).toBe('RATE_LIMITED')
  })

  it('in the connections of one address and in all', async () => {
    door = await openDoor({
      TRUST_PROXY: 'true',
      MAX_SUBSCRIPTIONS_PER_CLIENT: '10',
      MAX_SUBSCRIPTIONS: '100',
    })
    const of = (address: string, count: number) => Array.from({ length: count }, () => connect(address))
    const outcomes = (sockets: RawSocket[]) =>
      Promise.all(
        sockets.map((socket) =>
          Promise.race([socket.init().then(() => 101), socket.closed.then(({ code }) => code)]),
        ),
      )
    const count = (found: number[], wanted: number) => found.filter((each) => each === wanted).length
    const own = await outcomes(of('203.0.113.1', 30))
    expect([count(own, 101), count(own, 429)]).toEqual([10, 20])
    const all = await outcomes(Array.from({ length: 40 }, (_, index) => of(`198.51.100.${index}`, 10)).flat())
    expect([count(all, 101), count(all, 503)]).toEqual([90, 310])
  })

  it('to the documents of the applications, where these are named', async () => {
    const hash = createHash('sha256').update(CHANGES).digest('hex')
    const path = join(mkdtempSync(join(tmpdir(), 'trusted-')), 'manifest.json')
    writeFileSync(path, JSON.stringify({ [hash]: CHANGES, other: '{ __typename }' }))
    door = await openDoor({ TRUST_PROXY: 'true', TRUSTED_DOCUMENTS: path })
    const socket = await ready()
    socket.subscribe('', '1', { extensions: { persistedQuery: { version: 1, sha256Hash: hash } } })
    expect((await socket.message('next', 'error')).type).toBe('next')
    socket.subscribe(CHANGES, '2')
    expect((await socket.message('next', 'error')).type).toBe('next')
    socket.subscribe('subscription { changes { changes { recordId } } }', '3')
    expect((await socket.message('next', 'error')).payload[0].extensions.code).toBe('BAD_REQUEST')
    const named = await stream('203.0.113.1', { documentId: hash })
    expect(named.status).toBe(200)
    await named.body?.cancel()
    expect(
      (await stream('203.0.113.1', { query: 'subscription { changes { changes { id } } }' })).status,
    ).toBe(400)
  })

  it('to event streams where a single answer would not do', async () => {
    door = await openDoor({ TRUST_PROXY: 'true' })
    const plain = await door.post(CHANGES)
    expect([codesOf(plain), plain.json.errors?.[0]?.message]).toEqual([
      ['OPERATION_RESOLUTION_FAILURE'],
      expect.stringContaining('text/event-stream'),
    ])
    const query = await door.post('{ __typename }', {}, { accept: 'application/json, text/event-stream' })
    expect(query.json).toEqual({ data: { __typename: 'Query' } })
  })
})

describe('an event stream', () => {
  let door: Door
  beforeAll(async () => {
    door = await openDoor()
  })
  afterAll(() => door.close())

  it('is what a browser’s EventSource takes, and continues from the id that it has seen', async () => {
    const address = `${door.url}/graphql?query=${encodeURIComponent('subscription { changes { cursor } }')}`
    const first = async (headers: Record<string, string> = {}) => {
      const response = await fetch(address, { headers: { accept: 'text/event-stream', ...headers } })
      expect(response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8')
      expect(response.headers.get('access-control-allow-origin')).toBe('*')
      expect(response.headers.get('x-content-type-options')).toBe('nosniff')
      let text = ''
      for await (const part of response.body as unknown as AsyncIterable<Uint8Array>) {
        text += Buffer.from(part).toString()
        if (/data: .*\n\n/.test(text)) break
      }
      return text
    }
    const [, id] = /^id: (.+)$/m.exec(await first()) ?? []
    expect(await first({ 'last-event-id': id as string })).toContain(`"cursor":"${id}"`)
    expect(await first({ 'last-event-id': 'nonsense' })).toContain('BAD_USER_INPUT')
  })
})
