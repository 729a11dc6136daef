import Sqlite from 'better-sqlite3'
import { Client } from 'pg'
import { sqlitePath } from '../../src/database/data-source'
import { openDatabase } from '../../src/database/database'
import { bulkInsert } from '../../src/database/generate/bulk-insert'
import { addReferenceData, generateRegistry } from '../../src/database/generate/generate-registry'
import { type App, startApp } from '../support/app'
import { databaseKind, testDatabaseUrl } from '../support/database'
import { statementsDuring } from '../support/statements'

/** Tables that grow with the registry. */
const GROWING = [
  'partnership',
  'event',
  'organisation',
  'membership',
  'comment',
  'account',
  'initiator',
  'partnership_sector',
  'partnership_territory',
  'partnership_initiator',
  'event_co_host',
  'merged_organisation',
  'territory_event',
]

/** What is asked most, and what would be slow first. `deep` is a cursor from the middle of the list by name. */
const QUERIES: Readonly<Record<string, string>> = {
  'the first page': '{ partnerships { nodes { name } } }',
  'a deep page': 'query Page($deep: String) { partnerships(after: $deep) { nodes { name } } }',
  'a page backward': 'query Page($deep: String) { partnerships(last: 20, before: $deep) { nodes { name } } }',
  'the newest': '{ partnerships(orderBy: NEWEST) { nodes { name } } }',
  'the most viewed': '{ partnerships(orderBy: MOST_VIEWED) { nodes { name } } }',
  'one by its id': 'query One($id: ID) { partnership(id: $id) { name } }',
  'one by its slug': 'query One($slug: String) { partnership(slug: $slug) { name } }',
  'an organisation by an id that may have led to another':
    '{ organisation(id: "organisation_01jd0000000000000000000000") { name } }',
  'lists in a list': `{ partnerships(first: 5) { nodes { sectors { code } territories { code } initiators { name }
    members(first: 3) { totalCount nodes { organisation { name } } } leader { role }
    events(first: 5) { totalCount nodes { title coHosts { name } } }
    comments(first: 5) { totalCount nodes { body author { displayName } replyCount replies(first: 3) { nodes { body } } } }
    commentCount goals { id } agreements { id } } } }`,
  'a search': '{ search(query: "zielon", first: 10) { nodes { __typename } } }',
  'partnerships that a search finds':
    '{ partnerships(filter: { search: "zielon" }, orderBy: RELEVANCE) { nodes { name } } }',
  'a territory and what lies below it': '{ partnerships(filter: { territory: "1432" }) { nodes { name } } }',
  'events of a territory': '{ territory(code: "1432") { events(first: 10) { nodes { title } } } }',
  'events of a territory from a day on': `{ territory(code: "1432") { events(filter: { from: "2025-01-01" }) { nodes { title } } } }`,
  'how many events a territory has': '{ territory(code: "1432") { events { totalCount } } }',
  'the last events of a territory that a filter names':
    '{ events(filter: { territory: "1432", to: "2025-01-01" }, orderBy: LATEST) { nodes { title } } }',
  'near a point':
    '{ partnerships(filter: { near: { latitude: 52.2, longitude: 21, radiusKm: 10 } }, orderBy: NEAREST) { edges { distanceKm } } }',
  'events from a day on': '{ events(filter: { from: "2025-01-01T00:00:00Z" }) { nodes { title } } }',
  'who has upcoming events': '{ partnerships(filter: { hasUpcomingEvents: true }) { nodes { name } } }',
  'memberships of an organisation':
    '{ organisations(first: 5) { nodes { memberships(first: 5) { nodes { role } } } } }',
}

describe('the statements of a large registry', () => {
  let app: App
  let variables: Record<string, string>

  beforeAll(async () => {
    const databaseUrl = await testDatabaseUrl()
    const database = await openDatabase(databaseUrl)
    await addReferenceData(database)
    await bulkInsert(databaseUrl, database.dataSource, (insert) =>
      generateRegistry(insert, { partnerships: 1_000, seed: 7 }, () => {}),
    )
    await database.close()
    app = await startApp({ REUSED_ANSWERS_MB: '0' }, databaseUrl)
    const { partnerships } = await app.data(
      '{ partnerships(first: 100) { nodes { id slug } pageInfo { endCursor } } }',
    )
    const [{ id, slug }] = partnerships.nodes
    variables = { id, slug, deep: partnerships.pageInfo.endCursor }
  })
  afterAll(() => app.close())

  /** How the database answers each statement, in its own words. */
  const plansOf = async (statements: readonly string[]) =>
    databaseKind === 'sqlite' ? sqlitePlans(statements) : await postgresPlans(statements)

  function sqlitePlans(statements: readonly string[]): string[] {
    const database = new Sqlite(sqlitePath(app.databaseUrl), { readonly: true })
    const plans = statements.map((text) => {
      const parameters = text.match(/\?/g)?.map(() => null) ?? []
      const plan = database.prepare(`EXPLAIN QUERY PLAN ${text}`).all(...parameters) as { detail: string }[]
      return plan.map(({ detail }) => detail).join('\n')
    })
    database.close()
    return plans
  }

  async function postgresPlans(statements: readonly string[]): Promise<string[]> {
    const client = new Client({ connectionString: app.databaseUrl })
    await client.connect()
    // With a thousand partnerships it is not wrong to scan; it is where no index would serve a million.
    await client.query('SET enable_seqscan = off')
    const plans: string[] = []
    for (const text of statements) {
      const { rows } = await client.query(`EXPLAIN (GENERIC_PLAN, FORMAT JSON) ${text}`)
      plans.push(JSON.stringify(rows[0]['QUERY PLAN']))
    }
    await client.end()
    return plans
  }

  /** The tables that a plan goes through from end to end. */
  function tablesScanned(plan: string, text: string): string[] {
    if (databaseKind === 'postgres')
      return [...plan.matchAll(/"Seq Scan"[^{}]*?"Relation Name":"(\w+)"/g)].map(([, table = '']) => table)
    const tables = new Map(
      [...text.matchAll(/"(\w+)" AS "?(\w+)"?/g)].map(([, table, alias]) => [alias, table]),
    )
    return [...plan.matchAll(/^SCAN (\w+)(?! USING| VIRTUAL).*$/gm)]
      .filter(([detail]) => !/ USING (COVERING )?INDEX/.test(detail))
      .map(([, alias = '']) => tables.get(alias) ?? alias)
  }

  /** The scans of whole growing tables that the database plans. */
  const scans = async (statements: readonly string[]) =>
    (await plansOf(statements)).flatMap((plan, index) => {
      const text = statements[index] as string
      return tablesScanned(plan, text)
        .filter((table) => GROWING.includes(table))
        .map((table) => `${table}: ${text}`)
    })

  it.each(Object.keys(QUERIES))('find %s without a scan of a table', async (name) => {
    const statements = await statementsDuring(() => app.data(QUERIES[name] as string, variables))
    expect(statements.length).toBeGreaterThan(0)
    expect(await scans(statements)).toEqual([])
  })

  it('look for words in the index of each', async () => {
    const statements = await statementsDuring(() => app.data(QUERIES['a search'] as string))
    const plan = (await plansOf(statements)).join()
    const indexes = ['partnership', 'event', 'organisation'].flatMap((table) =>
      databaseKind === 'sqlite'
        ? [`SCAN ${table}_search VIRTUAL TABLE INDEX`]
        : [0, 1, 2, 3].map((sample) => `"${table}_sample_${sample}"`),
    )
    expect(indexes.filter((index) => !plan.includes(index))).toEqual([])
  })

  it.each([
    [
      'a territory',
      '{ territory(code: "1432") { events(filter: { from: "2025-01-01" }) { nodes { title } } } }',
    ],
    ['a filter', '{ events(filter: { territory: "1432", from: "2025-01-01" }) { nodes { title } } }'],
  ])('walk to the events of %s in the order of time, and to those that last long', async (_of, query) => {
    const plan = (await plansOf(await statementsDuring(() => app.data(query)))).join('\n')
    const steps =
      databaseKind === 'sqlite'
        ? [
            'SEARCH walk USING PRIMARY KEY (territoryId=? AND startsAt>?)',
            'SEARCH t USING INDEX event_long (endsAt>?)',
          ]
        : ['"Index Name":"territory_event_pkey"', '"Index Name":"event_long"']
    expect(steps.filter((step) => !plan.includes(step))).toEqual([])
  })

  it('walk to all events from the middle of time', async () => {
    const statements = await statementsDuring(() =>
      app.data('{ events(filter: { from: "2025-01-01" }) { totalCount nodes { title } } }'),
    )
    const plans = (await plansOf(statements)).filter((_plan, index) => statements[index]?.includes('"event"'))
    expect(plans.length).toBe(2)
    for (const plan of plans) expect(plan).toMatch(/event_long/)
  })

  it('find the organisations of a territory by their units', async () => {
    const statements = await statementsDuring(() =>
      app.data('{ organisations(filter: { territory: "1432" }) { totalCount nodes { name } } }'),
    )
    const plans = (await plansOf(statements)).filter((_plan, index) =>
      statements[index]?.includes('"organisation"'),
    )
    expect(plans.length).toBe(2)
    const step =
      databaseKind === 'sqlite' ? /SEARCH t USING INDEX \w+ \(territoryId=\?\)/ : /"territoryId\\" = ANY/
    for (const plan of plans) expect(plan).toMatch(step)
  })

  if (databaseKind === 'postgres')
    it('do not go through all events for each row that is written', async () => {
      const client = new Client({ connectionString: app.databaseUrl })
      await client.connect()
      const { rows } = await client.query(
        `SELECT "seq_tup_read"::integer AS "read", (SELECT count(*)::integer FROM "event") AS "all"
          FROM "pg_stat_user_tables" WHERE "relname" = 'event'`,
      )
      await client.end()
      expect(rows[0].all).toBeGreaterThan(4_000)
      expect(rows[0].read).toBeLessThan(20 * rows[0].all)
    })

  it('are seen to scan where they do', async () => {
    expect(await scans([`SELECT t."id" FROM "event" AS t WHERE t."title" = 'x'`])).toHaveLength(1)
  })
})
