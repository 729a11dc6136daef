import {
  type DocumentNode,
  type FieldNode,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isInterfaceType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
  type ValueNode,
} from 'graphql'
import { LARGEST_PAGE, PAGE_SIZE } from '../shared/page'

type Variables = Readonly<Record<string, unknown>>

/** How much of each limited thing a query has. */
export interface Figures {
  readonly operations: number
  readonly depth: number
  readonly aliases: number
  readonly rootFields: number
  readonly directivesPerField: number
  readonly nodes: number
  readonly representations: number
  readonly ids: number
}

/** The figures of one selection set, its fragments included. */
interface Sum {
  depth: number
  aliases: number
  fields: number
  directives: number
  nodes: number
}

/** Measures an operation without running it. Each fragment is measured once, so that a bomb of them costs no more than its text. */
export function measure(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Variables,
): Figures {
  const measuring = new Measuring(schema, document, variables)
  const root = schema.getRootType(operation.operation)
  const sum = measuring.selections(operation.selectionSet, root ?? undefined)
  return {
    operations: document.definitions.filter(({ kind }) => kind === Kind.OPERATION_DEFINITION).length,
    depth: sum.depth,
    aliases: sum.aliases,
    rootFields: sum.fields,
    directivesPerField: sum.directives,
    nodes: sum.nodes,
    representations: measuring.representations,
    ids: measuring.ids,
  }
}

class Measuring {
  representations = 0
  ids = 0
  private readonly fragments = new Map<string, Sum>()

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly document: DocumentNode,
    private readonly variables: Variables,
  ) {}

  selections(set: SelectionSetNode | undefined, type: GraphQLNamedType | undefined): Sum {
    const sum: Sum = { depth: 0, aliases: 0, fields: 0, directives: 0, nodes: 0 }
    for (const selection of set?.selections ?? []) {
      const part = this.selection(selection, type)
      sum.depth = Math.max(sum.depth, part.depth)
      sum.directives = Math.max(sum.directives, part.directives, selection.directives?.length ?? 0)
      sum.aliases += part.aliases
      sum.fields += part.fields
      sum.nodes += part.nodes
    }
    return sum
  }

  private selection(
    selection: SelectionSetNode['selections'][number],
    type: GraphQLNamedType | undefined,
  ): Sum {
    if (selection.kind === Kind.FIELD) return this.field(selection, type)
    if (selection.kind === Kind.INLINE_FRAGMENT) {
      const on = selection.typeCondition?.name.value
      return this.selections(selection.selectionSet, on ? this.schema.getType(on) : type)
    }
    return this.fragment(selection.name.value)
  }

  private fragment(name: string): Sum {
    let sum = this.fragments.get(name)
    if (!sum) {
      const fragment = this.document.definitions.find(
        (each) => each.kind === Kind.FRAGMENT_DEFINITION && each.name.value === name,
      )
      // Put in its place before it is measured, in case a fragment spreads itself.
      this.fragments.set(name, { depth: 0, aliases: 0, fields: 0, directives: 0, nodes: 0 })
      if (fragment?.kind !== Kind.FRAGMENT_DEFINITION) return this.fragments.get(name) as Sum
      sum = this.selections(fragment.selectionSet, this.schema.getType(fragment.typeCondition.name.value))
      this.fragments.set(name, sum)
    }
    return sum
  }

  private field(field: FieldNode, parent: GraphQLNamedType | undefined): Sum {
    const definition =
      isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[field.name.value] : undefined
    const inner = this.selections(field.selectionSet, definition && getNamedType(definition.type))
    const size = definition ? this.size(field, definition) : null
    return {
      depth: inner.depth + 1,
      aliases: inner.aliases + (field.alias ? 1 : 0),
      fields: 1,
      directives: inner.directives,
      nodes: size === null ? inner.nodes : size * (1 + inner.nodes),
    }
  }

  /** How many nodes the field may return, or null if it is no list of nodes. */
  private size(field: FieldNode, definition: GraphQLField<unknown, unknown>): number | null {
    const argument = (name: string) => {
      const given = field.arguments?.find((each) => each.name.value === name)?.value
      return given && this.value(given)
    }
    if (definition.name === '_entities') {
      this.representations = Math.max(this.representations, lengthOf(argument('representations')))
      return this.representations
    }
    if (definition.name === 'nodes' && definition.args.some(({ name }) => name === 'ids')) {
      this.ids = Math.max(this.ids, lengthOf(argument('ids')))
      return this.ids
    }
    if (definition.args.some(({ name }) => name === 'first'))
      return pageSize(argument('first') ?? argument('last'))
    return assumedSize(definition)
  }

  private value(node: ValueNode): unknown {
    if (node.kind === Kind.VARIABLE) return this.variables[node.name.value]
    if (node.kind === Kind.INT) return Number(node.value)
    if (node.kind === Kind.LIST) return node.values
    return undefined
  }
}

const lengthOf = (list: unknown): number => (Array.isArray(list) ? list.length : 1)

/** A page that is too large is refused later, with the place of its argument; here it counts as the largest. */
function pageSize(asked: unknown): number {
  return typeof asked === 'number' ? Math.min(Math.max(asked, 0), LARGEST_PAGE) : PAGE_SIZE
}

/** What @listSize says of a list without pages. */
function assumedSize(definition: GraphQLField<unknown, unknown>): number | null {
  const directive = definition.astNode?.directives?.find(({ name }) => name.value === 'listSize')
  const size = directive?.arguments?.find(({ name }) => name.value === 'assumedSize')?.value
  return size?.kind === Kind.INT ? Number(size.value) : null
}
