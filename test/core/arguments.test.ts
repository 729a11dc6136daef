import { searchColumns } from '../../src/core/collections/record'
import { encodeCursor } from '../../src/core/lists/cursor'
import { Organisation } from '../../src/modules/organisation/organisation.entity'
import { Partnership } from '../../src/modules/partnership/partnership.entity'
import { Sector } from '../../src/modules/sector/sector.entity'
import { Territory } from '../../src/modules/territory/territory.entity'
import { type App, startApp } from '../support/app'
import { fakeOrganisation, fakePartnership, fakeSectors, fakeTerritory } from '../support/fakes'

const ODD_NAMES = ['100% dla nas', 'a_b razem', 'Ulica \\ Brama', `O'Hara "Klub"`]
const PATHOLOGICAL = [
  '\u0000',
  'a\u0000b',
  '\ud800',
  'x\udfff',
  '%',
  '_',
  '\\',
  "'",
  '"',
  "' OR 1=1 --",
  '"; DROP TABLE partnership; --',
  'żółw'.repeat(45),
]

describe('arguments', () => {
  let app: App
  const partnerships = ODD_NAMES.map((name) => fakePartnership({ name }))
  beforeAll(async () => {
    app = await startApp()
    await app.database.write(async (write) => {
      await write.insert(Territory, [
        fakeTerritory('PL', null, 'Polska'),
        fakeTerritory('10', 'PL', 'łódzkie'),
        fakeTerritory('1061', '10', 'Łódź'),
      ])
      await write.insert(Sector, fakeSectors())
      await write.insert(Partnership, partnerships)
      await write.insert(Organisation, [fakeOrganisation({ ...searchColumns('Łódź'), name: 'Łódź' })])
    })
  })
  afterAll(async () => {
    // Whatever was tried above: nothing is lost, and the server still answers.
    expect((await app.data('{ partnerships { totalCount } }')).partnerships.totalCount).toBe(ODD_NAMES.length)
    await app.close()
  })

  const codeOf = async (document: string, variables?: object) => {
    const { errors } = await app.query(document, variables)
    return errors?.[0]?.extensions.code
  }

  const LISTS = ['partnerships', 'initiators', 'organisations', 'events', 'guides', 'territories']

  describe.each(LISTS)('of %s', (list) => {
    it.each(['first: 0', 'first: -1', 'first: 101', 'last: 0', 'last: 101', 'first: 1, last: 1'])(
      '%s breaks a rule',
      async (args) => {
        const { errors } = await app.query(`{ ${list}(${args}) { nodes { id } } }`)
        expect(errors?.[0]?.extensions).toMatchObject({
          code: 'BAD_USER_INPUT',
          violations: [{ path: [expect.any(String)] }],
        })
      },
    )

    it('a cursor that is not of this list breaks a rule', async () => {
      const foreign = [
        'x',
        '',
        '*** not base64 ***',
        'A'.repeat(90_000),
        encodeCursor(['a', 'b'], { order: `Query.${list} NAME`, secret: Buffer.alloc(32) }),
        encodeCursor([], { order: `Query.${list} NAME`, secret: Buffer.from('') }),
        Buffer.from('["a","b"]').toString('base64url'),
      ]
      for (const cursor of foreign) {
        for (const argument of ['after', 'before']) {
          expect(
            await codeOf(`query($cursor: String) { ${list}(${argument}: $cursor) { nodes { id } } }`, {
              cursor,
            }),
          ).toBe('BAD_USER_INPUT')
        }
      }
    })
  })

  it('a cursor that was tampered with, or is of another order, breaks a rule', async () => {
    const { partnerships: page } = await app.data('{ partnerships(first: 1) { pageInfo { endCursor } } }')
    const cursor: string = page.pageInfo.endCursor
    expect(await codeOf(`{ partnerships(after: "${cursor}") { nodes { id } } }`)).toBeUndefined()
    for (let place = 0; place < cursor.length; place += 7) {
      const changed = cursor.slice(0, place) + (cursor[place] === 'A' ? 'B' : 'A') + cursor.slice(place + 1)
      expect(await codeOf(`{ partnerships(after: "${changed}") { nodes { id } } }`)).toBe('BAD_USER_INPUT')
    }
    expect(await codeOf(`{ partnerships(after: "${cursor}", orderBy: NEWEST) { nodes { id } } }`)).toBe(
      'BAD_USER_INPUT',
    )
    expect(
      await codeOf(
        `{ sectors { partnerships(after: "${cursor}") { nodes { id } } } organisations(after: "${cursor}") { nodes { id } } }`,
      ),
    ).toBe('BAD_USER_INPUT')
  })

  it.each([
    [
      'partnerships(filter: { near: { latitude: 91, longitude: 21, radiusKm: 1 } })',
      ['filter', 'near', 'latitude'],
      { max: 90 },
    ],
    [
      'partnerships(filter: { near: { latitude: 52, longitude: -181, radiusKm: 1 } })',
      ['filter', 'near', 'longitude'],
      { min: -180 },
    ],
    [
      'events(filter: { near: { latitude: 52, longitude: 21, radiusKm: 501 } })',
      ['filter', 'near', 'radiusKm'],
      { max: 500 },
    ],
    [
      'events(filter: { near: { latitude: 52, longitude: 21, radiusKm: -1 } })',
      ['filter', 'near', 'radiusKm'],
      { min: 0 },
    ],
    [
      'partnerships(filter: { within: { south: -91, west: 0, north: 1, east: 1 } })',
      ['filter', 'within', 'south'],
      { min: -90 },
    ],
    [
      'partnerships(filter: { within: { south: 2, west: 0, north: 1, east: 1 } })',
      ['filter', 'within', 'north'],
      { earlier: 'south', later: 'north' },
    ],
    ['partnerships(orderBy: NEAREST)', ['orderBy'], undefined],
    ['partnerships(orderBy: RELEVANCE)', ['orderBy'], undefined],
    ['events(orderBy: NEAREST, filter: { search: "a" })', ['orderBy'], undefined],
  ])('%s breaks a rule, and the answer says where, and with what numbers', async (field, path, params) => {
    const { errors } = await app.query(`{ ${field} { nodes { id } } }`)
    const { code, violations } = errors?.[0]?.extensions ?? { code: undefined, violations: [] }
    const [violation] = violations as { params?: object }[]
    expect(code).toBe('BAD_USER_INPUT')
    expect(violations).toMatchObject([{ path, rule: expect.any(String), message: expect.any(String) }])
    expect(violation?.params).toEqual(params)
  })

  it('an unknown TERYT code is an empty page', async () => {
    const unknown = '99'
    for (const list of ['partnerships', 'events', 'organisations']) {
      expect(
        await app.data(`{ list: ${list}(filter: { territory: "${unknown}" }) { totalCount nodes { id } } }`),
      ).toEqual({ list: { totalCount: 0, nodes: [] } })
    }
    expect(
      await app.data(
        `{ territories(parent: "${unknown}") { totalCount } territory(code: "${unknown}") { id } }`,
      ),
    ).toEqual({ territories: { totalCount: 0 }, territory: null })
  })

  it('an unknown id, and an id of another type, is null', async () => {
    const [one] = partnerships
    for (const id of [
      'partnership_01k000000000000000000000zz',
      'x',
      '',
      'toString_1',
      '__proto___1',
      ...PATHOLOGICAL,
    ]) {
      const found = await app.data(
        'query($id: ID!) { node(id: $id) { id } event(id: $id) { id } initiator(id: $id) { id } comment(id: $id) { id } partnership(id: $id) { id } nodes(ids: [$id]) { id } }',
        { id },
      )
      expect(found).toEqual({
        node: null,
        event: null,
        initiator: null,
        comment: null,
        partnership: null,
        nodes: [null],
      })
    }
    expect(
      await app.data(
        'query($id: ID!) { node(id: $id) { __typename } event(id: $id) { id } organisation(id: $id) { id } guide(id: $id) { id } }',
        { id: one?.id },
      ),
    ).toEqual({
      node: { __typename: 'Partnership' },
      event: null,
      organisation: null,
      guide: null,
    })
  })

  const TEXT_ARGUMENTS = [
    'partnership(slug: $text) { id }',
    'partnerships(filter: { search: $text }) { totalCount }',
    'partnerships(filter: { territory: $text }) { totalCount }',
    'organisation(krs: $text) { id }',
    'organisations(filter: { search: $text, territory: $text }) { totalCount }',
    'events(filter: { search: $text, territory: $text }) { totalCount }',
    'guide(slug: $text) { id }',
    'territory(code: $text) { id }',
    'territories(parent: $text) { totalCount }',
    'territories(search: $text) { totalCount }',
    'search(query: $text) { totalCount }',
  ]

  it.each(TEXT_ARGUMENTS)('%s takes any text literally', async (field) => {
    for (const text of PATHOLOGICAL) {
      expect(await app.query(`query($text: String!) { ${field} }`, { text })).not.toHaveProperty('errors')
    }
  })

  it.each(TEXT_ARGUMENTS)('%s survives a text of 90 kB', async (field) => {
    const text = 'zolw '.repeat(18_000)
    expect([undefined, 'QUERY_TOO_EXPENSIVE']).toContain(
      await codeOf(`query($text: String!) { ${field} }`, { text }),
    )
  })

  it('the wildcards and quotes of SQL find only names that hold them as words do', async () => {
    const find = async (search: string) =>
      (
        await app.data(
          'query($search: String) { partnerships(filter: { search: $search }) { nodes { name } } }',
          { search },
        )
      ).partnerships.nodes.map(({ name }: { name: string }) => name)
    expect(await find('100%')).toEqual(['100% dla nas'])
    expect(await find('%dla')).toEqual(['100% dla nas'])
    expect(await find('a_b')).toEqual(['a_b razem'])
    expect(await find('ulica \\')).toEqual(['Ulica \\ Brama'])
    expect(await find(`o'hara`)).toEqual([`O'Hara "Klub"`])
    for (const nothing of ['%', '_', '\\', "'", '"', '*', '']) expect(await find(nothing)).toEqual([])
  })

  it('a name is found without its diacritics, and as it is typed', async () => {
    const { territories } = await app.data('{ territories(search: "lodz") { nodes { name } } }')
    expect(territories.nodes).toEqual([{ name: 'Łódź' }, { name: 'łódzkie' }])
  })
})
