import {
  type GraphQLField,
  type GraphQLObjectType,
  getNamedType,
  isLeafType,
  isObjectType,
  isRequiredArgument,
} from 'graphql'
import { collectionOfId } from '../../../src/core/collections/collection'
import { registrySchema } from '../../../src/graphql/schema/schema'

const { schema } = registrySchema()

/** Readers are counted late; the rest is of staff, or of whoever asks. */
const LEFT_OUT = new Set([
  'viewCount',
  'viewer',
  'viewerCan',
  '_service',
  'moderationQueue',
  'moderationDecisions',
])

/** A query for each field that leads from a record to others, and one for all others: each reads as few tables as it may. */
export function queriesOfRecord(id: string): string[] {
  const type = collectionOfId(id)?.entity.name
  const of = type === undefined ? null : schema.getType(type)
  return isObjectType(of)
    ? queriesOf(of).map((selection) => `{ node(id: "${id}") { ... on ${type} { ${selection} } } }`)
    : []
}

/** A query for each field of Query that needs no argument. */
export const queriesOfRoot = (): string[] =>
  queriesOf(schema.getQueryType() as GraphQLObjectType).map((selection) => `{ ${selection} }`)

function queriesOf(type: GraphQLObjectType): string[] {
  const fields = fieldsOf(type)
  const leaves = fields.filter(isLeaf).map(({ name }) => name)
  const others = fields.filter((field) => !isLeaf(field)).map(withLeaves)
  return [`__typename ${leaves.join(' ')}`, ...others]
}

/** A field with the leaves of what it leads to, and of the records in a list. */
function withLeaves({ name, type, args }: GraphQLField<unknown, unknown>): string {
  const first = args.some((argument) => argument.name === 'first') ? '(first: 3)' : ''
  return `${name}${first} { ${leavesOf(getNamedType(type), true)} }`
}

function leavesOf(type: unknown, hasNodes: boolean): string {
  if (!isObjectType(type)) return '__typename'
  const selected = fieldsOf(type).flatMap((field) => {
    if (isLeaf(field)) return field.name
    return hasNodes && field.name === 'nodes' ? `nodes { ${leavesOf(getNamedType(field.type), false)} }` : []
  })
  return ['__typename', ...selected].join(' ')
}

const fieldsOf = (type: GraphQLObjectType) =>
  Object.values(type.getFields()).filter(
    ({ name, args }) => !LEFT_OUT.has(name) && !args.some(isRequiredArgument),
  )

const isLeaf = ({ type }: GraphQLField<unknown, unknown>) => isLeafType(getNamedType(type))
