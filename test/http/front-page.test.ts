import { createHash } from 'node:crypto'
import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { LIMITS } from '../../src/graphql/limits/limits'
import { Event } from '../../src/modules/event/event.entity'
import { Organisation } from '../../src/modules/organisation/organisation.entity'
import { Partnership } from '../../src/modules/partnership/partnership.entity'
import { Territory } from '../../src/modules/territory/territory.entity'
import { fakeEvent, fakeOrganisation, fakePartnership, fakeTerritory } from '../support/fakes'
import { type Door, expectServed, openDoor } from './server-under-test'

const NAME = `Urząd <script>alert("1 & '2'")</script>`
const ESCAPED = 'Urząd &lt;script&gt;alert(&quot;1 &amp; &#39;2&#39;&quot;)&lt;/script&gt;'

describe('the front page', () => {
  let door: Door
  let page: string
  let policy: string
  const statements: unknown[] = []

  beforeAll(async () => {
    door = await openDoor({
      PUBLISHER_NAME: NAME,
      DATA_LICENCE: 'CC-BY-4.0',
      PUBLIC_URL: 'https://example.org/api',
      RATE_LIMIT_PER_MINUTE: '1234',
    })
    const published = [fakePartnership(), fakePartnership(), fakePartnership()]
    const draft = fakePartnership({ publishedAt: null })
    await door.database.write(async (write) => {
      await write.insert(Territory, [fakeTerritory('PL', null), fakeTerritory('14', 'PL')])
      await write.insert(Partnership, [...published, draft])
      await write.insert(Organisation, [fakeOrganisation()])
      await write.insert(
        Event,
        [...published, published[0], draft].map((partnership) =>
          fakeEvent({ partnershipId: partnership?.id ?? '' }),
        ),
      )
    })
    // Workers look for their work meanwhile.
    const note = (statement: unknown) =>
      !/FROM "webhook"/.test(String(statement)) && statements.push(statement)
    subscribe('partnerstwa:statement', note)
    const answer = await door.fetch('/', { headers: { accept: 'text/html' } })
    unsubscribe('partnerstwa:statement', note)
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8'])
    page = answer.text
    policy = answer.headers.get('content-security-policy') ?? ''
  })
  afterAll(() => door.close())
  afterEach(() => expectServed(door))

  it('names the sources of the built-in data, with their licences', () => {
    for (const [source, licence] of [
      ['GeoNames', 'CC-BY-4.0'],
      ['Eurostat, GUS', 'CC-BY-4.0'],
    ])
      expect(page).toMatch(new RegExp(`>${source}</a> \\(<a rel="license" href="[^"]+">${licence}</a>`))
  })

  it('counts what everyone can see, in one statement', () => {
    const counts = Object.fromEntries(
      [...page.matchAll(/<dt>([^<]+)<\/dt><dd>([^<]+)<\/dd>/g)].map(([, what, count]) => [what, count]),
    )
    expect(counts).toEqual({
      partnerstwa: '3',
      organizacje: '1',
      wydarzenia: '4',
      'jednostki podziału terytorialnego': '2',
      partnerships: '3',
      organisations: '1',
      events: '4',
      'administrative units': '2',
    })
    // Meanwhile the server looks for webhooks that wait.
    expect(statements.filter((statement) => !`${statement}`.includes('"webhook"'))).toHaveLength(1)
  })

  it('speaks Polish and English, and says which is which', () => {
    expect(page).toMatch(/<html lang="pl">/)
    expect(page).toMatch(
      /<article id="pl" lang="pl" aria-labelledby="pl-title">.+Partnerstwo lokalne to grupa/s,
    )
    expect(page).toMatch(
      /<article id="en" lang="en" aria-labelledby="en-title">.+A local partnership is a group/s,
    )
  })

  it('loads nothing from anywhere, and lets no script run', () => {
    const [, style = ''] = /<style>(.+)<\/style>/s.exec(page) ?? []
    const hash = createHash('sha256').update(style).digest('base64')
    expect(policy.split('; ')).toEqual(
      expect.arrayContaining(["default-src 'none'", `style-src 'sha256-${hash}'`]),
    )
    expect(policy).not.toMatch(/script-src|unsafe/)
    expect(page).not.toMatch(/<script|<img|<iframe|@import|url\(|\bstyle="|\bon\w+="|\bsrc="/)
    // Alternates are for programs: a browser does not load them.
    expect([...page.matchAll(/<link (?!rel="alternate")[^>]+>/g)].map(([tag]) => tag)).toEqual([
      expect.stringMatching(/^<link rel="icon" href="data:/),
    ])
  })

  it('escapes what it did not write itself', () => {
    expect(page).toContain(`<title>${ESCAPED} – `)
    expect(page).toContain(`Publisher: ${ESCAPED}.`)
  })

  it('names the licence, and the address for programs', () => {
    expect(page).toContain('<a rel="license" href="https://spdx.org/licenses/CC-BY-4.0.html">CC-BY-4.0</a>')
    expect(page).toContain('curl https://example.org/api/graphql')
  })

  it('lets people subscribe to the calendar', () => {
    expect(page.match(/<a href="webcal:\/\/example\.org\/api\/feeds\/events\.ics">/g)).toHaveLength(2)
  })

  it('shows every limit, in both languages', () => {
    const shown = [...page.matchAll(/<th scope="row">([^<]+)<\/th>/g)].map(([, limit = '']) =>
      Number(limit.replaceAll(/\D/g, '')),
    )
    const all = [...Object.values(LIMITS), 1234, 6_000, 20, 10_000_000, 10_000]
    expect(shown).toEqual([...all, ...all])
  })

  it('links to what is there, and to examples that are answered', async () => {
    const links = [...page.matchAll(/<a href="([^"]+)"/g)].map(([, link = '']) =>
      link.replaceAll('&amp;', '&'),
    )
    const local = new Set(links.filter((link) => !/^(#|https:|webcal:)/.test(link)))
    const files = [...local].filter((link) => /^(feeds\/|catalog|openapi|ogc)/.test(link))
    expect(files.length).toBeGreaterThan(15)
    const others = [...local].filter((link) => !files.includes(link))
    expect(others.filter((link) => !link.includes('?'))).toEqual([
      ...['pl/partnerstwa', 'pl/wydarzenia', 'pl/szukaj', 'graphql', 'api.graphql', 'readyz'],
      ...['en/partnerships', 'en/events', 'en/search'],
    ])
    for (const link of files) {
      const response = await fetch(`${door.url}/${link}`, { headers: { accept: 'text/html, */*;q=0.8' } })
      expect([link, response.status]).toEqual([link, 200])
      await response.arrayBuffer()
    }
    const examples = [...local].filter((link) => link.startsWith('graphql?query='))
    expect(examples.length).toBeGreaterThanOrEqual(4)
    for (const link of others) {
      const { status, json } = await door.fetch(`/${link}`, {
        headers: { accept: 'text/html', 'sec-fetch-site': 'same-origin' },
      })
      expect([link, status, json.errors]).toEqual([link, 200, undefined])
      if (examples.includes(link)) expect(json.data).toBeTruthy()
    }
  })
})
