import type { FastifyInstance } from 'fastify'
import sql, { type Sql } from 'sql-template-tag'
import { create } from 'xmlbuilder2'
import type { Config } from '../config/config'
import type { Collection } from '../core/collections/collection'
import { allOf } from '../core/collections/conditions'
import { name } from '../core/collections/dialect'
import type { Reader } from '../core/collections/reader'
import { Language } from '../core/vocabulary'
import { Answer } from '../graphql/executor/response-cache'
import { events } from '../modules/event/event.entity'
import { guides } from '../modules/guide/guide.entity'
import { organisations } from '../modules/organisation/organisation.entity'
import { partnerships } from '../modules/partnership/partnership.collection'
import { territories } from '../modules/territory/territory.entity'
import { sendConditionally } from './conditional'
import { type RecordType, recordPath } from './pages/record-paths'

interface Parts {
  readonly config: Pick<Config, 'publicUrl'>
  readonly reader: () => Reader
  /** So many addresses a file may have, by sitemaps.org. */
  readonly maxAddresses?: number
}

interface Listed {
  readonly type: RecordType
  readonly collection: Collection<object>
  /** What the address of the page of the row `t` ends with. */
  readonly key: Sql
  /** When the page of the row `t` last changed. */
  readonly changed: Sql
  /** Which of the rows `t` that visitors see are listed. Absent: all. */
  readonly only?: Sql
}

const written = (type: RecordType, collection: Collection<object>, key = sql`t."id"`): Listed => ({
  ...{ type, collection, key },
  changed: sql`t."updatedAt"`,
})

/** The records that have a page for people. */
const LISTED: Readonly<Record<string, Listed>> = {
  partnerships: written('Partnership', partnerships, sql`t."slug"`),
  events: written('Event', events),
  organisations: written('Organisation', organisations),
  guides: written('Guide', guides, sql`t."slug"`),
  // The page of a unit says what the register does.
  territories: {
    type: 'Territory',
    collection: territories,
    key: sql`t."code"`,
    changed: sql`t."stateDate"`,
    only: sql`t."isHistorical" = FALSE`,
  },
}

const NAMESPACE = 'http://www.sitemaps.org/schemas/sitemap/0.9'

/** /sitemap.xml names the files, each of which has some of the pages: /sitemaps/partnerships-1.xml. */
export function sitemaps(http: FastifyInstance, { config, reader, maxAddresses = 50_000 }: Parts) {
  const { publicUrl } = config
  const get = (path: string, write: (file: string) => Promise<string | null>) =>
    http.get<{ Params: { file?: string } }>(path, async (request, reply) => {
      const text = await write(request.params.file ?? '')
      if (text === null) return reply.callNotFound()
      return sendConditionally(request, reply.type('application/xml; charset=utf-8'), new Answer(text))
    })

  get('/sitemap.xml', async () => {
    const files: string[] = []
    for (const [listed, pages] of Object.entries(LISTED)) {
      const [[count] = []] = await reader().all(sql`SELECT count(*) FROM ${pagesOf(pages, reader())}`)
      for (let file = 1; (file - 1) * maxAddresses < Number(count); file++) files.push(`${listed}-${file}`)
    }
    const addresses = ['pages', ...files].map((file) => ({ loc: `${publicUrl}/sitemaps/${file}.xml` }))
    return xml({ sitemapindex: { '@xmlns': NAMESPACE, sitemap: addresses } })
  })
  get('/sitemaps/:file', async (file) => {
    if (file === 'pages.xml') return urlset([{ loc: `${publicUrl}/` }])
    const [, listed = '', number = ''] = /^([a-z]+)-([1-9]\d{0,4})\.xml$/.exec(file) ?? []
    const pages = Object.hasOwn(LISTED, listed) ? LISTED[listed] : undefined
    if (!pages) return null
    const rows = await reader().all(sql`SELECT ${pages.key}, ${pages.changed} FROM ${pagesOf(pages, reader())}
      ORDER BY t."id" LIMIT ${maxAddresses} OFFSET ${(Number(number) - 1) * maxAddresses}`)
    if (rows.length === 0) return null
    const address = (key: unknown, language: Language) =>
      publicUrl + recordPath({ __typename: pages.type, id: String(key) }, language)
    return urlset(
      rows.map(([key, changed]) => ({
        loc: address(key, Language.PL),
        lastmod: String(changed),
        'xhtml:link': Object.values(Language).map((language) => ({
          '@rel': 'alternate',
          '@hreflang': language.toLowerCase(),
          '@href': address(key, language),
        })),
      })),
    )
  })
}

/** The rows `t` that are listed. */
const pagesOf = ({ collection: { entity, visible }, only }: Listed, reader: Reader): Sql =>
  sql`${name(reader.metadata(entity).tableName)} AS t WHERE ${allOf(visible(sql`t`, null), ...(only ? [only] : []))}`

const urlset = (url: readonly object[]) =>
  xml({ urlset: { '@xmlns': NAMESPACE, '@xmlns:xhtml': 'http://www.w3.org/1999/xhtml', url } })

const xml = (document: object): string =>
  create({ version: '1.0', encoding: 'UTF-8' }, document).end({ prettyPrint: true })
