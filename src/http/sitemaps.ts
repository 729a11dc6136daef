import type { FastifyInstance } from 'fastify'
import sql, { type Sql } from 'sql-template-tag'
import { create } from 'xmlbuilder2'
import type { Config } from '../config/config'
import type { Collection } from '../core/collections/collection'
import { name } from '../core/collections/dialect'
import type { Reader } from '../core/collections/reader'
import { Answer } from '../graphql/executor/response-cache'
import { events } from '../modules/event/event.entity'
import { guides } from '../modules/guide/guide.entity'
import { organisations } from '../modules/organisation/organisation.entity'
import { partnerships } from '../modules/partnership/partnership.collection'
import { sendConditionally } from './conditional'

interface Parts {
  readonly config: Pick<Config, 'publicUrl'>
  readonly reader: () => Reader
  /** So many addresses a file may have, by sitemaps.org. */
  readonly maxAddresses?: number
}

/** The records that have a page for people. */
const LISTED: Readonly<Record<string, Collection<object>>> = { partnerships, events, organisations, guides }

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
    for (const [listed, collection] of Object.entries(LISTED)) {
      const [[count] = []] = await reader().all(sql`SELECT count(*) FROM ${pagesOf(collection, reader())}`)
      for (let file = 1; (file - 1) * maxAddresses < Number(count); file++) files.push(`${listed}-${file}`)
    }
    const addresses = ['pages', ...files].map((file) => ({ loc: `${publicUrl}/sitemaps/${file}.xml` }))
    return xml({ sitemapindex: { '@xmlns': NAMESPACE, sitemap: addresses } })
  })
  get('/sitemaps/:file', async (file) => {
    if (file === 'pages.xml') return urlset([{ loc: `${publicUrl}/` }])
    const [, listed = '', number = ''] = /^([a-z]+)-([1-9]\d{0,4})\.xml$/.exec(file) ?? []
    const collection = Object.hasOwn(LISTED, listed) ? LISTED[listed] : undefined
    if (!collection) return null
    const rows = await reader().all(sql`SELECT t."id", t."updatedAt" FROM ${pagesOf(collection, reader())}
      ORDER BY t."id" LIMIT ${maxAddresses} OFFSET ${(Number(number) - 1) * maxAddresses}`)
    if (rows.length === 0) return null
    return urlset(
      rows.map(([id, updatedAt]) => ({ loc: `${publicUrl}/records/${id}`, lastmod: String(updatedAt) })),
    )
  })
}

/** The rows `t` that visitors see. */
const pagesOf = ({ entity, visible }: Collection<object>, reader: Reader): Sql =>
  sql`${name(reader.metadata(entity).tableName)} AS t WHERE ${visible(sql`t`, null)}`

const urlset = (url: readonly object[]) => xml({ urlset: { '@xmlns': NAMESPACE, url } })

const xml = (document: object): string =>
  create({ version: '1.0', encoding: 'UTF-8' }, document).end({ prettyPrint: true })
