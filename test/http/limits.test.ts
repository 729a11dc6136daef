import { codesOf, type Door, expectServed, openDoor } from './server-under-test'

const NODES = '{ nodes { id } }'
/** 100 events with 5 comments each. */
const EVENTS = `events(first: 100) { nodes { comments(first: 5) ${NODES} } }`

describe('the limits', () => {
  let door: Door
  beforeAll(async () => {
    door = await openDoor()
  })
  afterAll(() => door.close())
  afterEach(() => expectServed(door))

  const refused = async (document: string, variables?: object) => {
    const answer = await door.post(document, variables)
    expect([answer.status, codesOf(answer)]).toEqual([400, ['QUERY_TOO_EXPENSIVE']])
    const { limit, figure } = answer.json.errors?.[0]?.extensions ?? {}
    return [limit, figure]
  }
  const passes = async (document: string, variables?: object) => {
    const { status, json } = await door.post(document, variables)
    expect([status, json.errors]).toEqual([200, undefined])
  }

  describe('of nodes, 50,000, multiply page sizes down the tree', () => {
    it.each<[string, string, number, object?]>([
      ['as literals', `{ partnerships(first: 100) { nodes { ${EVENTS} } } }`, 60_100],
      ['backward', `{ partnerships(last: 100) { nodes { ${EVENTS} } } }`, 60_100],
      [
        'as variables',
        `query ($n: Int!) { partnerships(first: $n) { nodes { ${EVENTS} } } }`,
        60_100,
        { n: 100 },
      ],
      [
        'as default values of variables',
        `query ($n: Int = 100) { partnerships(first: $n) { nodes { ${EVENTS} } } }`,
        60_100,
      ],
      ['in edges', `{ partnerships(first: 100) { edges { node { ${EVENTS} } } } }`, 60_100],
      [
        'in a fragment',
        `{ partnerships(first: 100) { nodes { ...F } } } fragment F on Partnership { ${EVENTS} }`,
        60_100,
      ],
      [
        'in inline fragments',
        `{ ... { partnerships(first: 100) { nodes { ... on Partnership { ${EVENTS} } } } } }`,
        60_100,
      ],
      [
        'in what is left out',
        `{ partnerships(first: 100) @include(if: false) { nodes { ${EVENTS} } } }`,
        60_100,
      ],
      [
        'under aliases of one list',
        `{ a: partnerships(first: 50) { nodes { ${EVENTS} } } b: partnerships(first: 50) { nodes { ${EVENTS} } } }`,
        60_100,
      ],
      [
        'in a fragment that is used twice',
        `{ a: partnerships(first: 50) { ...F } b: partnerships(first: 50) { ...F } } fragment F on PartnershipConnection { nodes { ${EVENTS} } }`,
        60_100,
      ],
      [
        'of a type behind an interface',
        `{ node(id: "x") { ... on Territory { partnerships(first: 100) { nodes { ${EVENTS} } } } } }`,
        60_100,
      ],
      [
        'of an interface itself',
        `{ node(id: "x") { ... on Commentable { comments(first: 100) { nodes { replies(first: 100) { nodes { replies(first: 5) ${NODES} } } } } } } }`,
        60_100,
      ],
      [
        'behind a union',
        `{ search(query: "a", first: 100) { nodes { ... on Partnership { ${EVENTS} } } } }`,
        60_100,
      ],
      [
        'of nodes',
        `query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Partnership { ${EVENTS} } } }`,
        60_100,
        { ids: Array(100).fill('x') },
      ],
      [
        'of _entities',
        'query ($r: [_Any!]!) { _entities(representations: $r) { ... on Partnership { events(first: 60) { nodes { id } } } } }',
        61_000,
        { r: Array(1_000).fill({ __typename: 'Partnership', id: 'x' }) },
      ],
      [
        'that are not given',
        `{ partnerships { nodes { events { nodes { comments { nodes { replies { nodes { id } } } } } } } } }`,
        168_420,
      ],
      [
        'of pages asked for again under an alias',
        '{ partnerships(first: 100) { nodes { members(first: 100) { a: nodes { id } b: nodes { id } c: edges { cursor } d: nodes { id } e: nodes { id } f: nodes { id } } } } }',
        60_100,
      ],
      ['of lists without pages', `{ sectors { partnerships(first: 50) { nodes { ${EVENTS} } } } }`, 90_153],
      ['of the schema', '{ __schema { types { fields { args { type { fields { name } } } } } } }', 168_420],
    ])('%s', async (_where, document, figure, ...[variables]) => {
      expect(await refused(document, variables)).toEqual([50_000, figure])
    })

    it('and let through what is below', () => passes(`{ partnerships(first: 83) { nodes { ${EVENTS} } } }`))

    it('count a page that is too large as the largest, which is then refused with its place', async () => {
      const answer = await door.post('{ partnerships(first: 1000000) { totalCount } }')
      expect([answer.status, codesOf(answer)]).toEqual([200, ['BAD_USER_INPUT']])
    })
  })

  describe('of cost, 1,000, add the weights of @cost', () => {
    const aliases = (count: number, field: (index: number) => string) =>
      `{ ${Array.from({ length: count }, (_, index) => `a${index}: ${field(index)}`).join(' ')} }`
    const near = (index: number) => `near: { latitude: 52, longitude: 19.${index}, radiusKm: 500 }`

    it.each<[string, string, number, object?]>([
      [
        'of circles and totals',
        aliases(20, (index) => `events(first: 1, filter: { ${near(index)}, free: true }) { totalCount }`),
        20 * (100 + 5 + 2),
      ],
      [
        'of circles in an order',
        aliases(20, (index) => `partnerships(orderBy: NEAREST, filter: { ${near(index)} }) ${NODES}`),
        20 * 100,
      ],
      [
        'of the lists of a parent',
        aliases(
          10,
          (index) =>
            `territory(code: "PL") { events(filter: { ${near(index)}, free: true }) { totalCount } }`,
        ),
        10 * (100 + 5 + 2),
      ],
      ['of searches', aliases(20, (index) => `search(query: "a${index}") { totalCount }`), 20 * (60 + 2)],
      [
        'of searches in a filter',
        aliases(20, () => 'events(filter: { search: "p" }) { totalCount }'),
        20 * (60 + 2),
      ],
      [
        'multiplied by the parents of a page',
        `{ territories(first: 60) { nodes { ${Array.from({ length: 10 }, (_, index) => `a${index}: partnerships { totalCount }`).join(' ')} } } }`,
        60 * 10 * 2,
      ],
      [
        'in variables',
        `query ($f: EventFilter) ${aliases(10, () => 'events(filter: $f) { totalCount }')}`,
        10 * (100 + 60 + 2),
        { f: { near: { latitude: 52, longitude: 19, radiusKm: 5 }, search: 'a', coverage: 'ANY' } },
      ],
    ])('%s', async (_what, document, figure, ...[variables]) => {
      expect(await refused(document, variables)).toEqual([1_000, figure])
    })

    it('once for a page, however many entries it has', () =>
      passes(
        `{ partnerships(first: 100) { totalCount totalCountIsExact nodes { events(first: 1) { totalCount } } } }`,
      ))

    it('and let twenty totals through', () =>
      passes(
        aliases(20, (index) => `partnerships(first: ${index + 1}, filter: { kinds: [] }) { totalCount }`),
      ))
  })

  it('of root fields is 20', async () => {
    const fields = Array.from({ length: 21 }, (_, index) => `a${index}: __typename`)
    expect(await refused(`{ ${fields.join(' ')} }`)).toEqual([20, 21])
    expect(
      await refused(
        `{ ${fields.slice(10).join(' ')} ...F } fragment F on Query { ${fields.slice(0, 10).join(' ')} }`,
      ),
    ).toEqual([20, 21])
    await passes(`{ ${fields.slice(1).join(' ')} }`)
  })

  it('of aliases is 30', async () => {
    const parents = (count: number) => Array.from({ length: count }, (_, index) => `a${index}: id`).join(' ')
    expect(await refused(`{ sectors { ${parents(31)} } }`)).toEqual([30, 31])
    await passes(`{ sectors { ${parents(30)} } }`)
  })

  it('of directives on a field is 10', async () => {
    const directives = (count: number) => Array(count).fill('@skip(if: false)').join(' ')
    expect(await refused(`{ sectors { id ${directives(11)} } }`)).toEqual([10, 11])
    expect(await refused(`{ ... ${directives(11)} { __typename } }`)).toEqual([10, 11])
  })

  it('of representations is 1,000, whether in one field or in several', async () => {
    const r = (count: number) => ({ r: Array(count).fill({ __typename: 'Sector', id: 'sector_PUBLIC' }) })
    const twice =
      'query ($r: [_Any!]!) { a: _entities(representations: $r) { __typename } b: _entities(representations: $r) { __typename } }'
    expect(await refused(twice, r(501))).toEqual([1_000, 1_002])
    await passes(twice, r(500))
  })

  it('of ids in nodes is 100', async () => {
    const nodes = 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }'
    expect(await refused(nodes, { ids: Array(101).fill('x') })).toEqual([100, 101])
    expect(await refused(`{ nodes(ids: [${'"x" '.repeat(101)}]) { id } }`)).toEqual([100, 101])
    await passes(nodes, { ids: Array(100).fill('x') })
  })

  it('of tokens is 2,000, of which comments are none', async () => {
    const ids = (count: number) => `{ nodes(ids: [${'"x" '.repeat(count)}]) { id } }`
    expect(await refused(ids(1_989))).toEqual([2_000, 2_001])
    expect(await refused(`${ids(1_988)} # and no more`)).toEqual([100, 1_988])
  })

  describe('of search text is 200 characters', () => {
    it.each<[string, (text: string) => [string, object?]]>([
      ['in search', (text) => [`{ search(query: "${text}") { totalCount } }`]],
      ['in a block string', (text) => [`{ search(query: """${text}""") { totalCount } }`]],
      ['in an argument', (text) => [`{ territories(search: "${text}") { totalCount } }`]],
      ['in a filter', (text) => [`{ partnerships(filter: { search: "${text}" }) { totalCount } }`]],
      [
        'in a nested list',
        (text) => [`{ territory(code: "PL") { events(filter: { search: "${text}" }) { totalCount } } }`],
      ],
      ['in a variable', (text) => ['query ($q: String!) { search(query: $q) { totalCount } }', { q: text }]],
      [
        'in the default of a variable',
        (text) => [`query ($q: String = "${text}") { territories(search: $q) { totalCount } }`],
      ],
      [
        'in a variable of a filter',
        (text) => ['query ($q: String!) { events(filter: { search: $q }) { totalCount } }', { q: text }],
      ],
      [
        'in a variable filter',
        (text) => [
          'query ($f: OrganisationFilter) { organisations(filter: $f) { totalCount } }',
          { f: { search: text } },
        ],
      ],
      [
        'in the default of a filter',
        (text) => [
          `query ($f: PartnershipFilter = { search: "${text}" }) { partnerships(filter: $f) { totalCount } }`,
        ],
      ],
    ])('%s', async (_where, ask) => {
      expect(await refused(...ask('ż'.repeat(201)))).toEqual([200, 201])
      await passes(...ask('ż'.repeat(200)))
    })

    it('whatever their size', async () => {
      expect(
        await refused('query ($q: String!) { search(query: $q) { totalCount } }', { q: 'a'.repeat(90_000) }),
      ).toEqual([200, 90_000])
      await passes('query ($q: String!) { search(query: $q) { totalCount } }', { q: '𝒳'.repeat(200) })
    })
  })

  it('answer with 200 to a client that does not know GraphQL’s own media type', async () => {
    for (const accept of [
      'application/json',
      '*/*',
      'application/graphql-response+json;q=0, application/json',
    ]) {
      const answer = await door.post(
        '{ nodes(ids: ["x"]) { id } a: nodes(ids: [$ids]) { id } }',
        {},
        { accept },
      )
      expect([answer.status, codesOf(answer)]).toEqual([200, ['GRAPHQL_VALIDATION_FAILED']])
      const expensive = await door.post(
        `{ partnerships(first: 100) { nodes { ${EVENTS} } } }`,
        {},
        { accept },
      )
      expect([expensive.status, codesOf(expensive)]).toEqual([200, ['QUERY_TOO_EXPENSIVE']])
    }
  })
})
