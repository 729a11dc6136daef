import fc from 'fast-check'
import { type App, startApp } from '../../support/app'
import { testDatabaseUrl } from '../../support/database'
import { tries } from '../../support/scale'
import { randomOperation } from './random-operation'

const RUNS = tries(300, 40)

/** Fields that read before they fail do so in any order. */
const inOrder = ({ errors, ...rest }: Awaited<ReturnType<App['query']>>) => ({
  ...rest,
  errors: errors && [...errors].sort((one, other) => (`${one.path}` < `${other.path}` ? -1 : 1)),
})

describe('A query with a plan, some of whose fields fail', () => {
  let app: App
  let ids: string[]
  let slugs: string[]
  beforeAll(async () => {
    app = await startApp({}, await testDatabaseUrl('examples'))
    const { partnerships, events } = await app.data(
      '{ partnerships(first: 3) { nodes { id slug } } events(first: 3) { nodes { id } } }',
    )
    ids = ['garbage', ...[...partnerships.nodes, ...events.nodes].map(({ id }) => id)]
    slugs = ['nothing', ...partnerships.nodes.map(({ slug }: { slug: string }) => slug)]
  })
  afterAll(() => app.close())

  it('has the data and errors that graphql-js has without a plan', async () => {
    const ended = { whole: 0, partial: 0 }
    const selection = fc.tuple(randomOperation(ids, slugs), fc.constantFrom(0, 101))
    await fc.assert(
      fc.asyncProperty(selection, async ([random, few]) => {
        const chosen = random.slice(random.indexOf('{') + 1)
        const document = `query Random($yes: Boolean! = true, $no: Boolean! = false, $few: Int = 2) {
          yes: __typename @include(if: $yes) no: __typename @include(if: $no)
          sure: sectors { code } tried: partnerships(first: $few) { totalCount } ${chosen}`
        for (const _ of [1, 2, 3]) await app.query(document, {})
        const planned = await app.query(document, { few })
        const interpreted = await app.query(`${document} # Not the same text: it has no plan.`, { few })
        expect(inOrder(planned)).toEqual(inOrder(interpreted))
        expect(planned.errors?.map(({ path }) => path?.[0])).toContain('tried')
        ended[planned.data ? 'partial' : 'whole']++
      }),
      { numRuns: RUNS, endOnFailure: true },
    )
    process.stdout.write(`${RUNS} queries with a failing field: ${JSON.stringify(ended)}\n`)
    expect(ended.whole).toBe(0)
  })
})
