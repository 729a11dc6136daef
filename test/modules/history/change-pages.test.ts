import { changeId } from '../../../src/core/change-log/change.entity'
import { Partnership } from '../../../src/modules/partnership/partnership.entity'
import { Territory } from '../../../src/modules/territory/territory.entity'
import { type App, startApp } from '../../support/app'
import { versionOf } from '../../support/database'
import { fakePartnership, fakeTerritory } from '../../support/fakes'
import { statementsDuring } from '../../support/statements'

const CHANGES = 7_000
/** The log is looked through in stretches of 2,000: what lies at their ends, and next to them. */
const RARE = [1, 2, 1_999, 2_000, 2_001, 3_999, 4_000, 4_001, 4_002, 6_000, 6_500, 7_000]

interface ChangesPage {
  readonly nodes: { recordId: string }[]
  readonly edges: object[]
  readonly totalCount: number
  readonly pageInfo: { hasNextPage: boolean; endCursor: string }
}

describe('a long log of which a filter lets little through', () => {
  let app: App
  const rare = fakePartnership()
  const common = fakePartnership()
  /** The sequences of all changes are those of this first one, and up. */
  let from: number
  beforeAll(async () => {
    app = await startApp()
    await app.database.write(async (write) => {
      await write.insert(Territory, [
        fakeTerritory('PL', null),
        fakeTerritory('16', 'PL'),
        fakeTerritory('14', 'PL'),
      ])
      await write.insert(Partnership, [rare, common])
      await write.insertRows('partnership_territory', [
        { partnershipId: rare.id, territoryId: 'territory_16' },
        { partnershipId: common.id, territoryId: 'territory_14' },
      ])
    })
    from = (await versionOf(app.database)) + 1
    const query = (statement: string) => app.database.dataSource.query(statement)
    const rows = Array.from({ length: CHANGES }, (_, index) => {
      const isRare = RARE.includes(index + 1)
      const [id, kind] = isRare ? [rare.id, 'CREATED'] : [common.id, 'UPDATED']
      return `('${changeId(from + index, 0)}', ${from + index}, '2026-01-01T00:00:00.000Z', '${kind}', 'Partnership', '${id}', '["summary"]', '${id}', TRUE)`
    })
    for (let start = 0; start < CHANGES; start += 500)
      await query(`INSERT INTO "change" ("id", "sequence", "at", "kind", "recordClass", "recordId", "storedFields",
        "historyOf", "isPublic") VALUES ${rows.slice(start, start + 500).join(', ')}`)
    await query(`UPDATE "registry" SET "version" = ${from + CHANGES - 1}`)
  })
  afterAll(() => app.close())

  /** The cursor behind the change that comes before all of these. */
  const begin = async (): Promise<string> => {
    const lines = (await (await fetch(`${app.url}/feeds/changes.ndjson`)).text()).trimEnd().split('\n')
    const first = lines.findIndex((line) => JSON.parse(line).at === '2026-01-01T00:00:00.000Z')
    return JSON.parse(lines[first - 1] as string).cursor
  }
  const PAGE = `query Page($first: Int, $after: String) {
    changes(first: $first, after: $after, territory: "16") {
      nodes { recordId kind } edges { cursor } pageInfo { hasNextPage endCursor } totalCount
    }
  }`

  it.each([1, 2, 3, 5, 11, 12, 13, 100])('has no gap and nothing twice in pages of %d', async (first) => {
    let after: string | null = await begin()
    const found: string[] = []
    const lengths: number[] = []
    for (let hasNextPage = true; hasNextPage; ) {
      const page: { changes: ChangesPage } = await app.data(PAGE, { first, after })
      const { changes } = page
      found.push(...changes.nodes.map(({ recordId }) => recordId))
      lengths.push(changes.nodes.length)
      expect(changes.edges).toHaveLength(changes.nodes.length)
      ;({ hasNextPage, endCursor: after } = changes.pageInfo)
    }
    expect(found).toEqual(RARE.map(() => rare.id))
    // Only the last page is not full.
    expect(lengths.slice(0, -1)).toEqual(lengths.slice(0, -1).map(() => first))
    expect(lengths.at(-1)).toBeGreaterThan(0)
  })

  it('is told by the feed, and counted', async () => {
    const after = await begin()
    const response = await fetch(`${app.url}/feeds/changes.ndjson?territory=16&after=${after}`)
    const lines = (await response.text()).trimEnd().split('\n')
    const last = JSON.parse(lines.pop() as string)
    expect(lines.map((line) => JSON.parse(line).id)).toEqual(RARE.map(() => rare.id))
    expect(last.cursor).toBe((await app.data('{ changes(first: 1) { headCursor } }')).changes.headCursor)
    const none = await fetch(`${app.url}/feeds/changes.ndjson?types=GUIDE&after=${after}`)
    expect(await none.json()).toEqual(last)
    // What was entered before these, too.
    const { changes } = await app.data(PAGE, { first: 1 })
    const { changes: all } = await app.data(PAGE, { first: 100 })
    expect(changes.totalCount).toBe(all.nodes.length)
    expect(all.nodes.length).toBeGreaterThan(RARE.length)
  })

  it('is not looked through where only its total is asked for', async () => {
    const total = 'query ($types: [RecordType!]) { changes(territory: "16", types: $types) { totalCount } }'
    const { changes: all } = await app.data(PAGE, { first: 100 })
    // Asked so often, a query has a plan.
    for (const _ of [1, 2, 3, 4]) await app.data(total)
    await app.database.write(async (write) => write.markChanged())
    const statements = await statementsDuring(async () => {
      expect((await app.data(total)).changes.totalCount).toBe(all.totalCount)
    })
    expect(statements.filter((statement) => /OFFSET/.test(statement))).toEqual([])
  })

  it('makes news, of however long ago', async () => {
    const answer = await fetch(`${app.url}/feeds/news.json?territory=16`)
    const news = (await answer.json()) as { items: object[]; next_url?: string }
    // And what was entered before these.
    expect(news.items).toHaveLength(RARE.length + 1)
    expect(news.next_url).toBeUndefined()
  })
})
