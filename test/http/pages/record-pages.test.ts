import { Event } from '../../../src/modules/event/event.entity'
import { Guide } from '../../../src/modules/guide/guide.entity'
import { Organisation } from '../../../src/modules/organisation/organisation.entity'
import { Partnership } from '../../../src/modules/partnership/partnership.entity'
import { type App, startApp } from '../../support/app'
import { testDatabaseUrl } from '../../support/database'
import { fakeEvent, fakeOrganisation, fakePartnership } from '../../support/fakes'

const BASE = 'http://registry.test'
const NAME = `Łąka <script>alert("1 & '2'")</script>`
const RIGHT_TO_LEFT = 'שותפות מקומית \u202Eabc'
const LONG = 'ą'.repeat(200)

describe('the page of a record', () => {
  let app: App
  const shown = fakePartnership({ name: NAME, summary: RIGHT_TO_LEFT, description: `${LONG}\n\nB` })
  const draft = fakePartnership({ publishedAt: null })
  const organisation = fakeOrganisation({ name: LONG })
  const event = fakeEvent({
    partnershipId: shown.id,
    title: 'Piknik',
    startsAt: '2031-05-07T15:30:00.000Z',
    endsAt: '2031-05-07T17:00:00.000Z',
  })
  beforeAll(async () => {
    app = await startApp({ PUBLIC_URL: BASE }, await testDatabaseUrl('examples'))
    await app.database.write(async (write) => {
      await write.insert(Partnership, [shown, draft])
      await write.insert(Organisation, [organisation])
      await write.insert(Event, [event])
    })
  })
  afterAll(() => app.close())

  const get = (path: string, headers: Record<string, string> = {}) =>
    fetch(new URL(path, app.url), { headers, redirect: 'manual' })
  const text = async (path: string) => {
    const response = await get(path)
    expect([path, response.status]).toEqual([path, 200])
    return response.text()
  }
  const first = (page: string, pattern: RegExp) => pattern.exec(page)?.[1]
  const idsOf = async (list: string) => {
    const data = await app.data(`{ ${list}(first: 12) { nodes { id } } }`)
    return data[list].nodes.map(({ id }: Event) => id) as string[]
  }

  it('is there for every record in both languages, and all that it links to', async () => {
    const ids = (await Promise.all(['partnerships', 'organisations', 'events', 'guides'].map(idsOf))).flat()
    expect(ids.length).toBeGreaterThan(20)
    const linked = new Set<string>()
    for (const id of [...ids, 'territory_PL', 'territory_14', 'territory_1465'])
      for (const language of ['pl', 'en']) {
        const moved = await get(`/records/${id}`, { 'accept-language': language })
        expect([id, moved.status]).toEqual([id, 303])
        const path = moved.headers.get('location') as string
        expect(path).toMatch(new RegExp(`^/${language}/`))
        const page = await text(path)
        expect(first(page, /<html lang="(\w+)">/)).toBe(language)
        expect(first(page, /<link rel="canonical" href="([^"]+)"/)).toBe(BASE + path)
        for (const [, lang, address] of page.matchAll(/hreflang="(\w+)" href="([^"]+)"/g)) {
          const other = await text((address as string).replace(BASE, ''))
          expect(first(other, /<html lang="(\w+)">/)).toBe(lang)
        }
        expect(page.match(/<h1>/g)).toHaveLength(1)
        expect(page).not.toMatch(/undefined|\[object|NaN|null</)
        for (const [, address = ''] of page.matchAll(/href="(\/[^"]*)"/g)) linked.add(address)
      }
    expect(linked.size).toBeGreaterThan(100)
    for (const address of linked) {
      const { status } = await get(address.replaceAll('&amp;', '&'), { accept: 'text/html,*/*;q=0.8' })
      expect([address, status]).toEqual([address, 200])
    }
  })

  it('shows markup as text, and whole what is long or written from right to left', async () => {
    const page = await text(`/pl/partnerstwa/${shown.slug}`)
    expect(page).toContain(
      '<h1>Łąka &lt;script&gt;alert(&quot;1 &amp; &#39;2&#39;&quot;)&lt;/script&gt;</h1>',
    )
    expect(page.match(/<script/g)).toBeNull()
    expect(page).toContain(`<p>${LONG}</p><p>B</p>`)
    expect(page).toContain(RIGHT_TO_LEFT)
    expect(await text(`/en/organisations/${organisation.id}`)).toContain(`<h1>${LONG}</h1>`)
  })

  it('says when an event is by the clocks of its place', async () => {
    expect(await text(`/pl/wydarzenia/${event.id}`)).toContain('środa, 7 maja 2031, 17:30–19:00')
    expect(await text(`/en/events/${event.id}`)).toMatch(/Wednesday,? 7 May 2031, 17:30–19:00/)
  })

  it('is read by programs as the file that they accept', async () => {
    const path = `/pl/partnerstwa/${shown.slug}`
    for (const from of [path, `/records/${shown.id}`])
      for (const type of ['application/json', 'application/ld+json', 'application/geo+json', 'text/csv']) {
        const moved = await get(from, { accept: type })
        expect([moved.status, moved.headers.get('vary')?.toLowerCase()]).toEqual([
          303,
          expect.stringContaining('accept'),
        ])
        const file = await get(moved.headers.get('location') as string)
        expect([file.status, file.headers.get('content-type')]).toEqual([200, expect.stringContaining(type)])
        expect(await file.text()).toContain(shown.id)
      }
    const browser = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8'
    expect((await get(path, { accept: browser })).headers.get('content-type')).toContain('text/html')
  })

  it('leads from a former name to the one of today', async () => {
    const before = fakePartnership({ slug: 'dawna-nazwa' })
    await app.database.write(async (write) => {
      await write.insert(Partnership, [before])
      await write.insertRows('former_slug', [{ slug: 'jeszcze-dawniejsza', partnershipId: before.id }])
    })
    for (const key of ['jeszcze-dawniejsza', before.id, 'Dawna-Nazwa']) {
      const moved = await get(`/en/partnerships/${key}`)
      expect([moved.status, moved.headers.get('location')]).toEqual([301, '/en/partnerships/dawna-nazwa'])
    }
    const unit = await get('/en/territories/territory_14')
    expect([unit.status, unit.headers.get('location')]).toEqual([301, '/en/territories/14'])
  })

  it.each([
    ['/pl/partnerstwa/nie-ma', 'pl'],
    [`/en/partnerships/${draft.slug}`, 'en'],
    [`/pl/partnerstwa/${draft.id}`, 'pl'],
    ['/pl/wydarzenia/event_01jd0000000000000000000000', 'pl'],
    ['/en/events/x', 'en'],
    ['/pl/jednostki/99', 'pl'],
    ['/en/guides/%E0', 'en'],
    ['/pl/organizacje/%00', 'pl'],
  ])('is not there at %s, and says so in its language', async (path, language) => {
    const response = await get(path)
    expect([400, 404]).toContain(response.status)
    if (response.status === 404) expect(await response.text()).toContain(`<html lang="${language}">`)
  })

  it.each([
    'partnership_01jd0000000000000000000000',
    draft.id,
    'sector_PUBLIC',
    'x',
    '%00',
    'a%2Fb',
    '%F0%9F',
  ])('has no address for %s', async (id) => {
    expect([400, 404]).toContain((await get(`/records/${id}`)).status)
  })

  it('is the same until what it shows has changed', async () => {
    const path = `/pl/partnerstwa/${shown.slug}`
    const etag = (await get(path)).headers.get('etag') as string
    expect((await get(path, { 'if-none-match': etag })).status).toBe(304)
    await app.database.write((write) => write.update(Partnership, shown.id, { summary: 'Nowy opis' }))
    const changed = await get(path, { 'if-none-match': etag })
    expect([changed.status, await changed.text()]).toEqual([200, expect.stringContaining('Nowy opis')])
  })

  it('has the Markdown of a guide as markup, and none of its own', async () => {
    const [guide] = await idsOf('guides')
    const body =
      '**Ważne** <img src=x onerror=alert(1)> [klik](javascript:alert(1)) [dalej](https://example.org/)'
    await app.database.write((write) =>
      write.update(
        Guide,
        guide as string,
        {
          storedSections: [
            { kind: 'DEFINITION', headings: { PL: 'A', EN: 'A' }, bodies: { PL: body, EN: body } },
          ],
        } as Partial<Guide>,
      ),
    )
    const { guide: found } = await app.data(`{ guide(id: "${guide}") { slug summary } }`)
    const page = await text(`/pl/wiedza/${found.slug}`)
    expect(page).toContain('<strong>Ważne</strong> &lt;img src=x onerror=alert(1)&gt;')
    expect(page).not.toContain('href="javascript:')
    expect(page).toContain('<a href="https://example.org/">dalej</a>')
    expect(found.summary).not.toContain('**')
  })
})
