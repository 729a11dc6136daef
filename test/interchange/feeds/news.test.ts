import FeedParser from '@rowanmanning/feed-parser'
import { XMLValidator } from 'fast-xml-parser'
import { Event } from '../../../src/modules/event/event.entity'
import { EventStatus } from '../../../src/modules/event/event.enums'
import { Partnership } from '../../../src/modules/partnership/partnership.entity'
import { type App, startApp } from '../../support/app'
import { fakeEvent, fakePartnership } from '../../support/fakes'

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
  const itemsOf = (format: 'atom' | 'json', text: string): { id: unknown; title: unknown }[] =>
    format === 'json' ? JSON.parse(text).items : FeedParser.parseFeed(text).items
  const titles = async (format: 'atom' | 'json', query = '') =>
    itemsOf(format, await get(`${app.url}/feeds/news.${format}${query}`)).map(({ title }) => title)

  it('tells what is new, and what has changed that others may want to know, in both formats alike', async () => {
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
    expect((await titles('json', '?language=EN'))[0]).toBe('New partnership: Szkic')
    const atom = await get(`${app.url}/feeds/news.atom`)
    expect(XMLValidator.validate(atom)).toBe(true)
    expect(atom).toContain('Dla &lt;Rudawki&gt; &amp; „Zatrasia” &amp;foo;<')
    const { items } = FeedParser.parseFeed(atom)
    expect(items[3]).toMatchObject({ description: 'Zażółć gęślą jaźń !', id: expect.stringMatching(/^tag:/) })
    const told = JSON.parse(await get(items[3]?.url as string))
    expect(told).toEqual([expect.objectContaining({ id: partnership.id })])
  })

  it.each(['atom', 'json'] as const)(
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
