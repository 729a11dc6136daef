import type { FastifyRequest } from 'fastify'
import type { GraphQLRequestParameters } from '../graphql/executor/execute-compiled'
import { refuseDeepValue } from '../graphql/limits/value-levels'

/**
 * Refuses what is too deep to be read: JSON of the body, or of the address. What is no JSON there is for Apollo Server
 * to judge.
 */
export function refuseDeepParameters({ method, body, query }: FastifyRequest) {
  if (method !== 'GET') return refuseDeepValue(body)
  const { variables, extensions } = query as GraphQLRequestParameters
  for (const json of [variables, extensions]) refuseDeepValue(parsedIfValid(json))
}

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

function parsedIfValid(json: unknown): unknown {
  try {
    return parsed(json)
  } catch {
    return null
  }
}

/** The parameters in the address of a request. Null: they are no JSON. */
export function parametersOfLink({
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
