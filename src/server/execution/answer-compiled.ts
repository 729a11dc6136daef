import type { Context } from '../../shared/context'
import type { Variables } from '../limits/variables'
import type { CompiledOperation } from './compiled-operation'
import { type Asked, type CompiledOperations, hashOf } from './compiled-operations'
import { Answer, type Dated, type ReusedAnswers } from './reused-answers'

/** What GraphQL over HTTP calls the parameters of a request, as they came. */
export type Parameters = Readonly<Record<string, unknown>>

export interface Known {
  readonly operations: CompiledOperations
  /** Null: none is given twice. */
  readonly answers: ReusedAnswers | null
}

/**
 * Answers queries that were answered before by their plans, without a detour through Apollo Server. Null: Apollo is to
 * answer, because the query is not known, or because anything is wrong with it. Then graphql-js executes it: so errors,
 * and what null does to the data around them, are exactly those of the reference implementation. A query changes
 * nothing, so that it can be run twice.
 */
export async function answerCompiled(
  { operations, answers }: Known,
  parameters: Parameters,
  context: Context,
): Promise<Answer | null> {
  const asked = askedBy(parameters)
  const operation = asked && operations.find(asked)
  if (!operation) return null
  const make = () => answer(operation, asked.variables, context)
  if (!answers || context.viewer !== null) return (await make())?.answer ?? null
  // Where the version cannot be read, what is wrong is said by whoever answers then.
  return answers.get(keyOf(asked), context.now, make).catch(() => null)
}

async function answer(
  operation: CompiledOperation,
  variables: Variables,
  context: Context,
): Promise<Dated | null> {
  const data = await operation.run(variables, context)
  return (
    data && {
      answer: new Answer(`${JSON.stringify({ data })}\n`),
      goodUntil: context.goodUntil.instant,
    }
  )
}

interface Query extends Asked {
  readonly variables: Variables
}

/** Which query the parameters ask for; null where they are not well formed. */
function askedBy({
  query,
  operationName = null,
  variables = null,
  extensions = null,
}: Parameters): Query | null {
  const documentHash = documentHashOf(query, extensions)
  if (documentHash === null || !isTextOrNull(operationName) || !isObjectOrNull(variables)) return null
  return { documentHash, operationName, variables: variables ?? {} }
}

/** Of the text itself, or of the persisted query that is named instead. */
function documentHashOf(query: unknown, extensions: unknown): string | null {
  if (extensions === null) return typeof query === 'string' ? hashOf(query) : null
  const { persistedQuery, ...others } = Object(extensions) as Parameters
  const { version, sha256Hash } = Object(persistedQuery) as Parameters
  const isPlain = query === undefined && Object.keys(others).length === 0
  return isPlain && version === 1 && typeof sha256Hash === 'string' ? sha256Hash : null
}

/** Long names and variables are kept as their hashes. */
const keyOf = ({ documentHash, operationName, variables }: Query) =>
  `${documentHash} ${hashOf(JSON.stringify([operationName, variables]))}`

const isTextOrNull = (value: unknown): value is string | null => value === null || typeof value === 'string'

const isObjectOrNull = (value: unknown): value is Variables | null =>
  typeof value === 'object' && !Array.isArray(value)
