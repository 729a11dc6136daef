import sql from 'sql-template-tag'
import { KeysSlot, PreparedStatement } from '../../../src/core/collections/statement'
import { type App, startApp } from '../../support/app'
import { databaseKind, testDatabaseUrl } from '../../support/database'
import { statementsDuring } from '../../support/statements'

const ONE = 'query One($id: ID) { partnership(id: $id) { id name sectors { code } goals { text } } }'
const PAGE = `query Page($after: String) { partnerships(first: 5, after: $after) { pageInfo { endCursor }
  nodes { name members(first: 3) { nodes { organisation { name } } } events(first: 2) { nodes { title } } } } }`

describe('requests that come at the same time', () => {
  let app: App
  let questions: { query: string; variables: Record<string, string | null> }[]

  beforeAll(async () => {
    app = await startApp({ REUSED_ANSWERS_MB: '0' }, await testDatabaseUrl('facts'))
    const { partnerships } = await app.data('{ partnerships(first: 30) { nodes { id } edges { cursor } } }')
    const ids: string[] = partnerships.nodes.map(({ id }: { id: string }) => id)
    const cursors: string[] = partnerships.edges.map(({ cursor }: { cursor: string }) => cursor)
    questions = [
      // One is asked for twice, and one is not there.
      ...[...ids, ids[0] as string, 'partnership_01jd0000000000000000000000'].map((id) => ({
        query: ONE,
        variables: { id },
      })),
      ...[null, ...cursors].map((after) => ({ query: PAGE, variables: { after } })),
    ]
  })
  afterAll(() => app.close())

  const answers = () => Promise.all(questions.map(({ query, variables }) => app.data(query, variables)))

  it('get the answers that each gets alone', async () => {
    const alone = []
    for (const { query, variables } of questions) alone.push(await app.data(query, variables))
    expect(new Set(alone.map((each) => JSON.stringify(each))).size).toBeGreaterThan(50)
    expect(await answers()).toEqual(alone)
  })

  it('share the statements of PostgreSQL that look up', async () => {
    const alone = await statementsDuring(async () => {
      for (const { query, variables } of questions) await app.data(query, variables)
    })
    const together = await statementsDuring(answers)
    process.stdout.write(
      `${databaseKind}: statements of ${questions.length} requests: ${alone.length} one by one, ${together.length} at once\n`,
    )
    if (databaseKind === 'postgres') expect(together.length).toBeLessThan(alone.length / 2)
    else expect(together).toHaveLength(alone.length)
  })

  it('do not fail with another', async () => {
    const { reader } = app.database
    const keys = new KeysSlot('key', ({ keys }: { keys: readonly string[] }) => reader.dialect.list(keys))
    const lookup =
      databaseKind === 'sqlite'
        ? sql`SELECT value, json(value) FROM json_each(${keys})`
        : sql`SELECT key, key::integer::text FROM unnest(${keys}::text[]) AS asked(key)`
    const prepared = new PreparedStatement<{ keys: readonly string[] }>(lookup, reader.dialect)
    const asked = [['1', '2'], ['no number'], ['2', '3']]
    const found = await Promise.allSettled(asked.map((each) => reader.all(prepared.with({ keys: each }))))
    expect(found.map((each) => (each.status === 'fulfilled' ? each.value : 'failed'))).toEqual([
      [
        ['1', '1'],
        ['2', '2'],
      ],
      'failed',
      [
        ['2', '2'],
        ['3', '3'],
      ],
    ])
  })
})
