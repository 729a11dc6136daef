import { XMLParser } from 'fast-xml-parser'
import fastify, { type FastifyInstance } from 'fastify'
import { sitemaps } from '../../src/http/sitemaps'
import { Partnership } from '../../src/modules/partnership/partnership.entity'
import { type App, startApp } from '../support/app'
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
      [`${BASE}/`, ...shown.map(({ id }) => `${BASE}/records/${id}`)].sort(),
    )
    for (const { loc, lastmod } of pages) {
      expect((await fetch(loc.replace(BASE, app.url))).status).toBe(200)
      if (lastmod !== undefined) expect(new Date(lastmod).toISOString()).toBe(lastmod)
    }
    expect(pages.filter(({ lastmod }) => lastmod !== undefined)).toHaveLength(shown.length)
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
    expect(pages).toEqual(shown.map(({ id }) => `${BASE}/records/${id}`).sort())
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
