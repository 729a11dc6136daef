import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { pino } from 'pino'
import { Organisation } from '../../../src/modules/organisation/organisation.entity'
import { type App, startApp } from '../../support/app'
import { fakeOrganisation } from '../../support/fakes'

interface Line {
  readonly cursor: string
  readonly kind: string
  readonly type: string
  readonly id: string
  readonly record: Record<string, unknown> | null
}

setFlagsFromString('--expose-gc')
const collectGarbage: () => void = runInNewContext('gc')

describe('the change feed', () => {
  let app: App
  const lines: string[] = []
  const log = pino({}, { write: (line) => void lines.push(line) })
  beforeAll(async () => {
    app = await startApp({}, undefined, log)
  })
  afterAll(() => app.close())

  const get = (query: string, headers: Record<string, string> = {}) =>
    fetch(`${app.url}/feeds/changes.ndjson?${query}`, { headers })
  async function follow(query = ''): Promise<{ lines: Line[]; cursor: string }> {
    const response = await get(query)
    expect([response.status, response.headers.get('cache-control')]).toEqual([200, 'no-store'])
    const lines = (await response.text()).trimEnd().split('\n')
    const { cursor, ...rest } = JSON.parse(lines.pop() as string)
    expect(rest).toEqual({})
    return { lines: lines.map((line) => JSON.parse(line)), cursor }
  }
  /** Until the request waits: one that came after it has been answered. */
  async function arrived(query: string) {
    while (!lines.some((line) => line.includes('incoming request') && line.includes(query)))
      await new Promise((resolve) => setTimeout(resolve, 10))
    await follow()
  }
  const told = (lines: readonly Line[]) =>
    lines.map(({ kind, type, id, record }) => [kind, type, id, record?.id])

  it('tells what was added, changed and deleted, with the record as it is now', async () => {
    const { cursor } = await follow()
    const organisation = fakeOrganisation({ name: 'Biblioteka' })
    const other = fakeOrganisation()
    await app.database.write((write) => write.insert(Organisation, [organisation, other]))
    await app.database.write((write) => write.update(Organisation, organisation.id, { krs: '0000000001' }))
    await app.database.write((write) => write.delete(Organisation, other.id))
    const { lines, cursor: end } = await follow(`after=${cursor}`)
    const link = (await get(`after=${cursor}&wait=5`)).headers.get('link')
    expect(link).toContain(`/feeds/changes.ndjson?after=${end}&wait=5>; rel="next"`)
    expect(told(lines)).toEqual([
      ['CREATED', 'ORGANISATION', organisation.id, organisation.id],
      ['CREATED', 'ORGANISATION', other.id, undefined],
      ['UPDATED', 'ORGANISATION', organisation.id, organisation.id],
      ['DELETED', 'ORGANISATION', other.id, undefined],
    ])
    const feed = await fetch(`${app.url}/feeds/organisations.ndjson`)
    expect(lines[2]?.record).toEqual(JSON.parse(await feed.text()))
    expect((await follow(`after=${end}`)).lines).toEqual([])
    for (const [index, line] of lines.entries())
      expect(told((await follow(`after=${line.cursor}`)).lines)).toEqual(told(lines).slice(index + 1))
  })

  it('waits for what is to come, and tells of it as soon as it is there', async () => {
    const { cursor } = await follow()
    const waiting = follow(`after=${cursor}&wait=30`)
    const organisation = fakeOrganisation()
    await arrived('wait=30')
    await app.database.write((write) => write.insert(Organisation, [organisation]))
    expect(told((await waiting).lines)).toEqual([
      ['CREATED', 'ORGANISATION', organisation.id, organisation.id],
    ])
    const { lines } = await follow(`after=${(await waiting).cursor}&wait=1`)
    expect(lines).toEqual([])
  })

  it('ends a wait when its time is over, also where memory is collected meanwhile', async () => {
    const { cursor } = await follow()
    const collecting = setInterval(collectGarbage, 20)
    const { lines } = await follow(`after=${cursor}&wait=1`).finally(() => clearInterval(collecting))
    expect(lines).toEqual([])
  })

  it('lets whoever waits go when the server stops', async () => {
    const other = await startApp({}, app.databaseUrl, log)
    const { cursor } = await follow()
    const waiting = fetch(`${other.url}/feeds/changes.ndjson?after=${cursor}&wait=60`)
    await arrived('wait=60')
    await other.close()
    expect((await waiting).status).toBe(200)
  })

  it('wants everything to be read anew where the changes are gone', async () => {
    const { cursor } = await follow()
    await app.database.write((write) => write.insert(Organisation, [fakeOrganisation()]))
    await app.database.dataSource.query('UPDATE "registry" SET "changesFrom" = "version" + 1')
    const response = await get(`after=${cursor}`)
    expect(response.status).toBe(410)
    expect(await response.json()).toMatchObject({ status: 410, code: 'RESYNC_REQUIRED' })
    await app.database.dataSource.query('UPDATE "registry" SET "changesFrom" = 1')
  })

  it.each([
    ['after=nonsense', 400],
    ['after=', 400],
    ['wait=61', 400],
    ['wait=-1', 400],
    ['wait=1.5', 400],
    ['wait=x', 400],
    ['types=ACCOUNT', 400],
    ['types=', 400],
    ['types=toString', 400],
    ['after=a&after=b', 400],
    ['first=3', 400],
    [`territory=${'1'.repeat(10_000)}`, 414],
  ])('refuses %.40s with %d', async (query, status) => {
    const response = await get(query)
    expect(response.status).toBe(status)
    expect(await response.json()).toMatchObject({ status, detail: expect.any(String) })
  })

  it('refuses a cursor of another list, and one that was tampered with', async () => {
    const { organisations } = await app.data('{ organisations(first: 1) { pageInfo { endCursor } } }')
    const { cursor } = await follow()
    const other = (digit: string) => (digit === '8' ? '7' : '8')
    const text = Buffer.from(cursor, 'base64url').toString()
    const tampered = Buffer.from(text.replace(/\d(?=\.)/, other)).toString('base64url')
    for (const after of [organisations.pageInfo.endCursor, `${cursor}A`, tampered])
      expect((await get(`after=${after}`)).status).toBe(400)
  })
})
