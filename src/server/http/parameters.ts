import type { FastifyRequest } from 'fastify'
import type { Parameters } from '../execution/answer-compiled'

/** The parameters of a GraphQL request that is well formed as HTTP; null where Apollo Server is to judge. */
export function parametersOf({ method, headers, body, query }: FastifyRequest): Parameters | null {
  if (method === 'POST') return isObject(body) ? body : null
  const isProven = headers['apollo-require-preflight'] !== undefined && headers['content-type'] === undefined
  return method === 'GET' && isProven ? parametersOfLink(query as Parameters) : null
}

function parametersOfLink({ variables, extensions, ...others }: Parameters): Parameters | null {
  try {
    return { ...others, variables: parsed(variables), extensions: parsed(extensions) }
  } catch {
    return null
  }
}

const parsed = (json: unknown) => (typeof json === 'string' ? JSON.parse(json) : json)

const isObject = (body: unknown): body is Parameters =>
  typeof body === 'object' && body !== null && !Array.isArray(body)
