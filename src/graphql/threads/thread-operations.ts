import { type DocumentNode, execute, getOperationAST, parse } from 'graphql'
import { LRUCache } from 'lru-cache'
import { RegistryError } from '../../core/errors'
import type { ThreadReader } from '../../database/sqlite/thread-reader'
import type { CommentContext } from '../../modules/comment/commented-subject'
import { CompiledOperation } from '../executor/compiled-operations'
import { selecting } from '../executor/requested-fields'
import type { AnswerLimit } from '../limits/answer-size'
import { registrySchema } from '../schema/schema'
import type { Outcome, ReadOperation } from './messages'
import { transferred } from './transfer-errors'

const { schema } = registrySchema()

/** What a thread keeps of operations, by their number and by what they take together, about. */
const MAX_OPERATIONS = 500
const MAX_CHARACTERS = 2_000_000

interface KnownOperation {
  readonly document: DocumentNode
  /** Undefined: not made yet. Null: only graphql-js can execute it. */
  plan?: CompiledOperation | null
}

const known = new LRUCache<string, KnownOperation>({
  max: MAX_OPERATIONS,
  maxSize: MAX_CHARACTERS,
  sizeCalculation: ({ document }) => document.loc?.source.body.length ?? 1,
})

const encoder = new TextEncoder()

export async function runOperation(
  operation: ReadOperation,
  context: CommentContext,
  { limit, reader }: { readonly limit: AnswerLimit; readonly reader: Pick<ThreadReader, 'tables'> },
): Promise<Outcome> {
  const { document, variables, operationName, isPlanned } = operation
  const parsed = operationOf(operation)
  if (!isPlanned) {
    const { data = null, errors = [] } = await execute({
      schema,
      document: parsed.document,
      contextValue: selecting(context, schema, parsed.document),
      variableValues: variables,
      operationName,
    })
    const figure = limit.excess(data)
    if (figure !== null)
      return { kind: 'result', data: encoder.encode('null'), errors: [transferred(tooLarge(limit, figure))] }
    return { kind: 'result', data: encoder.encode(JSON.stringify(data)), errors: errors.map(transferred) }
  }
  try {
    const node = getOperationAST(parsed.document, operationName)
    parsed.plan ??= node && CompiledOperation.of(schema, parsed.document, node)
    if (!parsed.plan) throw new Error(`There is no plan: ${document.slice(0, 1_000)}`)
    const data = await parsed.plan.run(variables, context, limit)
    const body = encoder.encode(`{"data":${data}}
`)
    return { kind: 'answer', body, tables: reader.tables, cacheExpiry: context.cacheExpiry.instant }
  } catch (error) {
    return { kind: 'failure', error: transferred(error) }
  }
}

/** Refused before it becomes a text, as `answerLimits` does. */
function tooLarge(limit: AnswerLimit, figure: number): RegistryError {
  const { message, extensions } = limit.refusal(figure)
  return new RegistryError('QUERY_TOO_EXPENSIVE', message, { ...extensions, http: { status: 400 } })
}

function operationOf({ document, documentHash, operationName }: ReadOperation): KnownOperation {
  const key = `${documentHash} ${operationName}`
  const found = known.get(key)
  if (found) return found
  const parsed = { document: parse(document) }
  known.set(key, parsed)
  return parsed
}
