import { XMLParser } from 'fast-xml-parser'
import fastify, { type FastifyInstance } from 'fastify'
import sql from 'sql-template-tag'
import { sitemaps } from '../../src/http/sitemaps'
import { Partnership } from '../../src/modules/partnership/partnership.entity'
import { type App, startApp } from '../support/app'
import { testDatabaseUrl } from '../support/database'
import { fakePartnership } from '../support/fakes'

const BASE = 'http://registry.test'

describe('the sitemaps', () => {
  let app: App
  /** The same, with fewer addresses to a file. */
  let small: FastifyInstance
  const shown = Array.from({ length: 5 }, () => fakePartnership())
  const draft = fakePartnership({ publishedAt: null })
  beforeAll(async () => {
    app = await startApp({ PUBLIC_URL: BASE })
    await app.database.write((write) => write.insert(Partnership, [...shown, draft]))
    small = fastify()
    sitemaps(small, { config: { publicUrl: BASE }, reader: () => app.database.reader, maxAddresses: 2 })
  })
  afterAll(async () => {
    await small.close()
    await app.close()
  })

  const parser = new XMLParser({ isArray: (tag) => ['sitemap', 'url'].includes(tag) })
  const listed = (text: string): { loc: string; lastmod?: string }[] => {
    const { sitemapindex, urlset } = parser.parse(text)
    return sitemapindex?.sitemap ?? urlset.url
  }

  it('lead to the page of every record that visitors see, and to no draft', async () => {
    const read = async (address: string) => listed(await (await fetch(address.replace(BASE, app.url))).text())
    const files = await read(`${BASE}/sitemap.xml`)
    const pages = (await Promise.all(files.map(({ loc }) => read(loc)))).flat()
    expect(pages.map(({ loc }) => loc).sort()).toEqual(
      [`${BASE}/`, ...shown.map(({ slug }) => `${BASE}/pl/partnerstwa/${slug}`)].sort(),
    )
    for (const { loc, lastmod } of pages) {
      expect((await fetch(loc.replace(BASE, app.url))).status).toBe(200)
      if (lastmod !== undefined) expect(new Date(lastmod).toISOString()).toBe(lastmod)
    }
    expect(pages.filter(({ lastmod }) => lastmod !== undefined)).toHaveLength(shown.length)
  })

  it('have the units of today, and one page of each kind answers', async () => {
    const registry = await startApp({ PUBLIC_URL: BASE }, await testDatabaseUrl('examples'))
    try {
      const text = async (address: string) => (await fetch(address.replace(BASE, registry.url))).text()
      const files = listed(await text(`${BASE}/sitemap.xml`)).map(({ loc }) => loc)
      expect(files.map((file) => file.slice(`${BASE}/sitemaps/`.length))).toEqual([
        'pages.xml',
        ...['partnerships-1.xml', 'events-1.xml', 'organisations-1.xml', 'guides-1.xml', 'territories-1.xml'],
      ])
      for (const file of files) {
        const pages = listed(await text(file))
        for (const { loc } of [pages[0], pages.at(-1), pages[pages.length >> 1]] as typeof pages)
          expect([loc, (await fetch(loc.replace(BASE, registry.url))).status]).toEqual([loc, 200])
        for (const { lastmod } of pages)
          expect(lastmod ?? '2024-01-01').toMatch(/^\d{4}-\d\d-\d\d(T[\d:.]+Z)?$/)
      }
      const [[units] = []] = await registry.database.reader.all(
        sql`SELECT count(*) FROM "territory" WHERE "isHistorical" = FALSE`,
      )
      expect(listed(await text(`${BASE}/sitemaps/territories-1.xml`))).toHaveLength(Number(units))
    } finally {
      await registry.close()
    }
  })

  it('are several files where one would be too long, each page in one of them', async () => {
    const read = async (address: string) => (await small.inject(address.replace(BASE, ''))).body
    const files = listed(await read('/sitemap.xml')).map(({ loc }) => loc)
    expect(files.filter((file) => file.includes('partnerships'))).toEqual(
      [1, 2, 3].map((number) => `${BASE}/sitemaps/partnerships-${number}.xml`),
    )
    const pages: string[] = []
    for (const file of files.filter((each) => each.includes('partnerships')))
      pages.push(...listed(await read(file)).map(({ loc }) => loc))
    const inOrder = shown.toSorted((one, other) => (one.id < other.id ? -1 : 1))
    expect(pages).toEqual(inOrder.map(({ slug }) => `${BASE}/pl/partnerstwa/${slug}`))
  })

  it.each([
    'partnerships-2.xml',
    'partnerships-0.xml',
    'partnerships-1',
    'constructor-1.xml',
    'people-1.xml',
  ])('have no %s', async (file) => {
    expect((await fetch(`${app.url}/sitemaps/${file}`)).status).toBe(404)
  })
})
