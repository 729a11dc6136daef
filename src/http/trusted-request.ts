import type { FastifyRequest } from 'fastify'
import type { GraphQLRequestParameters } from '../graphql/executor/execute-compiled'
import { type TrustedDocuments, withTrustedText } from '../graphql/trusted-documents'

/** Puts the text of the trusted document that a request names in its place, and refuses any other document. */
export function replaceByTrusted(request: FastifyRequest, documents: TrustedDocuments) {
  const { method, raw } = request
  if (method === 'POST') {
    // What is no object is refused by Apollo Server.
    if (typeof request.body !== 'object' || request.body === null || Array.isArray(request.body)) return
    request.body = withTrustedText(request.body as GraphQLRequestParameters, documents)
  } else if (method === 'GET' && Object.keys(Object(request.query)).length > 0) {
    const given = request.query as GraphQLRequestParameters
    const found = withTrustedText({ ...given, extensions: parsed(given.extensions) }, documents)
    const texts = Object.entries(found).filter(
      (entry): entry is [string, string] => typeof entry[1] === 'string',
    )
    request.query = Object.fromEntries(texts)
    // Apollo Server reads the address itself.
    raw.url = `/graphql?${new URLSearchParams(texts)}`
  }
}

function parsed(json: unknown): unknown {
  try {
    return typeof json === 'string' ? JSON.parse(json) : undefined
  } catch {
    return undefined
  }
}
