import type { FastifyInstance } from 'fastify'
import { Answer } from '../graphql/executor/response-cache'
import { printClientSchema } from '../graphql/schema/client-schema'
import { registrySchema } from '../graphql/schema/schema'
import { sendConditionally } from './conditional'

/** The schema as files: what clients see, and what a gateway composes. */
export function schemaRoutes(http: FastifyInstance) {
  const { sdl, clientSchema } = registrySchema()
  serve(http, '/schema.graphql', () => sdl)
  serve(http, '/api.graphql', () => printClientSchema(clientSchema))
}

function serve(http: FastifyInstance, path: string, print: () => string) {
  let answer: Answer | undefined
  http.get(path, async (request, reply) => {
    answer ??= new Answer(print())
    return sendConditionally(request, reply.type('text/plain; charset=utf-8'), answer)
  })
}
