import { createHash } from 'node:crypto'
import { ApolloClient, gql, HttpLink, InMemoryCache } from '@apollo/client'
import { PersistedQueryLink } from '@apollo/client/link/persisted-queries'
import { codesOf, type Door, expectServed, GRAPHQL_RESPONSE, openDoor } from './server-under-test'

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

describe('automatic persisted queries', () => {
  let door: Door
  beforeAll(async () => {
    door = await openDoor()
  })
  afterAll(() => door.close())
  afterEach(() => expectServed(door))

  const ask = (persistedQuery: unknown, query?: string) =>
    door.fetch('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: GRAPHQL_RESPONSE },
      body: JSON.stringify({ query, extensions: { persistedQuery } }),
    })

  it('are asked for by their hash, sent once, and known from then on, by GET too', async () => {
    const query = '{ sectors { id code } }'
    const persisted = { version: 1, sha256Hash: sha256(query) }
    const unknown = await ask(persisted)
    expect([unknown.status, codesOf(unknown), unknown.json.errors?.[0]?.message]).toEqual([
      200,
      ['PERSISTED_QUERY_NOT_FOUND'],
      'PersistedQueryNotFound',
    ])
    expect((await ask(persisted, query)).json.errors).toBeUndefined()
    expect((await ask(persisted)).json.data).toHaveProperty('sectors.2.code')
    const search = new URLSearchParams({ extensions: JSON.stringify({ persistedQuery: persisted }) })
    expect((await door.fetch(`/graphql?${search}`)).json.data).toHaveProperty('sectors.2.code')
  })

  it.each([
    ['a hash of another document', { version: 1, sha256Hash: sha256('{ __typename }') }],
    ['no hash', { version: 1 }],
    ['another version', { version: 2, sha256Hash: sha256('{ sectors { id } }') }],
    ['a text', 'sectors'],
  ])('with %s are a bad request', async (_what, persisted) => {
    const answer = await ask(persisted, '{ sectors { id } }')
    expect([answer.status, codesOf(answer)]).toEqual([400, ['BAD_REQUEST']])
  })

  it('too expensive are not kept', async () => {
    const query = `{ ${'__typename '.repeat(21)} }`
    const persisted = { version: 1, sha256Hash: sha256(query) }
    expect(codesOf(await ask(persisted, query))).toEqual(['QUERY_TOO_EXPENSIVE'])
    expect(codesOf(await ask(persisted))).toEqual(['PERSISTED_QUERY_NOT_FOUND'])
  })

  it.each([
    ['GET', gql`query ByGet { sectors { id name } }`],
    ['POST', gql`query ByPost { sectors { id name } }`],
  ])('get through from Apollo Client, with hashes by %s', async (method, query) => {
    const asked: string[] = []
    const http = new HttpLink({
      uri: `${door.url}/graphql`,
      fetch: (address, request) => {
        const hasDocument = /[?&]query=|"query":/.test(`${address} ${request?.body}`)
        asked.push(`${request?.method}${hasDocument ? ' document' : ''}`)
        return fetch(address, request)
      },
    })
    const link = new PersistedQueryLink({ sha256, useGETForHashedQueries: method === 'GET' }).concat(http)
    const client = new ApolloClient({ link, cache: new InMemoryCache() })
    const ask = () => client.query<{ sectors: { id: string }[] }>({ query, fetchPolicy: 'network-only' })
    expect((await ask()).data?.sectors).toHaveLength(3)
    expect((await ask()).data?.sectors).toHaveLength(3)
    // The hash, which is not known; the hash with the document; the hash again.
    expect(asked).toEqual([method, 'POST document', method])
    client.stop()
  })
})
