import type { FastifyRequest } from 'fastify'
import type { GraphQLRequestParameters } from '../graphql/executor/execute-compiled'

/** The parameters of a GraphQL request that is well formed as HTTP; null where Apollo Server is to judge. */
export function parametersOf({
  method,
  headers,
  body,
  query,
}: FastifyRequest): GraphQLRequestParameters | null {
  if (method === 'POST') return isObject(body) ? body : null
  const isProven = headers['apollo-require-preflight'] !== undefined && headers['content-type'] === undefined
  return method === 'GET' && isProven ? parametersOfLink(query as GraphQLRequestParameters) : null
}

function parametersOfLink({
  variables,
  extensions,
  ...others
}: GraphQLRequestParameters): GraphQLRequestParameters | null {
  try {
    return { ...others, variables: parsed(variables), extensions: parsed(extensions) }
  } catch {
    return null
  }
}

const parsed = (json: unknown) => (typeof json === 'string' ? JSON.parse(json) : json)

const isObject = (body: unknown): body is GraphQLRequestParameters =>
  typeof body === 'object' && body !== null && !Array.isArray(body)
