import {
  type ConstDirectiveNode,
  type DocumentNode,
  type FieldDefinitionNode,
  type GraphQLSchema,
  type InputValueDefinitionNode,
  isTypeDefinitionNode,
  Kind,
  parseConstValue,
  visit,
} from 'graphql'
import { DEFAULT_PAGE_SIZE } from '../../core/lists/page'
import { COUNTS } from '../limits/list-size'
import { staffParts } from './staff-parts'

/** A directive with its arguments, each written as in a document. */
const directive = (name: string, values: Readonly<Record<string, string>>): ConstDirectiveNode => ({
  kind: Kind.DIRECTIVE,
  name: { kind: Kind.NAME, value: name },
  arguments: Object.entries(values).map(([argument, value]) => ({
    kind: Kind.ARGUMENT,
    name: { kind: Kind.NAME, value: argument },
    value: parseConstValue(value),
  })),
})

const STAFF = directive('tag', { name: '"staff"' })

/** Counting a list costs more than reading a field. */
const COUNT = directive('cost', { weight: '2' })

/** To find the rows that match one more field of a filter, more of the others may have to be read. */
const FILTER = directive('cost', { weight: '5' })

/** Tells gateways how long each paged list can be, what costs more, and what is for moderators and administrators alone. */
export function withFederationDirectives(document: DocumentNode, schema: GraphQLSchema): DocumentNode {
  const staff = staffParts(schema)
  return visit(document, {
    enter(node) {
      if (!isTypeDefinitionNode(node)) return undefined
      const isForStaff = staff.types.has(node.name.value)
      const directives = [...(node.directives ?? []), ...(isForStaff ? [STAFF] : [])]
      if (node.kind === Kind.INPUT_OBJECT_TYPE_DEFINITION && node.name.value.endsWith('Filter'))
        return { ...node, directives, fields: node.fields?.map(withCost) }
      if (node.kind !== Kind.OBJECT_TYPE_DEFINITION && node.kind !== Kind.INTERFACE_TYPE_DEFINITION)
        return { ...node, directives }
      const fields = node.fields?.map((field) => ({
        ...field,
        directives: [
          ...(field.directives ?? []),
          ...costOf(field),
          ...(staff.fields.has(`${node.name.value}.${field.name.value}`) ? [STAFF] : []),
        ],
      }))
      return { ...node, directives, ...(fields && { fields }) }
    },
  })
}

/** What has a default only says how the other fields are meant. */
function withCost(field: InputValueDefinitionNode): InputValueDefinitionNode {
  const directives = field.directives ?? []
  const isKnown = field.defaultValue !== undefined || directives.some(({ name }) => name.value === 'cost')
  return isKnown ? field : { ...field, directives: [...directives, FILTER] }
}

function costOf({ name, arguments: args = [] }: FieldDefinitionNode): ConstDirectiveNode[] {
  if (COUNTS.has(name.value)) return [COUNT]
  const slicing = args
    .map((argument) => argument.name.value)
    .filter((argument) => argument === 'first' || argument === 'last')
  if (slicing.length === 0) return []
  return [
    directive('listSize', {
      assumedSize: String(DEFAULT_PAGE_SIZE),
      slicingArguments: JSON.stringify(slicing),
      sizedFields: '["edges", "nodes"]',
      requireOneSlicingArgument: 'false',
    }),
  ]
}
