import type { FastifyInstance } from 'fastify'
import { graphql } from 'graphql'
import type { Config } from '../../config/config'
import { Answer } from '../../graphql/executor/response-cache'
import { registrySchema } from '../../graphql/schema/schema'
import { datasets } from '../../interchange/feeds/dataset'
import type { OpenDataContext } from '../feeds/open-data-context'
import { html } from './html'
import { pageText, sendPage } from './send-page'
import { webcal } from './webcal'

interface Parts {
  readonly config: Config
  readonly context: OpenDataContext
}

const RECORD = 'query Record($id: ID!) { node(id: $id) { __typename ... on SearchResult { title summary } } }'

interface Found {
  readonly node?: {
    readonly __typename: string
    readonly title?: string
    readonly summary?: string | null
  } | null
}

/** The page of each record that a search finds: what it is, and where programs read it. */
export function recordPages(http: FastifyInstance, { config, context }: Parts) {
  http.get<{ Params: { id: string } }>('/records/:id', async (request, reply) => {
    const { id } = request.params
    const asking = await context(request, reply)
    const { data, errors } = await graphql({
      ...{ schema: registrySchema().schema, source: RECORD },
      ...{ variableValues: { id }, contextValue: asking },
    })
    if (errors?.[0]) throw errors[0].originalError ?? errors[0]
    const { node } = data as Found
    if (!node?.title) return reply.callNotFound()
    const { title, summary = null, __typename } = node
    const feed = Object.values(datasets).find(
      ({ recordSchema }) => recordSchema.of.entity.name === __typename,
    )
    const query = `{ node(id: "${id}") { __typename ... on SearchResult { title summary url } } }`
    const body = html`<header>
<h1>${title}</h1>
<p><a href="../">${config.publisherName}</a></p>
</header>
<main>
${summary === null ? '' : html`<p>${summary}</p>`}
<ul>
${feed ? html`<li><a href="../feeds/${feed.name}/${id}.json">Cały wpis jako JSON · <span lang="en">The whole record as JSON</span></a></li>` : ''}
${
  __typename === 'Partnership'
    ? html`<li><a href="${webcal(`${config.publicUrl}/feeds/events.ics?partnership=${id}`)}">Subskrybuj kalendarz wydarzeń · <span lang="en">Subscribe to its events</span></a></li>`
    : ''
}
<li><a href="../graphql?query=${encodeURIComponent(query)}">Zapytaj o niego w API · <span lang="en">Ask the API about it</span></a></li>
</ul>
</main>`
    const text = pageText({
      title: `${title} – ${config.publisherName}`,
      description: summary ?? title,
      body,
    })
    return sendPage(request, reply, new Answer(text))
  })
}
