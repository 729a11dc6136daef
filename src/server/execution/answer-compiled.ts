import type { Context } from '../../shared/context'
import type { Variables } from '../limits/variables'
import { type CompiledOperations, hashOf } from './compiled-operations'

/** What GraphQL over HTTP calls the parameters of a request, as they came. */
export type Parameters = Readonly<Record<string, unknown>>

/**
 * Answers queries that were answered before by their programs, without a detour through Apollo Server. Null: Apollo is
 * to answer, because the query is not known, or because anything is wrong with it. Then graphql-js executes it, with the
 * rows that were read already: so errors, and what null does to the data around them, are exactly those of the reference
 * implementation. A query changes nothing, so that it can be run twice.
 */
export async function answerCompiled(
  operations: CompiledOperations,
  { query, operationName = null, variables = null, extensions = null }: Parameters,
  context: Context,
): Promise<string | null> {
  const documentHash = documentHashOf(query, extensions)
  if (documentHash === null || !isTextOrNull(operationName) || !isObjectOrNull(variables)) return null
  const operation = operations.find({ documentHash, operationName })
  const data = operation && (await operation.run(variables ?? {}, context))
  return data ? `${JSON.stringify({ data })}\n` : null
}

/** Of the text itself, or of the persisted query that is named instead. */
function documentHashOf(query: unknown, extensions: unknown): string | null {
  if (extensions === null) return typeof query === 'string' ? hashOf(query) : null
  const { persistedQuery, ...others } = Object(extensions) as Parameters
  const { version, sha256Hash } = Object(persistedQuery) as Parameters
  const isPlain = query === undefined && Object.keys(others).length === 0
  return isPlain && version === 1 && typeof sha256Hash === 'string' ? sha256Hash : null
}

const isTextOrNull = (value: unknown): value is string | null => value === null || typeof value === 'string'

const isObjectOrNull = (value: unknown): value is Variables | null =>
  typeof value === 'object' && !Array.isArray(value)
