import type { FastifyInstance } from 'fastify'
import { graphql } from 'graphql'
import type { Config } from '../../config/config'
import { preferred } from '../../core/media-types'
import { Language } from '../../core/vocabulary'
import { registrySchema } from '../../graphql/schema/schema'
import { varyBy } from '../conditional'
import type { OpenDataContext } from '../feeds/open-data-context'
import { recordFiles } from '../feeds/record-files'
import { preferredLanguage } from '../negotiator'
import { type Addressed, isRecordType } from './record-paths'
import { Site } from './site'

interface Parts {
  readonly config: Config
  readonly context: OpenDataContext
}

const RECORD = `query Record($id: ID!) { node(id: $id) { __typename id
  ... on Partnership { slug } ... on Territory { code } ... on Guide { slug } } }`

/**
 * The address of each record that stays the same in every language and whatever it is called: it leads people to the page,
 * and programs to the file that they accept.
 */
export function recordAddresses(http: FastifyInstance, { config, context }: Parts) {
  const sites = { PL: new Site(config, Language.PL), EN: new Site(config, Language.EN) }
  http.get<{ Params: { id: string } }>('/records/:id', async (request, reply) => {
    const { id } = request.params
    const asking = await context(request, reply)
    const { data, errors } = await graphql({
      ...{ schema: registrySchema().schema, source: RECORD },
      ...{ variableValues: { id }, contextValue: asking },
    })
    if (errors?.[0]) throw errors[0].originalError ?? errors[0]
    const node = data?.node as Addressed | null
    if (!node || !isRecordType(node.__typename)) return reply.callNotFound()
    const files = recordFiles(node.__typename)
    const wanted = preferred(request.headers.accept, [
      'text/html',
      ...files.map(({ mediaType }) => mediaType),
    ])
    const file = files.find(({ mediaType }) => mediaType === wanted)
    const site = sites[preferredLanguage(request)]
    varyBy(reply, 'accept', 'accept-language')
    return reply.redirect(file ? site.path(file.address(id)) : site.pathOf(node), 303)
  })
}
