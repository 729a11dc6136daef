import { type Door, expectServed, openDoor } from './server-under-test'

const LEVELS = 5_000

const nested = (levels: number, [open, close]: readonly [string, string]) =>
  `${open.repeat(levels)}1${close.repeat(levels)}`

const withVariable = (query: string) => (deep: string) =>
  `{"query":${JSON.stringify(query)},"variables":{"deep":${deep}}}`

const BODIES: Readonly<Record<string, (deep: string) => string>> = {
  'a variable that is not declared': withVariable('{ sectors { code } }'),
  'an id': withVariable('query ($deep: ID! = "x") { node(id: $deep) { id } }'),
  'a list of ids': withVariable('query ($deep: [ID!]! = []) { nodes(ids: $deep) { id } }'),
  'a filter': withVariable('query ($deep: PartnershipFilter) { partnerships(filter: $deep) { totalCount } }'),
  representations: withVariable(
    'query ($deep: [_Any!]! = []) { _entities(representations: $deep) { __typename } }',
  ),
  'the input of a mutation': withVariable(
    'mutation ($deep: SignInInput!) { signIn(input: $deep) { token } }',
  ),
  'all variables': (deep) => `{"query":"{ sectors { code } }","variables":${deep}}`,
  'the query': (deep) => `{"query":${deep}}`,
  'the name of the operation': (deep) => `{"query":"{ sectors { code } }","operationName":${deep}}`,
  extensions: (deep) => `{"query":"{ sectors { code } }","extensions":${deep}}`,
  'a persisted query': (deep) => `{"extensions":{"persistedQuery":${deep}}}`,
  'the hash of a persisted query': (deep) =>
    `{"extensions":{"persistedQuery":{"version":1,"sha256Hash":${deep}}}}`,
  'the whole body': (deep) => deep,
}

describe('JSON that is nested 5,000 deep', () => {
  let door: Door
  beforeAll(async () => {
    door = await openDoor()
  })
  afterAll(() => door.close())
  afterEach(async () => {
    await expectServed(door)
    expect(door.log.filter(({ level }) => Number(level) >= 50)).toEqual([])
  })

  const lists = nested(LEVELS, ['[', ']'])
  const objects = nested(LEVELS, ['{"a":', '}'])

  it.each(Object.entries(BODIES))('is refused as %s', async (_where, body) => {
    for (const deep of [lists, objects]) {
      const { status, json } = await door.fetch('/graphql', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: body(deep),
      })
      expect([status, json.errors?.[0]?.extensions.code]).toEqual([400, 'BAD_REQUEST'])
      expect(json.errors?.[0]?.message).toMatch(/levels of lists and objects; at most 30 are allowed/)
    }
  })

  it.each(['variables', 'extensions'])('is refused as %s in the address', async (parameter) => {
    const address = new URLSearchParams({
      query: '{ sectors { code } }',
      [parameter]: nested(900, ['[', ']']),
    })
    const { status, json } = await door.fetch(`/graphql?${address}`)
    expect([status, json.errors?.[0]?.extensions.code]).toEqual([400, 'BAD_REQUEST'])
  })

  it('is served with 30 levels, of which 28 are in a variable', async () => {
    const deep = JSON.parse(nested(28, ['[', ']']))
    expect((await door.post('{ sectors { code } }', { deep })).status).toBe(200)
  })
})
