import type { FastifyInstance } from 'fastify'
import type { Config } from '../config/config'
import { Answer } from '../graphql/executor/response-cache'
import { sendConditionally } from './conditional'
import { ICON } from './pages/icon'

const DAY_MS = 86_400_000

/** For how long what is said about security holds, at the least. */
const SECURITY_DAYS = 180

/** What crawlers, browsers and security researchers look for at every site. */
export function siteRoutes(http: FastifyInstance, { publicUrl, publisherName, securityContact }: Config) {
  const send = (path: string, mediaType: string, body: () => string) =>
    http.get(path, async (request, reply) =>
      sendConditionally(request, reply.type(mediaType), new Answer(body())),
    )
  send('/robots.txt', TEXT, () => `User-agent: *\nDisallow: /graphql\n\nSitemap: ${publicUrl}/sitemap.xml\n`)
  // Browsers ask for this name, and take the type that it is sent with.
  send('/favicon.ico', 'image/svg+xml', () => ICON)
  send('/llms.txt', TEXT, () => llmsText(publicUrl, publisherName))
  if (securityContact === null) return
  const path = '/.well-known/security.txt'
  send(path, TEXT, () =>
    [
      `Contact: ${securityContact}`,
      `Expires: ${expiry(Date.now())}`,
      'Preferred-Languages: pl, en',
      `Canonical: ${publicUrl}${path}`,
      '',
    ].join('\n'),
  )
}

const TEXT = 'text/plain; charset=utf-8'

/** What assistants that read pages look for, in the form of llmstxt.org. */
const llmsText = (publicUrl: string, publisherName: string) => `# ${publisherName}

> An open registry of local partnerships (partnerstwa lokalne) in Poland: residents, NGOs, municipalities, schools and companies who work together for the common good of their area.

Filters take TERYT codes of the Polish administrative division. Each record has an address for people, \`url\`: name it as the source.

## For programs

- [MCP](${publicUrl}/mcp): tools and resources for assistants, over Streamable HTTP
- [GraphQL](${publicUrl}/graphql): everything, with a [schema](${publicUrl}/api.graphql) that explains each field
- [Feeds](${publicUrl}/openapi.json): CSV, XLSX, JSON, GeoJSON, iCalendar and others, described in OpenAPI
- [Catalogue](${publicUrl}/catalog.jsonld): the datasets in DCAT-AP, with their licence

## For people

- [Partnerships](${publicUrl}/pl/partnerstwa)
- [Upcoming events](${publicUrl}/pl/wydarzenia)
- [Search](${publicUrl}/pl/szukaj)
`

/** The same for the whole day, as the validator is. */
function expiry(now: number): string {
  const day = Math.floor(now / DAY_MS) + SECURITY_DAYS
  return new Date(day * DAY_MS).toISOString()
}
