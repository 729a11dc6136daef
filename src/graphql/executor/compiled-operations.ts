import { hash } from 'node:crypto'
import type { ApolloServerPlugin } from '@apollo/server'
import {
  type DocumentNode,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
} from 'graphql'
import { LRUCache } from 'lru-cache'
import type { Logger } from 'pino'
import type { Context } from '../../core/context'
import type { AnswerLimit } from '../limits/answer-size'
import { figuresDependOnVariables, pointsOf, refusalOf } from '../limits/check-request'
import { type Variables, variablesOf } from '../limits/coerce-variables'
import { stringifyWithRaw } from '../raw-json'
import { compiledSize } from './compiled-size'
import { NotPlannable, Planning } from './plan'
import { readsPoints } from './point-reads'
import { selecting, selectionOf } from './requested-fields'
import { PlanRun } from './run-plan'
import type { SelectionPlan } from './selection-plan'

/** A query of this server, ready to be run again and again. */
export class CompiledOperation {
  private readonly coerce: (input: Variables) => Variables
  private readonly countsViews: boolean
  private readonly mustMeasure: boolean
  /** It is done sooner than it is handed to another thread. */
  readonly readsPoints: boolean

  private constructor(
    private readonly schema: GraphQLSchema,
    readonly document: DocumentNode,
    private readonly operation: OperationDefinitionNode,
    private readonly plan: SelectionPlan,
  ) {
    this.coerce = variablesOf(schema, operation)
    this.countsViews = selectionOf(schema, document).selectsAny('viewCount')
    this.mustMeasure = figuresDependOnVariables(document)
    this.readsPoints = readsPoints(schema, document)
  }

  /** Null where only graphql-js can execute it. */
  static of(schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode) {
    const query = schema.getRootType(operation.operation)
    const fragments = document.definitions.filter((each) => each.kind === Kind.FRAGMENT_DEFINITION)
    const planning = new Planning(schema, new Map(fragments.map((each) => [each.name.value, each])))
    try {
      const plan = query ? planning.plan(query, [operation.selectionSet]) : null
      return plan && new CompiledOperation(schema, document, operation, plan)
    } catch (error) {
      if (error instanceof NotPlannable) return null
      throw error
    }
  }

  /** What it costs with these variables, by the weights of @cost. */
  points(input: Variables): number {
    return pointsOf(this.schema, this.document, this.operation, this.coerce(input))
  }

  /** The JSON of the data; throws where anything about the request or its answer is wrong. */
  async run(input: Variables, context: Context, limit: AnswerLimit): Promise<string> {
    const variables = this.coerce(input)
    const refusal = this.mustMeasure && refusalOf(this.schema, this.document, this.operation, variables)
    if (refusal) throw refusal
    if (this.countsViews) context.cacheExpiry.readersCount(context.now)
    const run = new PlanRun(selecting(context, this.schema, this.document), variables)
    const [data] = await run.select(this.plan, [undefined])
    const figure = limit.excess(data)
    if (figure !== null) throw limit.refusal(figure)
    return run.hasRawJson ? stringifyWithRaw(data) : JSON.stringify(data)
  }
}

/** Operations kept, by their number and by what they take together, about. */
const MAX_OPERATIONS = 1_000
const MAX_BYTES = 50_000_000
/** An estimate of what a field's plan takes, beside the names and values of its document. */
const BYTES_OF_FIELD = 1_000
/** Beyond this many fields, making and keeping a plan costs more than it saves. */
const MAX_FIELDS_PER_OPERATION = 2_000
/** Operations answered once, so that the second time they are planned. */
const MAX_SEEN = 10_000

interface CachedOperation {
  /** Null: not worth it. */
  readonly operation: CompiledOperation | null
  readonly bytes: number
}

/** Which operation of a document is asked for. */
export interface OperationKey {
  /** SHA-256 of the document's text, in hexadecimal digits. */
  readonly documentHash: string
  readonly operationName: string | null
}

const NOT_WORTH_IT: CachedOperation = { operation: null, bytes: 1 }

export const hashOf = (text: string): string => hash('sha256', text)

/**
 * The queries of this server with their plans, each made when it has been answered for the second time: a thousand
 * different ones in a row cost nothing but their execution.
 */
export class CompiledOperations {
  private readonly known = new LRUCache<string, CachedOperation>({
    max: MAX_OPERATIONS,
    maxSize: MAX_BYTES,
    sizeCalculation: ({ bytes }) => bytes,
  })
  private readonly answered = new LRUCache<string, true>({ max: MAX_SEEN })

  private failures = 0

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly log: Pick<Logger, 'error'>,
  ) {}

  /** How many are kept now. */
  get size(): number {
    return this.known.size
  }

  /** The operation with its plan, if it has been answered often enough. */
  find(asked: OperationKey): CompiledOperation | null {
    return this.known.get(keyOf(asked))?.operation ?? null
  }

  /** Learns of an operation that is valid, within the limits, and was answered without an error. */
  learn(asked: OperationKey, document: DocumentNode, operation: OperationDefinitionNode) {
    if (operation.operation !== OperationTypeNode.QUERY) return
    const key = keyOf(asked)
    if (this.known.has(key)) return
    if (this.answered.has(key)) this.known.set(key, this.compile(document, operation))
    else this.answered.set(key, true)
  }

  /** Writes down that a plan failed, in the making or in a run, where graphql-js has an answer. */
  reportFailure(error: unknown, log = this.log) {
    this.failures++
    log.error({ err: error, planFailures: this.failures }, 'a plan failed, and graphql-js answered instead')
  }

  private compile(document: DocumentNode, operation: OperationDefinitionNode): CachedOperation {
    try {
      const fields = compiledSize(this.schema, document, operation, MAX_FIELDS_PER_OPERATION)
      if (fields > MAX_FIELDS_PER_OPERATION) return NOT_WORTH_IT
      const bytes = (document.loc?.source.body.length ?? 0) + fields * BYTES_OF_FIELD
      return { operation: CompiledOperation.of(this.schema, document, operation), bytes }
    } catch (error) {
      this.reportFailure(error)
      return NOT_WORTH_IT
    }
  }
}

/** A name may be as long as a document. */
const keyOf = ({ documentHash, operationName }: OperationKey) =>
  operationName === null ? documentHash : `${documentHash} ${hashOf(operationName)}`

/** Tells which operations Apollo Server has answered without an error. */
export const learnOperations = (operations: CompiledOperations): ApolloServerPlugin => ({
  async requestDidStart() {
    return {
      async willSendResponse({ queryHash, document, operation, request, response: { body } }) {
        const isGood = body.kind === 'single' && !body.singleResult.errors
        if (!isGood || !queryHash || !document || !operation) return
        const operationName = request.operationName ?? null
        operations.learn({ documentHash: queryHash, operationName }, document, operation)
      },
    }
  },
})
