import { hash } from 'node:crypto'
import {
  type DocumentNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
  OperationTypeNode,
} from 'graphql'
import { LRUCache } from 'lru-cache'
import { CompiledOperation } from './compiled-operation'
import { compiledSize } from './compiled-size'

/** Operations kept, by their number and by what they take together, about. */
const MOST_OPERATIONS = 1_000
const MOST_BYTES = 50_000_000
/** An estimate of what a field's plan takes, beside the names and values of its document. */
const BYTES_OF_FIELD = 1_000
/** Beyond this many fields, making and keeping a plan costs more than it saves. */
const MOST_FIELDS_OF_ONE = 2_000
/** Operations answered once, so that the second time they are planned. */
const MOST_SEEN = 10_000

interface Known {
  /** Null: not worth it. */
  readonly operation: CompiledOperation | null
  readonly bytes: number
}

/** Which operation of a document is asked for. */
export interface Asked {
  /** SHA-256 of the document's text, in hexadecimal digits. */
  readonly documentHash: string
  readonly operationName: string | null
}

export const hashOf = (text: string): string => hash('sha256', text)

/**
 * The queries of this server with their plans, each made when it has been answered for the second time: a thousand
 * different ones in a row cost nothing but their execution.
 */
export class CompiledOperations {
  private readonly known = new LRUCache<string, Known>({
    max: MOST_OPERATIONS,
    maxSize: MOST_BYTES,
    sizeCalculation: ({ bytes }) => bytes,
  })
  private readonly answered = new LRUCache<string, true>({ max: MOST_SEEN })

  constructor(private readonly schema: GraphQLSchema) {}

  /** How many are kept now. */
  get size(): number {
    return this.known.size
  }

  /** The operation with its plan, if it has been answered often enough. */
  find(asked: Asked): CompiledOperation | null {
    return this.known.get(keyOf(asked))?.operation ?? null
  }

  /** Learns of an operation that is valid, within the limits, and was answered without an error. */
  learn(asked: Asked, document: DocumentNode, operation: OperationDefinitionNode) {
    if (operation.operation !== OperationTypeNode.QUERY) return
    const key = keyOf(asked)
    if (this.known.has(key)) return
    if (this.answered.has(key)) this.known.set(key, this.compile(document, operation))
    else this.answered.set(key, true)
  }

  private compile(document: DocumentNode, operation: OperationDefinitionNode): Known {
    const fields = compiledSize(this.schema, document, operation, MOST_FIELDS_OF_ONE)
    if (fields > MOST_FIELDS_OF_ONE) return { operation: null, bytes: 1 }
    const bytes = (document.loc?.source.body.length ?? 0) + fields * BYTES_OF_FIELD
    return { operation: CompiledOperation.of(this.schema, document, operation), bytes }
  }
}

/** A name may be as long as a document. */
const keyOf = ({ documentHash, operationName }: Asked) =>
  operationName === null ? documentHash : `${documentHash} ${hashOf(operationName)}`
