import { getIntrospectionQuery } from 'graphql'
import { codesOf, type Door, expectServed, openDoor } from './server-under-test'

const times = (count: number, make: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => make(index)).join(' ')

const chain = (length: number, link: (name: string, next: string) => string, end: string) =>
  `${times(length, (index) => link(`F${index}`, `F${index + 1}`))} fragment F${length} ${end}`

describe('a document that asks for trouble', () => {
  let door: Door
  beforeAll(async () => {
    door = await openDoor()
  })
  afterAll(() => door.close())
  afterEach(() => expectServed(door))

  const deep = (levels: number) =>
    `{ territory(code: "PL") { ${times(levels - 2, () => 'parent {')} id ${times(levels - 2, () => '}')} } }`

  it.each<[string, string, number, number]>([
    ['100 aliases', `{ ${times(100, (index) => `a${index}: __typename`)} }`, 30, 100],
    ['a depth of 50', deep(50), 15, 50],
    ['10,000 duplicate fields', `{ ${times(10_000, () => 'id')} }`, 2_000, 10_002],
    ['as many duplicates as its tokens allow', `{ ${times(1_990, () => '__typename')} }`, 20, 1_990],
    [
      '10,000 different literals',
      `{ nodes(ids: [${times(10_000, (index) => `"${index}"`)}]) { id } }`,
      2_000,
      10_012,
    ],
    ['5,000 directives', `{ __typename ${times(5_000, () => '@a')} }`, 2_000, 10_003],
    [
      'as many directives as its tokens allow',
      `{ __typename ${times(280, () => '@include(if: true)')} }`,
      10,
      280,
    ],
    ['100 operations', times(100, (index) => `query Q${index} { __typename }`), 10, 100],
    ['100 operations without a name', times(100, () => '{ __typename }'), 10, 100],
    [
      'a bomb of 2^24 fields in fragments',
      `{ ...F0 } ${chain(24, (name, next) => `fragment ${name} on Query { ...${next} ...${next} }`, 'on Query { __typename }')}`,
      20,
      2 ** 24,
    ],
    [
      'a bomb of 2^24 objects in fragments',
      `{ territory(code: "PL") { ...F0 } } ${chain(24, (name, next) => `fragment ${name} on Territory { a: parent { ...${next} } b: parent { ...${next} } }`, 'on Territory { id }')}`,
      15,
      26,
    ],
  ])('%s is too expensive', async (_what, document, limit, figure) => {
    const answer = await door.post(document)
    expect(answer.status).toBe(400)
    expect(answer.json.errors).toMatchObject([{ extensions: { code: 'QUERY_TOO_EXPENSIVE', limit, figure } }])
  })

  it('2,000 representations are too expensive', async () => {
    const representations = Array.from({ length: 2_000 }, () => ({
      __typename: 'Sector',
      id: 'sector_PUBLIC',
    }))
    const answer = await door.post('query ($r: [_Any!]!) { _entities(representations: $r) { __typename } }', {
      r: representations,
    })
    expect(answer.status).toBe(400)
    expect(answer.json.errors).toMatchObject([
      { extensions: { code: 'QUERY_TOO_EXPENSIVE', limit: 1_000, figure: 2_000 } },
    ])
  })

  it.each([
    ['one that spreads itself', '{ ...A } fragment A on Query { __typename ...A }'],
    ['one through another', '{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }'],
    [
      'a cycle of a hundred',
      `{ ...F0 } ${chain(99, (name, next) => `fragment ${name} on Query { ...${next} }`, 'on Query { ...F0 }')}`,
    ],
  ])('a fragment cycle is not valid: %s', async (_which, document) => {
    const answer = await door.post(document)
    expect(answer.status).toBe(400)
    expect(codesOf(answer)).toEqual(expect.arrayContaining(['GRAPHQL_VALIDATION_FAILED']))
  })

  it('duplicates of a nested field are refused before they take long', async () => {
    const answer = await door.post(`{ partnerships { nodes { ${times(1_980, () => 'id')} } } }`)
    expect([answer.status, codesOf(answer)]).toEqual([400, ['GRAPHQL_VALIDATION_FAILED']])
  })

  it('introspection cannot recurse', async () => {
    const answer = await door.post(
      '{ __schema { types { fields { type { fields { type { fields { name } } } } } } } }',
    )
    expect([answer.status, codesOf(answer)]).toEqual([400, ['GRAPHQL_VALIDATION_FAILED']])
  })

  it('the standard introspection query passes, with everything it can ask for', async () => {
    const everything = {
      descriptions: true,
      specifiedByUrl: true,
      directiveIsRepeatable: true,
      schemaDescription: true,
      inputValueDeprecation: true,
      oneOf: true,
    }
    const { status, json } = await door.post(getIntrospectionQuery(everything))
    expect([status, json.errors]).toEqual([200, undefined])
  })

  it('what is as large as allowed passes', async () => {
    const { json } = await door.post(
      `query A { ${times(20, (index) => `a${index}: __typename`)} } ${times(9, (index) => `query B${index} { __typename }`)}`,
    )
    expect(codesOf({ json } as never)).toEqual(['OPERATION_RESOLUTION_FAILURE'])
    expect((await door.post(deep(15))).json.errors).toBeUndefined()
  })
})
