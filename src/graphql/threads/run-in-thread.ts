import type { DocumentNode, ExecutionResult, GraphQLError } from 'graphql'
import type { ServerContext } from '../context/request-context'
import { hashOf, type OperationKey } from '../executor/compiled-operations'
import { Answer, type Dated } from '../executor/response-cache'
import type { Variables } from '../limits/coerce-variables'
import { RawJson } from '../raw-json'
import type { ReadThreads } from './read-threads'
import { restored } from './transfer-errors'

/** A query as it was asked, and as it was parsed. */
export interface ThreadQuery extends OperationKey {
  readonly document: DocumentNode
  readonly variables: Variables
}

/** Whom the request is read for, and how it ended if it has. */
export type QueryContext = Pick<
  ServerContext,
  'now' | 'viewer' | 'reader' | 'quotaOwner' | 'leaving' | 'lostRead'
>

/** What the plan of the query answers. Throws where it fails, and where the query was ended. */
export async function answerInThread(
  threads: ReadThreads,
  read: ThreadQuery,
  context: QueryContext,
): Promise<Dated> {
  const outcome = await run(threads, read, { context, isPlanned: true })
  switch (outcome.kind) {
    case 'answer': {
      const { body, tables, cacheExpiry } = outcome
      return { answer: new Answer(bytesOf(body)), tables, cacheExpiry }
    }
    case 'failure':
      throw restored(outcome.error, read.document)
    default:
      throw ended(context)
  }
}

/** What graphql-js answers. */
export async function executeInThread(
  threads: ReadThreads,
  read: Omit<ThreadQuery, 'documentHash'>,
  context: QueryContext,
): Promise<ExecutionResult> {
  // It was ended, or its thread was, while it was answered by its plan.
  if (context.lostRead.cause) return failed(context.lostRead.cause)
  try {
    const documentHash = hashOf(textOf(read.document))
    const outcome = await run(threads, { ...read, documentHash }, { context, isPlanned: false })
    if (outcome.kind !== 'result') throw ended(context)
    const errors = outcome.errors.map((error) => restored(error, read.document) as GraphQLError)
    const json = bytesOf(outcome.data).toString()
    const data = json === 'null' ? null : (new RawJson(json) as unknown as Record<string, unknown>)
    return { data, ...(errors.length > 0 && { errors }) }
  } catch (error) {
    return failed(error as Error)
  }
}

interface Running {
  readonly context: QueryContext
  readonly isPlanned: boolean
}

async function run(threads: ReadThreads, read: ThreadQuery, { context, isPlanned }: Running) {
  const { documentHash, operationName, variables, document } = read
  const { now, viewer, reader, quotaOwner, leaving, lostRead } = context
  const operation = {
    documentHash,
    operationName,
    variables,
    document: textOf(document),
    now,
    viewer,
    isPlanned,
  }
  const { spend } = reader
  const asked = {
    ...{ owner: quotaOwner, milliseconds: reader.remaining, signal: leaving },
    ...(spend && { spend }),
  }
  try {
    return await threads.run(operation, asked)
  } catch (error) {
    lostRead.cause = error as Error
    throw error
  }
}

function ended({ reader, lostRead }: QueryContext): Error {
  lostRead.cause = reader.timeout()
  return lostRead.cause
}

const failed = (error: Error): ExecutionResult => ({ data: null, errors: [error as GraphQLError] })

const textOf = ({ loc }: DocumentNode) => loc?.source.body ?? ''

const bytesOf = ({ buffer, byteOffset, byteLength }: Uint8Array) =>
  Buffer.from(buffer as ArrayBuffer, byteOffset, byteLength)
