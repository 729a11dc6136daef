import {
  type DirectiveNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  GraphQLIncludeDirective,
  type GraphQLNamedOutputType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  GraphQLSkipDirective,
  GraphQLString,
  getArgumentValues,
  getDirectiveValues,
  isAbstractType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql'
import type { GraphQLSchema } from 'graphql/type'
import type { Variables } from '../limits/coerce-variables'
import { readingOf } from '../schema/field-reading'
import type { FieldPlan, ResponseShape, SelectionPlan } from './selection-plan'
import { WrittenRecords } from './written-records'

/** An operation that is executed by graphql-js only. */
export class NotPlannable extends Error {}

type Fragments = ReadonlyMap<string, FragmentDefinitionNode>

interface Collected {
  readonly nodes: FieldNode[]
  /** The directives on the way to it. */
  readonly directives: (readonly DirectiveNode[])[]
}

/** Plans what an operation selects: what is the same for each of its runs is found out once. */
export class Planning {
  constructor(
    private readonly schema: GraphQLSchema,
    private readonly fragments: Fragments,
  ) {}

  plan(type: GraphQLObjectType, sets: readonly SelectionSetNode[]): SelectionPlan {
    const collected = new Map<string, Collected>()
    for (const { selections } of sets) for (const each of selections) this.collect(type, each, [], collected)
    return [...collected].map(([key, { nodes, directives }]) => this.field(type, key, nodes, directives))
  }

  private collect(
    type: GraphQLObjectType,
    selection: SelectionNode,
    outer: readonly (readonly DirectiveNode[])[],
    into: Map<string, Collected>,
  ) {
    const { directives = [] } = selection
    const path = directives.length > 0 ? [...outer, directives] : outer
    if (selection.kind === 'Field') {
      const key = selection.alias?.value ?? selection.name.value
      // As a property of an object, this one is not like others.
      if (key === '__proto__') throw new NotPlannable()
      const known = into.get(key)
      // Which of them counts would have to be found out anew for each run.
      if (known && known.directives.length + path.length > 0) throw new NotPlannable()
      if (known) known.nodes.push(selection)
      else into.set(key, { nodes: [selection], directives: [...path] })
      return
    }
    const fragment =
      selection.kind === 'FragmentSpread' ? this.fragments.get(selection.name.value) : selection
    const condition = fragment?.typeCondition?.name.value
    if (!fragment || (condition !== undefined && !this.includes(condition, type))) return
    for (const each of fragment.selectionSet.selections) this.collect(type, each, path, into)
  }

  private includes(condition: string, type: GraphQLObjectType): boolean {
    const named = this.schema.getType(condition)
    return named === type || (isAbstractType(named) && this.schema.isSubType(named, type))
  }

  private field(
    type: GraphQLObjectType,
    key: string,
    nodes: readonly FieldNode[],
    directives: Collected['directives'],
  ): FieldPlan {
    const [node] = nodes as [FieldNode]
    const name = node.name.value
    const isIncluded = included(directives)
    if (name === '__typename')
      return { ...TYPE_NAME, key, name, isIncluded, varies: directives.length > 0, resolve: () => type.name }
    const field = type.getFields()[name]
    // Introspection reads the schema, which nothing here has at hand.
    if (!field) throw new NotPlannable()
    const shape = this.shape(
      field.type,
      nodes.flatMap(({ selectionSet }) => selectionSet ?? []),
    )
    const args = argumentsOf(field, node)
    return {
      ...{ key, name, isIncluded, shape, resolve: field.resolve ?? null },
      ...{ argumentsOf: args.of, varies: args.vary || directives.length > 0 },
      reading: readingOf(field),
      records: field.resolve ? WrittenRecords.of(shape) : null,
    }
  }

  private shape(type: GraphQLOutputType, sets: readonly SelectionSetNode[]): ResponseShape {
    if (isNonNullType(type)) return { ...this.shape(type.ofType, sets), isNullable: false }
    if (isListType(type)) return { kind: 'list', isNullable: true, of: this.shape(type.ofType, sets) }
    if (isLeafType(type))
      return { kind: 'leaf', isNullable: true, type, serialize: (value) => type.serialize(value) }
    const plans = this.possible(type).map((each) => [each.name, this.plan(each, sets)] as const)
    const typeOf = isObjectType(type) ? () => type.name : (value: object) => value.constructor.name
    const only = isObjectType(type) ? (plans[0]?.[1] ?? null) : null
    return { kind: 'object', isNullable: true, typeOf, plans: new Map(plans), only }
  }

  private possible(type: GraphQLNamedOutputType): readonly GraphQLObjectType[] {
    if (isAbstractType(type)) return this.schema.getPossibleTypes(type)
    return isObjectType(type) ? [type] : []
  }
}

const NONE: Variables = Object.freeze({})

const TYPE_NAME = {
  argumentsOf: () => NONE,
  shape: { kind: 'leaf', isNullable: false, type: GraphQLString, serialize: (value: unknown) => value },
  reading: null,
  records: null,
} as const

function included(directives: Collected['directives']): FieldPlan['isIncluded'] {
  if (directives.length === 0) return () => true
  const nodes = directives.map((each) => ({ directives: each }))
  return (variables) =>
    nodes.every(
      (node) =>
        getDirectiveValues(GraphQLSkipDirective, node, variables)?.if !== true &&
        getDirectiveValues(GraphQLIncludeDirective, node, variables)?.if !== false,
    )
}

interface Arguments {
  readonly of: FieldPlan['argumentsOf']
  readonly vary: boolean
}

/** Arguments without variables are the same object in each run, so that what is made of them can be kept. */
function argumentsOf(field: GraphQLField<unknown, unknown>, node: FieldNode): Arguments {
  if (field.args.length === 0) return { of: () => NONE, vary: false }
  const hasVariables = JSON.stringify(node.arguments, ['kind', 'value', 'values', 'fields']).includes(
    '"Variable"',
  )
  if (hasVariables) return { of: (variables) => getArgumentValues(field, node, variables), vary: true }
  let made: Variables | undefined
  const once = () => {
    made ??= getArgumentValues(field, node, {})
    return made
  }
  return { of: once, vary: false }
}
