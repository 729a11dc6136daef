import { searchColumns } from '../../../src/core/collections/record'
import { Partnership } from '../../../src/modules/partnership/partnership.entity'
import { type App, startApp } from '../../support/app'
import { fakePartnership } from '../../support/fakes'

describe('a feed over HTTP', () => {
  let app: App
  const partnership = fakePartnership({ name: '=Żółw; "i" przyjaciele' })
  const draft = fakePartnership({ publishedAt: null })
  beforeAll(async () => {
    app = await startApp()
    await app.database.write((write) => write.insert(Partnership, [partnership, draft]))
  })
  afterAll(() => app.close())

  const get = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
    fetch(`${app.url}/feeds/${path}`, { headers: { 'accept-encoding': 'identity', ...headers }, method })
  const statusOf = async (path: string, headers: Record<string, string> = {}) => {
    const response = await get(path, headers)
    await response.arrayBuffer()
    return response.status
  }
  const write = (name: string) =>
    app.database.write((write) => write.update(Partnership, partnership.id, { name, ...searchColumns(name) }))

  it('is answered 304 until somebody writes, whoever asks for it', async () => {
    const first = await get('partnerships.csv')
    const etag = first.headers.get('etag') as string
    expect(etag).toMatch(/^"[\w-]{27}"$/)
    expect(first.headers.get('cache-control')).toBe('public, no-cache')
    const body = await first.text()
    expect(await (await get('partnerships.csv')).text()).toBe(body)
    const known = await get('partnerships.csv', { 'if-none-match': etag })
    expect([known.status, await known.text()]).toEqual([304, ''])
    expect(await statusOf('partnerships.csv?safe=1', { 'if-none-match': etag })).toBe(200)
    expect(await statusOf('organisations.csv', { 'if-none-match': etag })).toBe(200)
    await write(partnership.name)
    expect(await statusOf('partnerships.csv', { 'if-none-match': etag })).toBe(200)
  })

  it('is not known after the registry was set back to a copy, and written on to the same number', async () => {
    const etag = (await get('organisations.csv')).headers.get('etag') as string
    expect(await statusOf('organisations.csv', { 'if-none-match': etag })).toBe(304)
    await app.database.dataSource.query(
      'DELETE FROM "change" WHERE "sequence" = (SELECT "version" FROM "registry")',
    )
    await app.database.dataSource.query('UPDATE "registry" SET "version" = "version" - 1')
    await write(partnership.name)
    expect(await statusOf('organisations.csv', { 'if-none-match': etag })).toBe(200)
  })

  it('is known to whoever asks for none at all, if there is one', async () => {
    const any = { 'if-none-match': '*' }
    expect(await statusOf('partnerships.json', any)).toBe(304)
    expect(await statusOf(`partnerships/${partnership.id}.json`, any)).toBe(304)
    expect(await statusOf(`partnerships/${draft.id}.json`, any)).toBe(404)
    expect(await statusOf('events/event_01jd0000000000000000000000.ics', any)).toBe(404)
  })

  it.each([
    ['GET', '%', 400],
    ['GET', '%ff.csv', 400],
    ['GET', 'partnerships.csv/../../feeds/%E0%A4%A.csv', 400],
    ['POST', 'partnerships.csv', 405],
    ['DELETE', 'changes.ndjson', 405],
    ['PUT', 'news.atom', 405],
  ])('refuses %s %s with %d, in a form for programs', async (method, path, status) => {
    const response = await get(path, {}, method)
    expect([response.status, response.headers.get('content-type')]).toEqual([
      status,
      'application/problem+json; charset=utf-8',
    ])
    expect(await response.json()).toMatchObject({ status, detail: expect.any(String) })
  })

  it.each(['gzip', 'br'])(
    'is sent as %s with a validator of its own, which finds it known',
    async (encoding) => {
      const plain = await get('partnerships.json')
      const encoded = await get('partnerships.json', { 'accept-encoding': encoding })
      expect(encoded.headers.get('content-encoding')).toBe(encoding)
      expect(encoded.headers.get('vary')).toMatch(/accept-encoding/i)
      expect(encoded.headers.get('etag')).not.toBe(plain.headers.get('etag'))
      expect(await encoded.text()).toBe(await plain.text())
      const etag = encoded.headers.get('etag') as string
      expect(
        await statusOf('partnerships.json', { 'accept-encoding': encoding, 'if-none-match': etag }),
      ).toBe(304)
    },
  )

  it('answers HEAD as it would answer GET, without the body', async () => {
    let whole = await get('partnerships.ndjson')
    // The second in which the state was first seen is not over at once.
    while (whole.headers.get('last-modified') === null) whole = await get('partnerships.ndjson')
    const head = await get('partnerships.ndjson', {}, 'HEAD')
    expect(head.status).toBe(200)
    for (const name of ['etag', 'content-type', 'last-modified', 'link', 'change-cursor'])
      expect([name, head.headers.get(name)]).toEqual([name, whole.headers.get(name)])
    expect(await head.text()).toBe('')
    expect(head.headers.get('content-length')).toBe(whole.headers.get('content-length'))
    // A program that reads tables takes every line for a record.
    for (const line of (await whole.text()).trim().split('\n'))
      expect(JSON.parse(line)).toMatchObject({ id: expect.stringMatching(/^partnership_/) })
  })

  it('names its licence, and its other formats with the same filter', async () => {
    const link = (await get('partnerships.csv?nationwide=false')).headers.get('link')
    expect(link).toContain('<https://spdx.org/licenses/CC0-1.0>; rel="license"')
    expect(link).toContain(
      '/feeds/partnerships.geojson?nationwide=false>; rel="alternate"; type="application/geo+json"',
    )
    expect((await get('partnerships.csv?bom=1')).headers.get('link')).not.toContain('bom')
  })

  it('is read by browsers from everywhere', async () => {
    const { headers } = await get('partnerships.json', { origin: 'https://app.example.org' })
    expect(headers.get('access-control-allow-origin')).toBe('*')
    expect(headers.get('access-control-expose-headers')).toMatch(/etag.*link.*change-cursor/)
  })

  it('is for Excel in Polish, and for spreadsheets that run formulas, where it is asked to be', async () => {
    await write('=Żółw; "i" przyjaciele')
    const bytes = Buffer.from(
      await (await get('partnerships.csv?bom=1&delimiter=semicolon&safe=1')).arrayBuffer(),
    )
    expect(bytes.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]))
    const text = bytes.toString()
    expect(text).toContain(';"\'=Żółw; ""i"" przyjaciele";')
    expect(text.split('\r\n')).toHaveLength(3)
    expect(await (await get('partnerships.csv')).text()).toContain(',"=Żółw; ""i"" przyjaciele",')
  })

  it('has one record by its id, and no draft', async () => {
    expect(await (await get(`partnerships/${partnership.id}.json`)).json()).toEqual([
      expect.objectContaining({ id: partnership.id }),
    ])
    expect(await statusOf(`partnerships/${draft.id}.json`)).toBe(404)
    expect(await (await get('partnerships.ndjson')).text()).not.toContain(draft.id)
  })

  it.each([
    ['partnerships.xls', 404],
    ['nothing.csv', 404],
    ['organisations.ics', 404],
    ['partnerships/organisation_01jd0000000000000000000000.json', 404],
    ['constructor.csv', 404],
    ['../partnerships.csv', 404],
    ['partnerships.csv?foo=1', 400],
    ['partnerships.json?bom=1', 400],
    ['partnerships.csv?bom=2', 400],
    ['partnerships.csv?nationwide=constructor', 400],
    ['partnerships.csv?search=a?&kinds=NONE', 400],
    ['partnerships.csv?bom=1&bom=1', 400],
    ['partnerships.csv?territory=14&territory=24', 400],
    ['partnerships.csv?kinds=LAG', 400],
    ['partnerships.csv?nationwide=perhaps', 400],
    ['partnerships.csv?near.latitude=52', 400],
    ['partnerships.csv?near.latitude=91&near.longitude=0&near.radiusKm=1', 400],
    ['partnerships.csv?updatedSince=yesterday', 400],
    ['events.csv?from=2024-02-01T00:00:00Z&to=2024-01-01T00:00:00Z', 400],
    [`partnerships.csv?search=${'a'.repeat(201)}`, 400],
    [`partnerships.csv?territory=${'1'.repeat(100_000)}`, 414],
    [`partnerships.csv?kinds=${'LOCAL,'.repeat(101)}`, 400],
    [`partnerships.csv?legalFormKinds=${'LGD,'.repeat(101)}`, 400],
    [`memberships.csv?${'ids=a&'.repeat(101)}`, 400],
    [`memberships.csv?ids=${'a,'.repeat(10_000)}`, 414],
    ['partnerships.csv?legalFormKinds=sp%F3%B3ka%20wodna', 400],
    ['partnerships.csv?legalFormKinds=%00', 400],
    ['partnerships.csv?legalFormKinds=constructor', 400],
    ['events.csv?kinds=NONE', 400],
    ['organisations.csv?kinds=NONE', 400],
    ['partnerships.csv?activityAreas=NONE', 400],
  ])('refuses %.80s with %d, and says why', async (path, status) => {
    const response = await get(path)
    expect(response.status).toBe(status)
    if (path.startsWith('..')) return
    expect(response.headers.get('content-type')).toMatch(/^application\/problem\+json/)
    expect(response.headers.get('etag')).toBeNull()
    const problem = (await response.json()) as { detail: string }
    expect(problem).toMatchObject({ status, title: expect.any(String), detail: expect.any(String) })
    expect(problem.detail.length).toBeLessThan(1_000)
  })

  it('does not hold up a server that stops', async () => {
    // For so long it would be held up.
    const other = await startApp({ QUERY_TIMEOUT_MS: '3600000' }, app.databaseUrl)
    expect((await fetch(`${other.url}/feeds/partnerships.csv`)).status).toBe(200)
    await other.close()
  })

  it('takes what looks like SQL for the text that it is', async () => {
    const response = await get(`partnerships.json?search=${encodeURIComponent("14' OR 1=1 --")}`)
    expect([response.status, await response.json()]).toEqual([200, []])
    expect(await statusOf(`partnerships.json?territory=${encodeURIComponent("14' OR 1=1 --")}`)).toBe(400)
  })

  it('refuses credentials that are none', async () => {
    const refused = await get('partnerships.csv', { authorization: 'Bearer nonsense' })
    expect(refused.status).toBe(401)
    expect(await refused.json()).toMatchObject({ status: 401 })
  })
})
