import type { GraphQLFieldResolver, GraphQLLeafType } from 'graphql'
import type { Context } from '../../core/context'
import type { Variables } from '../limits/coerce-variables'
import type { FieldReading } from '../schema/field-reading'

type Resolve = GraphQLFieldResolver<unknown, unknown, Variables>

/** What is selected of an object of one type, in the order of the answer. */
export type SelectionPlan = readonly FieldPlan[]

export interface FieldPlan {
  /** In the answer. */
  readonly key: string
  readonly name: string
  /** Null: the property of the field's name is its value. */
  readonly resolve: Resolve | null
  readonly isIncluded: (variables: Variables) => boolean
  readonly argumentsOf: (variables: Variables) => Variables
  /** Whether it depends on the variables if it is there, and what its arguments are. */
  readonly varies: boolean
  readonly shape: ResponseShape
  /** Null: only its resolver can tell it. */
  readonly reading: FieldReading | null
  /** The records that its resolver reads. */
  readonly records: RecordsBelow | null
}

export interface RecordsBelow {
  /** The context in which the database writes their JSON, where it can. */
  contextOf(context: Context, variables: Variables): Context
}

/** How a field's value becomes part of the answer. */
export type ResponseShape = { readonly isNullable: boolean } & (
  | {
      readonly kind: 'leaf'
      readonly type: GraphQLLeafType
      readonly serialize: (value: unknown) => unknown
    }
  | { readonly kind: 'list'; readonly of: ResponseShape }
  | {
      readonly kind: 'object'
      readonly typeOf: (value: object) => string
      readonly plans: ReadonlyMap<string, SelectionPlan>
      /** Of the one possible type; null where there are several. */
      readonly only: SelectionPlan | null
    }
)
