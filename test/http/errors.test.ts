import { codesOf, type Door, expectServed, openDoor } from './server-under-test'

describe('errors', () => {
  let door: Door
  beforeAll(async () => {
    door = await openDoor()
  })
  afterAll(() => door.close())
  afterEach(() => expectServed(door))

  describe('of the request itself are 400 for a client that knows GraphQL’s own media type, and 200 for any other', () => {
    it.each<[string, string, string, object?]>([
      ['a document that cannot be parsed', 'GRAPHQL_PARSE_FAILED', '{'],
      ['a field that does not exist', 'GRAPHQL_VALIDATION_FAILED', '{ nothing }'],
      [
        'one of several operations, unnamed',
        'OPERATION_RESOLUTION_FAILURE',
        'query A { __typename } query B { __typename }',
      ],
      ['a subscription', 'OPERATION_RESOLUTION_FAILURE', 'subscription { changes { cursor } }'],
      [
        'a variable that does not fit',
        'BAD_USER_INPUT',
        'query ($n: Int) { partnerships(first: $n) { totalCount } }',
        { n: 'x' },
      ],
      ['too much at once', 'QUERY_TOO_EXPENSIVE', `{ ${'__typename '.repeat(21)} }`],
    ])('%s', async (_what, code, document, ...[variables]) => {
      const knowing = await door.post(document, variables)
      expect([knowing.status, codesOf(knowing), knowing.json.data]).toEqual([400, [code], undefined])
      expect(knowing.headers.get('content-type')).toContain('application/graphql-response+json')
      const other = await door.post(document, variables, { accept: 'application/json' })
      expect([other.status, codesOf(other), other.json.data]).toEqual([200, [code], undefined])
      expect(other.headers.get('content-type')).toContain('application/json')
    })

    it('an operation that the document does not have', async () => {
      const body = JSON.stringify({ query: 'query A { __typename }', operationName: 'B' })
      const answer = await door.fetch('/graphql', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body,
      })
      expect([answer.status, codesOf(answer)]).toEqual([200, ['OPERATION_RESOLUTION_FAILURE']])
    })
  })

  it('a subscription by GET is not allowed', async () => {
    const answer = await door.fetch(
      `/graphql?query=${encodeURIComponent('subscription { changes { cursor } }')}`,
    )
    expect([answer.status, codesOf(answer)]).toEqual([405, ['BAD_REQUEST']])
  })

  describe('of variables name every place, and never the value', () => {
    const DOCUMENT =
      'query ($filter: PartnershipFilter, $first: Int!) { partnerships(filter: $filter, first: $first) { totalCount } }'
    it.each<[string, object, [path: string, message: string][]]>([
      ['missing', {}, [['first', '$first: Expected non-nullable type "Int!" not to be null.']]],
      ['null', { first: null }, [['first', '$first: Expected non-nullable type "Int!" not to be null.']]],
      ['of another type', { first: 'secret' }, [['first', '$first: Expected type "Int".']]],
      [
        'no value of an enum',
        { first: 1, filter: { formality: 'secret' } },
        [['filter.formality', '$filter.formality: Expected type "Formality": INFORMAL, FORMALISED.']],
      ],
      [
        'in a list',
        { first: 1, filter: { sectors: ['PUBLIC', 'secret'] } },
        [['filter.sectors.1', '$filter.sectors.1: Expected type "SectorCode": PUBLIC, SOCIAL, PRIVATE.']],
      ],
      [
        'of a scalar of ours',
        { first: 1, filter: { updatedSince: 'secret' } },
        [
          [
            'filter.updatedSince',
            '$filter.updatedSince: DateTime must be an ISO 8601 instant with an offset, such as 2017-03-09T16:00:00.000Z or 2017-03-09T17:00+01:00.',
          ],
        ],
      ],
      [
        'incomplete, with a field too many',
        { first: 1, filter: { near: { latitude: 52, radius: 'secret' } } },
        [
          ['filter.near', '$filter.near: Field "longitude" of required type "Float!" was not provided.'],
          ['filter.near', '$filter.near: Field "radiusKm" of required type "Float!" was not provided.'],
          [
            'filter.near',
            '$filter.near: Field "radius" is not defined by type "NearInput". Did you mean "radiusKm"?',
          ],
        ],
      ],
    ])('%s', async (_how, variables, found) => {
      const answer = await door.post(DOCUMENT, variables)
      expect([answer.status, codesOf(answer)]).toEqual([400, ['BAD_USER_INPUT']])
      const violations = found.map(([path, message]) => ({ path: path.split('.'), rule: 'type', message }))
      expect(answer.json.errors?.[0]?.extensions.violations).toEqual(violations)
      expect(answer.text).not.toContain('secret')
    })

    it('and are not told without end', async () => {
      const answer = await door.post('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', {
        ids: Array(10_000).fill(null),
      })
      expect(answer.json.errors?.[0]?.extensions.violations).toHaveLength(50)
    })
  })

  describe('of arguments, found while executing, are 200 and name the place and the rule', () => {
    const near = (latitude: number) => `near: { latitude: ${latitude}, longitude: 0, radiusKm: 1 }`
    it.each<[string, string, unknown, object?]>([
      [
        'a page too large',
        '{ partnerships(first: 101) { totalCount } }',
        { path: ['first'], rule: 'max', params: { max: 100 } },
      ],
      [
        'a page too small',
        '{ partnerships(first: 0) { totalCount } }',
        { path: ['first'], rule: 'min', params: { min: 1 } },
      ],
      [
        'both directions',
        '{ partnerships(first: 1, last: 1) { totalCount } }',
        { path: ['last'], rule: 'notWithFirst' },
      ],
      [
        'a nested value',
        `{ partnerships(filter: { ${near(91)} }) { totalCount } }`,
        { path: ['filter', 'near', 'latitude'], rule: 'max', params: { max: 90 } },
      ],
      [
        'a cursor of no list',
        '{ partnerships(after: "secret") { totalCount nodes { id } } }',
        { path: ['after'], rule: 'cursor' },
      ],
      [
        'null where a default may be left out',
        'query ($order: PartnershipOrder) { partnerships(orderBy: $order) { totalCount } }',
        { path: ['orderBy'], rule: 'type' },
        { order: null },
      ],
    ])('%s', async (_what, document, violation, ...[variables]) => {
      const answer = await door.post(document, variables)
      expect([answer.status, codesOf(answer)]).toEqual([200, ['BAD_USER_INPUT']])
      const [error] = answer.json.errors ?? []
      expect(error?.path).toEqual(['partnerships'])
      expect(error?.extensions.violations).toEqual([{ message: error?.message, ...(violation as object) }])
      expect(answer.text).not.toMatch(/secret|91/)
    })

    it('null in a directive', async () => {
      const answer = await door.post('query ($if: Boolean = true) { sectors @include(if: $if) { id } }', {
        if: null,
      })
      expect([answer.status, codesOf(answer)]).toEqual([200, ['BAD_USER_INPUT']])
    })

    it('a malformed representation, in its place', async () => {
      const r = [
        { __typename: 'Nothing', id: 'x' },
        { __typename: 'Sector', id: 'sector_PUBLIC' },
        { __typename: 'Sector' },
      ]
      const answer = await door.post(
        'query ($r: [_Any!]!) { _entities(representations: $r) { __typename } }',
        { r },
      )
      expect([answer.status, codesOf(answer)]).toEqual([200, ['BAD_USER_INPUT', 'BAD_USER_INPUT']])
      expect(answer.json.data).toEqual({ _entities: [null, { __typename: 'Sector' }, null] })
      expect(answer.json.errors?.map(({ path }) => path)).toEqual([
        ['_entities', 0],
        ['_entities', 2],
      ])
    })
  })
})

describe('an error that is our fault', () => {
  let door: Door
  beforeAll(async () => {
    door = await openDoor()
    await door.database.dataSource.query('ALTER TABLE "partnership" RENAME TO "gone"')
  })
  afterAll(() => door.close())
  afterEach(() => expectServed(door))

  const ENTITIES = 'query ($r: [_Any!]!) { _entities(representations: $r) { __typename } }'
  it.each<[string, string, object?]>([
    ['a field', '{ partnerships { nodes { id } } }'],
    ['an interface', '{ node(id: "partnership_1") { id } }'],
    ['_entities', ENTITIES, { r: [{ __typename: 'Partnership', id: 'partnership_1' }] }],
  ])(
    'in %s is masked, and logged under its id and that of the request',
    async (_where, document, ...[variables]) => {
      const answer = await door.post(document, variables, { 'x-request-id': 'my-request' })
      expect([answer.status, codesOf(answer)]).toEqual([200, ['INTERNAL_SERVER_ERROR']])
      const [error] = answer.json.errors ?? []
      const errorId = error?.extensions.errorId
      expect(error?.extensions).toEqual({
        code: 'INTERNAL_SERVER_ERROR',
        errorId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      })
      expect(error?.message).toBe(`Something went wrong on our side. Quote ${errorId} when you report it.`)
      expect(answer.text).not.toMatch(
        /SELECT|no such table|does not exist|sqlite|postgres|node_modules|\.ts|\.js/i,
      )
      expect(door.log).toContainEqual(
        expect.objectContaining({
          level: 50,
          msg: 'unexpected error: the request was answered with this errorId; please report it with the stack',
          reqId: 'my-request',
          errorId,
          err: expect.objectContaining({
            message: expect.stringMatching(/partnership/),
            stack: expect.any(String),
          }),
        }),
      )
    },
  )

  it('beside good fields leaves their answers', async () => {
    const answer = await door.post('{ node(id: "partnership_1") { id } sectors { code } }')
    expect(answer.json.data).toMatchObject({
      node: null,
      sectors: [{ code: 'PUBLIC' }, { code: 'SOCIAL' }, { code: 'PRIVATE' }],
    })
  })

  it('outside of GraphQL is a 500 of the same shape', async () => {
    const answer = await door.fetch('/', { headers: { 'x-request-id': 'my-page' } })
    expect([answer.status, codesOf(answer)]).toEqual([500, ['INTERNAL_SERVER_ERROR']])
    const errorId = answer.json.errors?.[0]?.extensions.errorId
    expect(door.log).toContainEqual(expect.objectContaining({ level: 50, reqId: 'my-page', errorId }))
    expect(answer.text).not.toMatch(/SELECT|no such table|does not exist/)
  })
})
