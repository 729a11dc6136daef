import {
  type DocumentNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
  OperationTypeNode,
} from 'graphql'
import { type CompiledQuery, compileQuery, isCompiledQuery } from 'graphql-jit'
import { LRUCache } from 'lru-cache'
import { compiledSize } from './compiled-size'

/** Programs kept, by their number and by what they take together, about. */
const MOST_OPERATIONS = 1_000
const MOST_BYTES = 50_000_000
/** An estimate of what a field's program takes, beside the names and values of its document. */
const BYTES_OF_FIELD = 1_000
/** Beyond this many fields, compiling and keeping a program costs more than it saves. */
const MOST_FIELDS_OF_ONE = 2_000
/** Operations seen once, so that the second time they are compiled. */
const MOST_SEEN = 10_000

interface Known {
  /** Null: not worth it. */
  readonly program: CompiledQuery | null
  readonly bytes: number
}

interface Asked {
  readonly document: DocumentNode
  readonly operation: OperationDefinitionNode
  /** The digest of the document's text. */
  readonly key: string
}

/**
 * The queries of this server as programs, each compiled when it comes for the second time: a thousand different ones in
 * a row cost nothing but their execution.
 */
export class CompiledOperations {
  private readonly known = new LRUCache<string, Known>({
    max: MOST_OPERATIONS,
    maxSize: MOST_BYTES,
    sizeCalculation: ({ bytes }) => bytes,
  })
  private readonly seen = new LRUCache<string, true>({ max: MOST_SEEN })

  constructor(private readonly schema: GraphQLSchema) {}

  /** How many programs are kept now. */
  get size(): number {
    return this.known.size
  }

  /** The program of an operation, or null where graphql-js is to interpret it. */
  program(asked: Asked): CompiledQuery | null {
    const { operation } = asked
    if (operation.operation !== OperationTypeNode.QUERY) return null
    // Not by its name, which may be as long as a document.
    const key = `${asked.key} ${operation.loc?.start}`
    const known = this.known.get(key)
    if (known) return known.program
    if (!this.seen.has(key)) {
      this.seen.set(key, true)
      return null
    }
    const made = this.compile(asked)
    this.known.set(key, made)
    return made.program
  }

  private compile({ document, operation }: Asked): Known {
    const fields = compiledSize(this.schema, document, operation, MOST_FIELDS_OF_ONE)
    if (fields > MOST_FIELDS_OF_ONE) return { program: null, bytes: 1 }
    const program = compileQuery(this.schema, document, operation.name?.value, OPTIONS)
    const bytes = (document.loc?.source.body.length ?? 0) + fields * BYTES_OF_FIELD
    return { program: isCompiledQuery(program) ? program : null, bytes }
  }
}

/** What an error says where is told by graphql-js, which answers where the program finds one. */
const OPTIONS = { disablingCapturingStackErrors: true }
