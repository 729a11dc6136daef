import type { FastifyInstance } from 'fastify'
import type { Config } from '../config/config'
import { Answer } from '../graphql/executor/response-cache'
import { sendConditionally } from './conditional'
import { ICON } from './pages/icon'

const DAY_MS = 86_400_000

/** For how long what is said about security holds, at the least. */
const SECURITY_DAYS = 180

/** What crawlers, browsers and security researchers look for at every site. */
export function siteRoutes(http: FastifyInstance, { publicUrl, securityContact }: Config) {
  const send = (path: string, mediaType: string, body: () => string) =>
    http.get(path, async (request, reply) =>
      sendConditionally(request, reply.type(mediaType), new Answer(body())),
    )
  send('/robots.txt', TEXT, () => `User-agent: *\nDisallow: /graphql\n\nSitemap: ${publicUrl}/sitemap.xml\n`)
  // Browsers ask for this name, and take the type that it is sent with.
  send('/favicon.ico', 'image/svg+xml', () => ICON)
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

/** The same for the whole day, as the validator is. */
function expiry(now: number): string {
  const day = Math.floor(now / DAY_MS) + SECURITY_DAYS
  return new Date(day * DAY_MS).toISOString()
}
