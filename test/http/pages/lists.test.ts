import { Partnership } from '../../../src/modules/partnership/partnership.entity'
import { type App, startApp } from '../../support/app'
import { testDatabaseUrl } from '../../support/database'
import { fakePartnership } from '../../support/fakes'

const BASE = 'http://registry.test'

describe('the lists for people', () => {
  let app: App
  const many = Array.from({ length: 120 }, (_, index) => fakePartnership({ name: `Brzęczyszcze ${index}` }))
  beforeAll(async () => {
    app = await startApp({ PUBLIC_URL: BASE, RATE_LIMIT_PER_MINUTE: '0' }, await testDatabaseUrl('examples'))
    await app.database.write((write) => write.insert(Partnership, many))
  })
  afterAll(() => app.close())

  const get = (path: string) => fetch(new URL(path.replaceAll('&amp;', '&'), app.url), { redirect: 'manual' })
  const text = async (path: string) => {
    const response = await get(path)
    expect([path, response.status]).toEqual([path, 200])
    return response.text()
  }
  const all = (page: string, pattern: RegExp) =>
    [...page.matchAll(pattern)].map(([, found]) => found as string)
  const entries = (page: string) => all(page, /<li><a href="(\/(?:pl|en)\/[^"]+)"[^>]*>[^<]*<\/a>\n/g)

  it('show every partnership that is found once, page after page', async () => {
    const seen: string[] = []
    let pages = 0
    for (let path: string | undefined = '/pl/partnerstwa?q=brzeczyszcze'; path; pages++) {
      const page: string = await text(path)
      expect(page).toContain('Znaleziono: 120')
      seen.push(...entries(page))
      path = all(page, /<a rel="next" href="([^"]+)"/g)[0]
    }
    expect(pages).toBe(3)
    expect(seen.toSorted()).toEqual(many.map(({ slug }) => `/pl/partnerstwa/${slug}`).toSorted())
  })

  it('show what the API finds in a unit, by its name or its code', async () => {
    const { events } = await app.data(
      '{ events(filter: { territory: "1465", from: "2026-01-01" }) { nodes { id } } }',
    )
    const expected = events.nodes.map(({ id }: { id: string }) => `/en/events/${id}`)
    expect(expected.length).toBeGreaterThan(0)
    for (const unit of ['1465', 'Warszawa', 'warszawa']) {
      const shown = entries(await text(`/en/events?territory=${unit}`))
      expect(expected).toEqual(expect.arrayContaining(shown))
    }
  })

  it('ask which unit is meant where several have the name, and each answer leads on', async () => {
    const page = await text(`/pl/partnerstwa?q=las&territory=${encodeURIComponent('Dąbrowa')}`)
    const choices = all(page, /<li><a href="([^"]+territory=[^"]+)"/g)
    expect(page).toContain('O którą chodzi?')
    expect(choices.length).toBeGreaterThan(1)
    for (const choice of choices) expect(await text(choice)).toContain('role="status"')
    expect(await text('/en/partnerships?territory=xyzzy')).toContain('knows no unit called “xyzzy”')
  })

  it('find anything by its words', async () => {
    const page = await text('/en/search?q=brzeczyszcze')
    expect(entries(page).length).toBe(20)
    expect(await text('/pl/szukaj?q=qqqqqq')).toContain('Nic takiego nie ma')
    expect(entries(await text('/pl/szukaj'))).toEqual([])
  })

  it('lead to the feeds of what they show', async () => {
    const page = await text('/pl/partnerstwa?q=brzeczyszcze&territory=14')
    const feeds = all(page, /href="(\/feeds\/[^"]+)"/g)
    expect(feeds).toContain('/feeds/partnerships.csv?search=brzeczyszcze&amp;territory=14')
    for (const feed of feeds) expect([feed, (await get(feed)).status]).toEqual([feed, 200])
    const calendar = all(
      await text('/pl/wydarzenia?territory=Warszawa'),
      /href="webcal:\/\/registry.test([^"]+)"/g,
    )
    expect(calendar).toEqual(['/feeds/events.ics?territory=1465'])
    expect((await get(calendar[0] as string)).status).toBe(200)
  })

  it('stand in the pages of others, in a frame that they offer', async () => {
    const page = await text('/pl/wydarzenia?territory=Warszawa')
    const frame = /&lt;iframe src=&quot;([^ ]+)&quot; /.exec(page)?.[1] as string
    expect(frame).toBe(`${BASE}/embed/pl/wydarzenia?territory=1465`)
    const framed = await get(frame.replace(BASE, ''))
    expect([framed.status, framed.headers.get('x-frame-options')]).toEqual([200, null])
    expect(framed.headers.get('content-security-policy')).toMatch(/form-action 'none'; frame-ancestors \*$/)
    const body = await framed.text()
    expect(entries(body)).toEqual(entries(page))
    expect(body).toContain('<base target="_blank">')
    expect(body).not.toMatch(/<form|<nav|<script/)
    expect(page).toContain('title=&quot;Co się dzieje&quot;')
    expect(entries(await text('/embed/pl/wydarzenia?territory=Warszawa'))).toEqual(entries(page))
    const other = await get('/pl/wydarzenia')
    expect([other.headers.get('x-frame-options'), other.headers.get('content-security-policy')]).toEqual([
      'DENY',
      expect.stringContaining("frame-ancestors 'none'"),
    ])
  })

  it('show what is asked for as text', async () => {
    const page = await text(`/pl/szukaj?q=${encodeURIComponent('"><script>alert(1)</script>')}`)
    expect(page).not.toContain('<script')
    expect(page).toContain('value="&quot;&gt;&lt;script&gt;')
  })

  it.each([
    '/pl/partnerstwa?foo=1',
    '/pl/partnerstwa?after=zzz',
    `/pl/szukaj?q=${'x'.repeat(300)}`,
    '/pl/szukaj?q=%B3%F3d%BC',
    '/embed/pl/wydarzenia?territory=xyzzy',
    `/embed/pl/partnerstwa?territory=${encodeURIComponent('Dąbrowa')}`,
  ])('refuse %s', async (path) => {
    expect((await get(path)).status).toBe(400)
  })
})
