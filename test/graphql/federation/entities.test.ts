import fc from 'fast-check'
import { type App, startApp } from '../../support/app'
import { statementsDuring } from '../../support/statements'
import { objectTypes, publicSchema } from '../schema/types'
import { allCases, type Case, fill, partnerships } from './representations'

const ENTITIES = `query ($representations: [_Any!]!) {
  _entities(representations: $representations) { __typename ... on Node { id } }
}`
const MAX = 1_000

const representationsOf = (cases: readonly Case[]) => ({
  representations: cases.map(({ representation }) => representation),
})
const answersOf = (cases: readonly Case[]) =>
  cases.map(({ representation: { __typename }, id }) => (id === null ? null : { __typename, id }))

/** How many statements read each table: `{ event: 1 }`. */
function perTable(statements: readonly string[]): Record<string, number> {
  const tables = statements.map((text) => /(?:FROM|JOIN) "(\w+)" AS t /.exec(text)?.[1] ?? text)
  return Object.fromEntries(
    [...new Set(tables)].map((table) => [table, tables.filter((each) => each === table).length]),
  )
}

describe('_entities', () => {
  let app: App
  beforeAll(async () => {
    app = await startApp()
    await fill(app.database)
  })
  afterAll(() => app.close())

  const [known] = partnerships
  const good = { __typename: 'Partnership', id: known?.id }
  const found = { __typename: 'Partnership', id: known?.id }

  it('answers 1,000 of all types, mixed and repeated, each in its place', async () => {
    const types = objectTypes(publicSchema()).filter((type) =>
      type.getInterfaces().some(({ name }) => name === 'Node'),
    )
    expect([...new Set(allCases.map(({ representation }) => representation.__typename))].sort()).toEqual(
      types.map(({ name }) => name).sort(),
    )
    const places = fc.array(fc.constantFrom(...allCases), {
      minLength: MAX - allCases.length,
      maxLength: MAX - allCases.length,
    })
    const mixed = places.chain((repeated) =>
      fc.shuffledSubarray([...allCases, ...repeated], { minLength: MAX, maxLength: MAX }),
    )
    await fc.assert(
      fc.asyncProperty(mixed, async (cases) => {
        const { data, errors } = await app.query(ENTITIES, representationsOf(cases))
        expect(errors).toBeUndefined()
        expect(data?._entities).toEqual(answersOf(cases))
      }),
      { numRuns: 5 },
    )
  })

  it('reads them with one statement for each key of a type, and one for names that no record has which may lead on', async () => {
    const thousand = Array.from({ length: MAX }, (_, index) => allCases[index % allCases.length] as Case)
    const few = allCases.filter((_, index) => index % 5 === 0)
    const perType = perTable(await statementsDuring(() => app.data(ENTITIES, representationsOf(thousand))))
    expect(perType).toEqual({
      account: 1,
      account_session: 1,
      agreement: 1,
      api_key: 1,
      appeal: 1,
      claim: 1,
      comment: 1,
      event: 1,
      goal: 1,
      guide: 2,
      import: 1,
      initiator: 1,
      membership: 1,
      moderation_case: 1,
      moderation_decision: 1,
      organisation: 4,
      partnership: 5,
      partnership_link: 1,
      pending_change: 1,
      report: 1,
      role_grant: 1,
      sector: 2,
      territory: 3,
      webhook: 1,
    })
    const ofFew = perTable(await statementsDuring(() => app.data(ENTITIES, representationsOf(few))))
    for (const [type, count] of Object.entries(ofFew)) expect(count).toBeLessThanOrEqual(perType[type] ?? 0)
  })

  it.each([
    ['no key', { __typename: 'Partnership', name: 'Razem' }],
    ['a key of another type', { __typename: 'Event', slug: 'razem' }],
    ['a number as the key', { __typename: 'Partnership', id: 5 }],
    ['null as the key', { __typename: 'Territory', code: null }],
    ['an object as the key', { __typename: 'Organisation', krs: { in: ['0000000001'] } }],
    ['a list as the key', { __typename: 'Organisation', id: [known?.id] }],
    ['no __typename', { id: known?.id }],
    ['a number as __typename', { __typename: 7, id: known?.id }],
    ['a type that is not ours', { __typename: 'CityAlert', id: 'a1' }],
    ['a type that is no entity', { __typename: 'Change', id: 'change_01jd0000000000000000000000' }],
    ['a property of all objects as type', { __typename: 'constructor', id: known?.id }],
    ['a string', known?.id],
    ['a number', 3],
    ['a list', [good]],
  ])('answers %s with an error in its place, and the others all the same', async (_, malformed) => {
    const { data, errors } = await app.query(ENTITIES, { representations: [good, malformed, good] })
    expect(data?._entities).toEqual([found, null, found])
    expect(errors).toHaveLength(1)
    expect(errors?.[0]).toMatchObject({
      path: ['_entities', 1],
      extensions: {
        code: 'BAD_USER_INPUT',
        violations: [{ path: expect.arrayContaining(['representations', '1']) }],
      },
    })
    expect(JSON.stringify(errors)).not.toContain(known?.id)
  })

  it('refuses the whole request for a null, which the type [_Any!]! of the argument does not allow', async () => {
    const { data, errors } = await app.query(ENTITIES, { representations: [good, null] })
    expect(data).toBeUndefined()
    expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['BAD_USER_INPUT'])
  })

  it('finds a record by a whole key where another is null or absent', async () => {
    const representations = [
      { __typename: 'Partnership', id: null, slug: known?.slug },
      { __typename: 'Partnership', slug: known?.slug, name: 'Somebody else’s name' },
    ]
    expect(await app.data(ENTITIES, { representations })).toEqual({ _entities: [found, found] })
  })
})
