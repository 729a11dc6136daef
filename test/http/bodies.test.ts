import { randomBytes } from 'node:crypto'
import { connect } from 'node:net'
import { brotliCompressSync, constants, deflateSync, gzipSync } from 'node:zlib'
import { codesOf, type Door, expectServed, GRAPHQL_RESPONSE, openDoor } from './server-under-test'

const JSON_TYPE = { 'content-type': 'application/json' }
const GOOD = JSON.stringify({ query: '{ __typename }' })
const padded = (bytes: number) => `${GOOD.slice(0, -1)},"pad":"${'x'.repeat(bytes - GOOD.length - 9)}"}`

describe('a body that is not as it should be', () => {
  let door: Door
  beforeAll(async () => {
    door = await openDoor()
  })
  afterAll(() => door.close())
  afterEach(() => expectServed(door))

  const send = (body: RequestInit['body'] | undefined, headers: Record<string, string> = JSON_TYPE) =>
    door.fetch('/graphql', { method: 'POST', body, headers })

  it.each<[string, number, RequestInit['body'] | undefined, Record<string, string>?]>([
    ['invalid JSON', 400, '{ "query": '],
    ['no body', 400, undefined],
    ['a number', 400, '5'],
    ['null', 400, 'null'],
    ['a list, as batches are', 400, `[${GOOD}, ${GOOD}]`],
    ['an object without a query', 400, '{ "qeury": "{ __typename }" }'],
    ['a query that is no text', 400, '{ "query": { "kind": "Document" } }'],
    ['variables as text', 400, '{ "query": "{ __typename }", "variables": "{}" }'],
    ['a poisoned object', 400, '{ "query": "{ __typename }", "__proto__": { "query": "x" } }'],
    ['JSON nested 40,000 deep', 400, `${'['.repeat(40_000)}${']'.repeat(40_000)}`],
    ['text', 415, GOOD, { 'content-type': 'text/plain' }],
    ['a form', 415, new URLSearchParams({ query: '{ __typename }' }), {}],
    ['a form in parts', 415, new FormData(), {}],
    ['a document', 415, '{ __typename }', { 'content-type': 'application/graphql' }],
    ['what claims no type', 415, Buffer.from(GOOD), {}],
    ['what claims a type that is none', 415, GOOD, { 'content-type': 'json' }],
    ['an unknown encoding', 415, GOOD, { ...JSON_TYPE, 'content-encoding': 'zip' }],
    ['two encodings', 415, gzipSync(gzipSync(GOOD)), { ...JSON_TYPE, 'content-encoding': 'gzip, gzip' }],
    ['what is not gzip', 400, GOOD, { ...JSON_TYPE, 'content-encoding': 'gzip' }],
    ['half of a gzip', 400, gzipSync(GOOD).subarray(0, 20), { ...JSON_TYPE, 'content-encoding': 'gzip' }],
  ])('%s gets a %i', async (_what, status, body, ...[headers]) => {
    const answer = await send(body, headers)
    expect([answer.status, codesOf(answer)]).toEqual([status, ['BAD_REQUEST']])
  })

  it.each<[string, RequestInit['body'], Record<string, string>?]>([
    ['more than 100 kB', padded(100_001)],
    [
      '90 kB that grow to more',
      gzipSync(Buffer.concat([Buffer.from(GOOD), randomBytes(89_000), Buffer.alloc(12_000, 32)])),
      { 'content-encoding': 'gzip' },
    ],
    ['a gzip bomb', gzipSync(Buffer.alloc(50_000_000, 32)), { 'content-encoding': 'gzip' }],
    ['a deflate bomb', deflateSync(Buffer.alloc(50_000_000, 32)), { 'content-encoding': 'deflate' }],
    [
      'a brotli bomb',
      brotliCompressSync(Buffer.alloc(50_000_000, 32), { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } }),
      { 'content-encoding': 'br' },
    ],
    ['more than 100 kB before inflating', gzipSync(randomBytes(110_000)), { 'content-encoding': 'gzip' }],
  ])('%s is too large', async (_what, body, ...[headers]) => {
    const answer = await send(body, { ...JSON_TYPE, ...headers })
    expect([answer.status, codesOf(answer)]).toEqual([413, ['PAYLOAD_TOO_LARGE']])
  })

  it('more than 100 kB in chunks, without a length, is too large', async () => {
    const chunks = ['x', 'x', 'x'].map((letter) => Buffer.from(letter.repeat(40_000)))
    const body = new ReadableStream({
      pull: (stream) => {
        const chunk = chunks.pop()
        if (chunk) stream.enqueue(chunk)
        else stream.close()
      },
    })
    const answer = await door.fetch('/graphql', {
      method: 'POST',
      headers: JSON_TYPE,
      body,
      duplex: 'half',
    } as RequestInit)
    expect([answer.status, codesOf(answer)]).toEqual([413, ['PAYLOAD_TOO_LARGE']])
  })

  it.each<[string, RequestInit['body'], Record<string, string>?]>([
    ['of 100 kB', padded(100_000)],
    ['in gzip', gzipSync(padded(100_000)), { 'content-encoding': 'gzip' }],
    ['in deflate', deflateSync(GOOD), { 'content-encoding': 'deflate' }],
    ['in brotli', brotliCompressSync(GOOD), { 'content-encoding': 'br' }],
    ['with the encoding in capitals', gzipSync(GOOD), { 'content-encoding': 'GZIP' }],
    ['as it is', GOOD, { 'content-encoding': 'identity' }],
    ['with a charset', GOOD, { 'content-type': 'application/json; charset=utf-8' }],
  ])('a good one is served %s', async (_how, body, ...[headers]) => {
    expect(await send(body, { ...JSON_TYPE, ...headers })).toMatchObject({
      status: 200,
      json: { data: { __typename: 'Query' } },
    })
  })

  it('a mutation by GET is not allowed', async () => {
    for (const accept of ['application/json', GRAPHQL_RESPONSE]) {
      const answer = await door.fetch(`/graphql?query=${encodeURIComponent('mutation { __typename }')}`, {
        headers: { accept },
      })
      expect([answer.status, codesOf(answer), answer.headers.get('allow')]).toEqual([
        405,
        ['BAD_REQUEST'],
        'POST',
      ])
    }
  })

  it.each(['PUT', 'PATCH', 'DELETE'])('%s is not allowed', async (method) => {
    const answer = await door.fetch('/graphql', { method, headers: JSON_TYPE, body: GOOD })
    expect([answer.status, codesOf(answer), answer.headers.get('allow')]).toEqual([
      405,
      ['BAD_REQUEST'],
      'GET, POST',
    ])
  })

  it.each(['image/png', 'text/html', 'application/json;q=0'])(
    'an answer in %s cannot be had',
    async (accept) => {
      const answer = await send(GOOD, { ...JSON_TYPE, accept })
      expect([answer.status, codesOf(answer)]).toEqual([406, ['BAD_REQUEST']])
    },
  )

  it.each([
    ['variables that are no JSON', 'query={__typename}&variables={'],
    ['two queries', 'query={__typename}&query={__typename}'],
    ['no query', 'variables={}'],
  ])('a GET with %s gets a 400', async (_what, search) => {
    const answer = await door.fetch(`/graphql?${search}`)
    expect([answer.status, codesOf(answer)]).toEqual([400, ['BAD_REQUEST']])
  })

  it('an address with a broken escape gets a 400', async () => {
    const answer = await door.fetch('/graphql%')
    expect([answer.status, codesOf(answer)]).toEqual([400, ['BAD_REQUEST']])
  })

  it.each(['', '%', 'a b', '[::1'])('a host "%s" gets a 400', async (host) => {
    const answer = await raw(
      door.url,
      `GET /graphql?query={__typename} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`,
    )
    expect(answer).toMatch(/^HTTP\/1\.1 400 /)
    expect(answer).toContain('"BAD_REQUEST"')
  })

  it('what is not HTTP gets a 400', async () => {
    expect(await raw(door.url, 'Dzień dobry\r\n\r\n')).toMatch(/^HTTP\/1\.1 400 /)
  })

  it('a client that leaves in the middle of its body does no harm', async () => {
    const head =
      'POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n'
    for (const encoding of ['identity', 'gzip']) {
      const socket = connect(Number(new URL(door.url).port), '127.0.0.1')
      await new Promise<void>((written) =>
        socket.write(`${head}Content-Encoding: ${encoding}\r\n\r\n{ "query"`, () => written()),
      )
      socket.resetAndDestroy()
    }
  })

  it('none of this was our fault', () => {
    expect(door.log.filter(({ level }) => Number(level) >= 50)).toEqual([])
  })
})

/** Everything that the server answers on a connection of its own. */
function raw(url: string, request: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(url).port), '127.0.0.1', () => socket.write(request))
    let answer = ''
    socket.on('data', (data) => {
      answer += data
    })
    socket.on('end', () => resolve(answer))
    socket.on('error', reject)
  })
}
