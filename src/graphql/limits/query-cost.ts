import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  SchemaMetaFieldDef,
  type SelectionNode,
  type SelectionSetNode,
  TypeMetaFieldDef,
  valueFromASTUntyped,
} from 'graphql'
import { costOfArguments, priceOf, weightOf } from './declared-cost'
import { COUNTS, isNodes, isPaged, lengthOf, listSize, SUMMARIES } from './list-size'

type Arguments = Readonly<Record<string, unknown>>

/** How much of each limited thing a selection set has, its fragments included. */
export interface Figures {
  readonly depth: number
  readonly aliases: number
  readonly fields: number
  readonly directives: number
  readonly nodes: number
  readonly values: number
  readonly representations: number
  readonly ids: number
  readonly searchText: number
  /** By the weights of @cost. */
  readonly cost: number
  /** The part of it that is for the total of the list whose page this is, and so for all of its entries together. */
  readonly costOfTotal: number
}

const NOTHING: Figures = {
  depth: 0,
  aliases: 0,
  fields: 0,
  directives: 0,
  nodes: 0,
  values: 0,
  representations: 0,
  ids: 0,
  searchText: 0,
  cost: 0,
  costOfTotal: 0,
}

const together = (a: Figures, b: Figures): Figures => ({
  depth: Math.max(a.depth, b.depth),
  aliases: a.aliases + b.aliases,
  fields: a.fields + b.fields,
  directives: Math.max(a.directives, b.directives),
  nodes: a.nodes + b.nodes,
  values: a.values + b.values,
  representations: a.representations + b.representations,
  ids: Math.max(a.ids, b.ids),
  searchText: Math.max(a.searchText, b.searchText),
  cost: a.cost + b.cost,
  costOfTotal: a.costOfTotal + b.costOfTotal,
})

/**
 * Measures the operations of a document without running them. What @skip and @include leave out counts too. Each
 * fragment is measured once, so that a bomb of them costs no more than its text.
 */
export class Measuring {
  private readonly definitions: ReadonlyMap<string, FragmentDefinitionNode>
  private readonly fragments = new Map<string, Figures>()

  /** Values of all variables, defaults included. */
  constructor(
    private readonly schema: GraphQLSchema,
    document: DocumentNode,
    private readonly variables: Arguments,
  ) {
    const fragments = document.definitions.filter((each) => each.kind === Kind.FRAGMENT_DEFINITION)
    this.definitions = new Map(fragments.map((each) => [each.name.value, each]))
  }

  operation({ operation, selectionSet }: OperationDefinitionNode): Figures {
    return this.selections(selectionSet, this.schema.getRootType(operation) ?? undefined)
  }

  private selections(set: SelectionSetNode | undefined, type: GraphQLNamedType | undefined): Figures {
    return (set?.selections ?? []).reduce((sum, each) => together(sum, this.selection(each, type)), NOTHING)
  }

  private selection(selection: SelectionNode, type: GraphQLNamedType | undefined): Figures {
    const inner = this.withoutDirectives(selection, type)
    return { ...inner, directives: Math.max(inner.directives, selection.directives?.length ?? 0) }
  }

  private withoutDirectives(selection: SelectionNode, type: GraphQLNamedType | undefined): Figures {
    if (selection.kind === Kind.FIELD) return this.field(selection, type)
    if (selection.kind === Kind.FRAGMENT_SPREAD) return this.fragment(selection.name.value)
    const on = selection.typeCondition?.name.value
    return this.selections(selection.selectionSet, on ? this.schema.getType(on) : type)
  }

  private fragment(name: string): Figures {
    let figures = this.fragments.get(name)
    if (!figures) {
      // In its place before it is measured, in case it spreads itself.
      this.fragments.set(name, NOTHING)
      const fragment = this.definitions.get(name)
      const type = fragment && this.schema.getType(fragment.typeCondition.name.value)
      figures = this.selections(fragment?.selectionSet, type)
      this.fragments.set(name, figures)
    }
    return figures
  }

  private field(node: FieldNode, parent: GraphQLNamedType | undefined): Figures {
    const field = this.definition(node.name.value, parent)
    const inner = this.selections(node.selectionSet, field && getNamedType(field.type))
    const given = Object.fromEntries(
      (node.arguments ?? []).map(({ name, value }) => [
        name.value,
        valueFromASTUntyped(value, this.variables),
      ]),
    )
    const size = field && parent ? listSize(field, parent, given) : null
    return {
      depth: inner.depth + 1,
      aliases: inner.aliases + (node.alias ? 1 : 0),
      fields: 1,
      directives: inner.directives,
      nodes: field && isPaged(field) ? (size ?? 0) * Math.max(1, inner.nodes) : times(size, inner.nodes),
      values: node.selectionSet ? (size ?? 1) * inner.values : isOfSchema(parent) ? 0 : 1,
      representations:
        inner.representations + (field?.name === '_entities' ? lengthOf(given.representations) : 0),
      ids: Math.max(inner.ids, field && isNodes(field) ? lengthOf(given.ids) : 0),
      searchText: Math.max(inner.searchText, searchLength(given)),
      ...costOf(field, { parent, given, inner, size }),
    }
  }

  private definition(
    name: string,
    parent: GraphQLNamedType | undefined,
  ): GraphQLField<unknown, unknown> | undefined {
    if (name === SchemaMetaFieldDef.name) return SchemaMetaFieldDef
    if (name === TypeMetaFieldDef.name) return TypeMetaFieldDef
    return isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[name] : undefined
  }
}

interface Selected {
  readonly parent: GraphQLNamedType | undefined
  readonly given: Arguments
  readonly inner: Figures
  readonly size: number | null
}

function costOf(
  field: GraphQLField<unknown, unknown> | undefined,
  { parent, given, inner, size }: Selected,
): Pick<Figures, 'cost' | 'costOfTotal'> {
  if (!field) return { cost: 0, costOfTotal: 0 }
  if (COUNTS.has(field.name)) return { cost: 0, costOfTotal: weightOf(field) }
  const own = priceOf(field, parent, given) + costOfArguments(field, given)
  if (SUMMARIES.has(field.name)) return { cost: 0, costOfTotal: own + inner.cost }
  return { cost: own + inner.costOfTotal + (size ?? 1) * inner.cost, costOfTotal: 0 }
}

const times = (size: number | null, nodes: number) => (size === null ? nodes : size * (1 + nodes))

const isOfSchema = (type: GraphQLNamedType | undefined) => type !== undefined && isIntrospectionType(type)

/** The length in characters of the longest text to search for. */
function searchLength({ search, query, filter }: Arguments): number {
  const ofFilter = Object.entries(Object(filter) as Arguments).flatMap(([field, value]) =>
    field === 'search' ? value : Object(value).search,
  )
  const texts = [search, query, ...ofFilter]
  return Math.max(0, ...texts.map((text) => (typeof text === 'string' ? [...text].length : 0)))
}
