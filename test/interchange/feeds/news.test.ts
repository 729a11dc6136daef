import FeedParser from '@rowanmanning/feed-parser'
import { XMLValidator } from 'fast-xml-parser'
import { Event } from '../../../src/modules/event/event.entity'
import { EventStatus } from '../../../src/modules/event/event.enums'
import { Partnership } from '../../../src/modules/partnership/partnership.entity'
import { Territory } from '../../../src/modules/territory/territory.entity'
import { type App, startApp } from '../../support/app'
import { fakeEvent, fakePartnership, fakeTerritory } from '../../support/fakes'

type Format = 'atom' | 'json' | 'rss'

describe('the news', () => {
  let app: App
  beforeAll(async () => {
    app = await startApp()
  })
  afterAll(() => app.close())

  const get = async (address: string) => {
    const response = await fetch(address.replace('http://localhost:4000', app.url))
    expect(response.status).toBe(200)
    return response.text()
  }
  /** The parser knows no JSON Feed, which is JSON. */
  const itemsOf = (format: Format, text: string): { id: unknown; title: unknown }[] =>
    format === 'json' ? JSON.parse(text).items : FeedParser.parseFeed(text).items
  const titles = async (format: Format, query = '') =>
    itemsOf(format, await get(`${app.url}/feeds/news.${format}${query}`)).map(({ title }) => title)

  it('tells what is new, and what has changed that others may want to know, in every format alike', async () => {
    const partnership = fakePartnership({
      name: 'Dla <Rudawki> & „Zatrasia” &foo;',
      summary: 'Zażółć gęślą jaźń\u0008!',
    })
    const draft = fakePartnership({ name: 'Szkic', publishedAt: null })
    const event = fakeEvent({ partnershipId: partnership.id, title: 'Piknik' })
    await app.database.write((write) => write.insert(Partnership, [partnership, draft]))
    await app.database.write((write) => write.insert(Event, [event]))
    await app.database.write((write) => write.update(Event, event.id, { status: EventStatus.CANCELLED }))
    await app.database.write((write) => write.update(Partnership, partnership.id, { description: 'Opis' }))
    await app.database.write((write) =>
      write.update(Partnership, draft.id, { publishedAt: '2026-01-01T00:00:00.000Z' }),
    )
    const expected = [
      'Nowe partnerstwo: Szkic',
      'Zmiana wydarzenia: Piknik',
      'Nowe wydarzenie: Piknik',
      'Nowe partnerstwo: Dla <Rudawki> & „Zatrasia” &foo;',
    ]
    expect(await titles('atom')).toEqual(expected)
    expect(await titles('json')).toEqual(expected)
    expect(await titles('rss')).toEqual(expected)
    expect((await titles('json', '?language=EN'))[0]).toBe('New partnership: Szkic')
    const atom = await get(`${app.url}/feeds/news.atom`)
    expect(XMLValidator.validate(atom)).toBe(true)
    expect(atom).toContain('Dla &lt;Rudawki&gt; &amp; „Zatrasia” &amp;foo;<')
    const { items } = FeedParser.parseFeed(atom)
    expect(items[3]).toMatchObject({ description: 'Zażółć gęślą jaźń !', id: expect.stringMatching(/^tag:/) })
    expect(await get(items[3]?.url as string)).toContain('<h1>Dla &lt;Rudawki&gt;')
  })

  it.each(['atom', 'json', 'rss'] as const)(
    'has pages, through which %s comes to the oldest, once to each',
    async (format) => {
      await app.database.write((write) =>
        write.insert(
          Partnership,
          Array.from({ length: 120 }, (_, number) => fakePartnership({ name: `Nowe ${number}` })),
        ),
      )
      const ids: unknown[] = []
      let pages = 0
      for (let next: string | null = `${app.url}/feeds/news.${format}`; next; pages++) {
        const text = await get(next)
        ids.push(...itemsOf(format, text).map(({ id }) => id))
        next =
          format === 'json'
            ? (JSON.parse(text).next_url ?? null)
            : (/rel="next" href="([^"]+)"/.exec(text)?.[1]?.replaceAll('&amp;', '&') ?? null)
      }
      expect(new Set(ids).size).toBe(ids.length)
      const [{ count }] = await app.database.dataSource.query(
        `SELECT count(*) AS "count" FROM "change" WHERE "kind" IN ('CREATED', 'RESTORED') AND "isPublic" = TRUE`,
      )
      expect(ids.length).toBeGreaterThanOrEqual(Number(count))
      expect(pages).toBeGreaterThan(2)
    },
  )

  it('says of an event when and where it is, and whose, and calls itself by the unit', async () => {
    const host = fakePartnership({ name: 'Dla Rudawki', description: null })
    const event = fakeEvent({
      partnershipId: host.id,
      ...{ title: 'Piknik', territoryId: 'territory_02', place: 'Park' },
      ...{ startsAt: '2027-05-01T14:00:00.000Z', endsAt: '2027-05-01T18:00:00.000Z' },
    })
    await app.database.write(async (write) => {
      await write.insert(Territory, [{ ...fakeTerritory('02', null), name: 'dolnośląskie' }])
      await write.insert(Partnership, [host])
      await write.insert(Event, [event])
      await write.insertRows('partnership_territory', [
        { partnershipId: host.id, territoryId: 'territory_02' },
      ])
    })
    const page = `http://localhost:4000/records/${event.id}`
    const summary = 'Kiedy: 1 maja 2027, 16:00–20:00\nGdzie: Park, dolnośląskie\nOrganizuje: Dla Rudawki'
    for (const format of ['atom', 'rss'] as const) {
      const feed = FeedParser.parseFeed(await get(`${app.url}/feeds/news.${format}?territory=02`))
      expect(feed.title).toBe('Partnerstwa – dolnośląskie')
      expect(feed.items[0]).toMatchObject({ title: 'Nowe wydarzenie: Piknik', url: page })
      expect(feed.items[0]?.description).toBe(summary)
      expect(feed.items[1]?.description).toBe('Gdzie: województwo dolnośląskie')
    }
    const json = JSON.parse(await get(`${app.url}/feeds/news.json?territory=02&language=EN`))
    expect(json.items[0]).toMatchObject({
      url: page,
      content_text: 'When: 1 May 2027, 16:00–20:00\nWhere: Park, dolnośląskie\nOrganised by: Dla Rudawki',
    })
    const events = FeedParser.parseFeed(await get(`${app.url}/feeds/events.atom?territory=02`))
    expect(events.title).toBe('Wydarzenia – dolnośląskie')
    expect(events.items[0]).toMatchObject({ title: 'Piknik', url: page, description: summary })
  })

  it('is answered 304 until somebody writes', async () => {
    const first = await fetch(`${app.url}/feeds/news.atom`)
    expect(first.headers.get('content-type')).toBe('application/atom+xml; charset=utf-8')
    await first.text()
    const etag = first.headers.get('etag') as string
    const again = () => fetch(`${app.url}/feeds/news.atom`, { headers: { 'if-none-match': etag } })
    expect((await again()).status).toBe(304)
    expect(first.headers.get('link')).toMatch(/\?before=[\w-]+>; rel="next"$/)
    await app.database.write((write) => write.insert(Partnership, [fakePartnership()]))
    expect((await again()).status).toBe(200)
  })

  it.each(['before=x', 'language=DE', 'language=toString', 'first=1', 'language=PL&language=EN'])(
    'refuses %s',
    async (query) => {
      const response = await fetch(`${app.url}/feeds/news.json?${query}`)
      expect(response.status).toBe(400)
      expect(await response.json()).toMatchObject({ status: 400, code: 'BAD_USER_INPUT' })
    },
  )
})
