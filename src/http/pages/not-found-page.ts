import type { FastifyReply, FastifyRequest } from 'fastify'
import { Answer } from '../../graphql/executor/response-cache'
import { html } from './html'
import { pageText } from './layout'
import { sendPage } from './send-page'
import type { Site } from './site'

/** Says in the reader's language that there is nothing, and where to look. */
export function notFoundPage(request: FastifyRequest, reply: FastifyReply, site: Site) {
  const { texts } = site
  const text = pageText(site, {
    title: texts.notFound,
    description: texts.notFoundSays,
    paths: { PL: '/', EN: '/' },
    alternates: [],
    linkedData: null,
    main: html`<h1>${texts.notFound}</h1>
<p>${texts.notFoundSays}</p>
<p><a href="${site.path('/')}">${site.publisher}</a></p>`,
  })
  return sendPage(request, reply.code(404), { page: new Answer(text) })
}
