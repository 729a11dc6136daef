import { RegistryError } from '../../core/errors'
import { tablesReadBy } from '../../database/statement-tables'
import type { ServerContext } from '../context/request-context'
import type { AnswerLimit } from '../limits/answer-size'
import type { Variables } from '../limits/coerce-variables'
import type { ReadThreads } from '../threads/read-threads'
import { answerInThread } from '../threads/run-in-thread'
import {
  type CompiledOperation,
  type CompiledOperations,
  hashOf,
  type OperationKey,
} from './compiled-operations'
import { Answer, type Dated, type ResponseCache } from './response-cache'

/** What GraphQL over HTTP calls the parameters of a request, as they came. */
export type GraphQLRequestParameters = Readonly<Record<string, unknown>>

export interface CompiledState {
  readonly operations: CompiledOperations
  /** Null: none is given twice. */
  readonly answers: ResponseCache | null
  /** Null: all is executed in this thread. */
  readonly threads: ReadThreads | null
  readonly answerLimit: AnswerLimit
}

/** Why the plan of a query gave no answer. */
export class PlanFailure {
  constructor(readonly error: unknown) {}
}

/**
 * Answers queries that were answered before by their plans, without a detour through Apollo Server. Null: the query is
 * not known, and Apollo answers. It also answers where anything is wrong with the query or its plan: graphql-js then
 * executes it, so that errors, and what null does to the data around them, are exactly those of the reference
 * implementation. A query changes nothing, so that it can be run twice.
 */
export async function answerCompiled(
  { operations, answers, threads, answerLimit }: CompiledState,
  parameters: GraphQLRequestParameters,
  context: ServerContext,
): Promise<Answer | PlanFailure | null> {
  const asked = requestOf(parameters)
  const operation = asked && operations.find(asked)
  if (!operation) return null
  const make = () =>
    threads?.isReady && !operation.readsPoints
      ? answerInThread(threads, { ...asked, document: operation.document }, context)
      : answer(operation, asked.variables, { context, answerLimit })
  try {
    if (context.cost) context.cost.points = operation.points(asked.variables)
    if (!answers || context.viewer !== null) return (await make()).answer
    return await shared(() => answers.get(keyOf(asked), context.now, make), context)
  } catch (error) {
    return new PlanFailure(error)
  }
}

/** An answer that others may have asked for first: where it was ended for them, it is made anew, once for all who are left. */
export async function shared(
  get: () => Promise<Answer>,
  { reader, lostRead }: ServerContext,
): Promise<Answer> {
  for (;;) {
    try {
      return await get()
    } catch (error) {
      const { code } = error instanceof RegistryError ? error.extensions : {}
      // What has ended one thread would end another.
      if (code === 'SERVICE_UNAVAILABLE') lostRead.cause ??= error as Error
      if (code !== 'TIMEOUT' || lostRead.cause || reader.remaining <= 0) throw error
    }
  }
}

interface Answering {
  readonly context: ServerContext
  readonly answerLimit: AnswerLimit
}

async function answer(
  operation: CompiledOperation,
  variables: Variables,
  { context, answerLimit }: Answering,
): Promise<Dated> {
  context.reader.endWith(context.leaving)
  const data = await operation.run(variables, context, answerLimit)
  return {
    answer: new Answer(`{"data":${data}}
`),
    tables: tablesReadBy(context.reader),
    cacheExpiry: context.cacheExpiry.instant,
  }
}

interface Query extends OperationKey {
  readonly variables: Variables
}

/** Which query the parameters ask for; null where they are not well formed. */
function requestOf({
  query,
  operationName = null,
  variables = null,
  extensions = null,
}: GraphQLRequestParameters): Query | null {
  const documentHash = documentHashOf(query, extensions)
  if (documentHash === null || !isTextOrNull(operationName) || !isObjectOrNull(variables)) return null
  return { documentHash, operationName, variables: variables ?? {} }
}

/** Of the text itself, or of the persisted query that is named instead. */
function documentHashOf(query: unknown, extensions: unknown): string | null {
  if (extensions === null) return typeof query === 'string' ? hashOf(query) : null
  const { persistedQuery, ...others } = Object(extensions) as GraphQLRequestParameters
  const { version, sha256Hash } = Object(persistedQuery) as GraphQLRequestParameters
  const isPlain = query === undefined && Object.keys(others).length === 0
  return isPlain && version === 1 && typeof sha256Hash === 'string' ? sha256Hash : null
}

/** Long names and variables are kept as their hashes. */
const keyOf = ({ documentHash, operationName, variables }: Query) =>
  `${documentHash} ${hashOf(JSON.stringify([operationName, variables]))}`

const isTextOrNull = (value: unknown): value is string | null => value === null || typeof value === 'string'

const isObjectOrNull = (value: unknown): value is Variables | null =>
  typeof value === 'object' && !Array.isArray(value)
