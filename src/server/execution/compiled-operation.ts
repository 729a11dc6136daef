import type { DocumentNode, GraphQLSchema, OperationDefinitionNode } from 'graphql'
import { type CompiledQuery, compileQuery, isCompiledQuery } from 'graphql-jit'
import type { Context } from '../../shared/context'
import type { Selection } from '../../shared/selection'
import { figuresDependOnVariables, refusalOf } from '../limits/check-request'
import { type Variables, variablesOf } from '../limits/variables'
import { selectionOf } from './selection-of'

/** What an error says where is told by graphql-js, which answers where the program finds one. */
const OPTIONS = { disablingCapturingStackErrors: true }

/** A query of this server as a program. */
export class CompiledOperation {
  private readonly coerce: (given: Variables) => Variables
  private readonly selection: Selection
  private readonly mustMeasure: boolean

  private constructor(
    private readonly schema: GraphQLSchema,
    private readonly document: DocumentNode,
    private readonly operation: OperationDefinitionNode,
    private readonly program: CompiledQuery,
  ) {
    this.coerce = variablesOf(schema, operation)
    this.selection = selectionOf(schema, document)
    this.mustMeasure = figuresDependOnVariables(document)
  }

  /** Null where an operation cannot be compiled. */
  static of(schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode) {
    const program = compileQuery(schema, document, operation.name?.value, OPTIONS)
    return isCompiledQuery(program) ? new CompiledOperation(schema, document, operation, program) : null
  }

  /** The data, or null where anything about the request or its answer is wrong. */
  async run(given: Variables, context: Context): Promise<object | null> {
    const variables = this.accepted(given)
    if (!variables) return null
    // What somebody may do about a thing is made of any of its columns.
    const selection = context.viewer === null ? this.selection : null
    const { data, errors } = await this.program.query(undefined, { ...context, selection }, variables)
    return errors ? null : (data ?? null)
  }

  private accepted(given: Variables): Variables | null {
    try {
      const variables = this.coerce(given)
      const isRefused = this.mustMeasure && refusalOf(this.schema, this.document, this.operation, variables)
      return isRefused ? null : variables
    } catch {
      return null
    }
  }
}
