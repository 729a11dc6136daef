import { XMLParser } from 'fast-xml-parser'
import { type Door, openDoor } from './server-under-test'

describe('what machines look for at every site', () => {
  let door: Door
  beforeAll(async () => {
    door = await openDoor({
      PUBLIC_URL: 'https://example.org/api',
      SECURITY_CONTACT: 'mailto:security@example.org',
    })
  })
  afterAll(() => door.close())

  it('is the sitemap, which robots.txt names', async () => {
    const robots = await door.fetch('/robots.txt')
    expect(robots.headers.get('content-type')).toBe('text/plain; charset=utf-8')
    expect(robots.text).toMatch(/^User-agent: \*$/m)
    expect(/^Sitemap: (.+)$/m.exec(robots.text)?.[1]).toBe('https://example.org/api/sitemap.xml')
    const { text } = await door.fetch('/sitemap.xml')
    expect(new XMLParser().parse(text).sitemapindex.sitemap.loc).toBe(
      'https://example.org/api/sitemaps/pages.xml',
    )
  })

  it('is security.txt by RFC 9116, with an end less than a year away', async () => {
    const { text, headers } = await door.fetch('/.well-known/security.txt')
    expect(headers.get('content-type')).toBe('text/plain; charset=utf-8')
    const fields = new Map(
      text
        .trim()
        .split('\n')
        .map((line) => line.split(/: (.*)/).slice(0, 2) as [string, string]),
    )
    expect(fields.get('Contact')).toBe('mailto:security@example.org')
    expect(fields.get('Canonical')).toBe('https://example.org/api/.well-known/security.txt')
    const days = (Date.parse(fields.get('Expires') as string) - Date.now()) / 86_400_000
    expect(days).toBeGreaterThan(30)
    expect(days).toBeLessThan(365)
  })

  it('is no security.txt without an address to write to', async () => {
    const other = await openDoor()
    expect((await other.fetch('/.well-known/security.txt')).status).toBe(404)
    await other.close()
  })

  it('is an icon', async () => {
    const { status, headers, text } = await door.fetch('/favicon.ico')
    expect([status, headers.get('content-type')]).toEqual([200, 'image/svg+xml'])
    expect(text).toMatch(/^<svg /)
  })

  it('are the feeds that the front page names, in its head and in its headers', async () => {
    const { text, headers } = await door.fetch('/')
    const inHead = [...text.matchAll(/<link rel="alternate" type="([^"]+)" title="[^"]+" href="([^"]+)">/g)]
    expect(inHead.map(([, type]) => type)).toEqual([
      'application/atom+xml',
      'application/rss+xml',
      'application/feed+json',
      'text/calendar',
      'application/ld+json',
    ])
    for (const [, type = '', path = ''] of inHead) {
      const found = await door.fetch(`/${path}`)
      expect(found.headers.get('content-type')?.split(';')[0]).toBe(type)
      expect(headers.get('link')).toContain(
        `<https://example.org/api/${path}>; rel="alternate"; type="${type}"`,
      )
    }
  })
})
