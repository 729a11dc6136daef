import { type DocumentNode, type GraphQLSchema, Kind, type OperationDefinitionNode } from 'graphql'
import type { Context } from '../../shared/context'
import type { Selection } from '../../shared/selection'
import { figuresDependOnVariables, refusalOf } from '../limits/check-request'
import { type Variables, variablesOf } from '../limits/variables'
import { NotPlannable, Planning, type SelectionPlan } from './plan'
import { PlanRun } from './run-plan'
import { selectionOf } from './selection-of'

/** A query of this server, ready to be run again and again. */
export class CompiledOperation {
  private readonly coerce: (given: Variables) => Variables
  private readonly selection: Selection
  private readonly mustMeasure: boolean

  private constructor(
    private readonly schema: GraphQLSchema,
    private readonly document: DocumentNode,
    private readonly operation: OperationDefinitionNode,
    private readonly plan: SelectionPlan,
  ) {
    this.coerce = variablesOf(schema, operation)
    this.selection = selectionOf(schema, document)
    this.mustMeasure = figuresDependOnVariables(document)
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

  /** The data, or null where anything about the request or its answer is wrong. */
  async run(given: Variables, context: Context): Promise<object | null> {
    try {
      const variables = this.coerce(given)
      if (this.mustMeasure && refusalOf(this.schema, this.document, this.operation, variables)) return null
      // What somebody may do about a thing is made of any of its columns.
      const selection = context.viewer === null ? this.selection : null
      if (this.selection.selectsAny('viewCount')) context.goodUntil.readersCount(context.now)
      const reading: Context = Object.create(context, { selection: { value: selection } })
      const [data] = await new PlanRun(reading, variables).select(this.plan, [undefined])
      return data ?? null
    } catch {
      return null
    }
  }
}
