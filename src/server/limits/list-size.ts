import {
  type GraphQLField,
  type GraphQLNamedType,
  getNamedType,
  getNullableType,
  isCompositeType,
  isIntrospectionType,
  isListType,
  isObjectType,
  Kind,
} from 'graphql'
import { LARGEST_PAGE, PAGE_SIZE } from '../../shared/page'

type Arguments = Readonly<Record<string, unknown>>

/** Lists without pages are short: three sectors, a few goals, the parties of an agreement. */
const UNPAGED = 3

/** How many nodes a field may return for each of its parents, or null if it is no list of nodes. */
export function listSize(
  field: GraphQLField<unknown, unknown>,
  parent: GraphQLNamedType,
  given: Arguments,
): number | null {
  if (field.name === '_entities') return lengthOf(given.representations)
  if (isNodes(field)) return lengthOf(given.ids)
  if (field.args.some(({ name }) => name === 'first')) return pageSize(given)
  if (!isListType(getNullableType(field.type)) || !isCompositeType(getNamedType(field.type))) return null
  if (isConnection(parent)) return null
  if (isIntrospectionType(getNamedType(field.type))) return PAGE_SIZE
  return assumedSize(field) ?? UNPAGED
}

/** `Query.nodes(ids)`, not the nodes of a connection. */
export const isNodes = (field: GraphQLField<unknown, unknown>): boolean =>
  field.name === 'nodes' && field.args.some(({ name }) => name === 'ids')

/** A single value is coerced to a list of one. */
export const lengthOf = (list: unknown): number => (Array.isArray(list) ? list.length : 1)

/** A connection's own lists hold what its field was already counted for. */
const isConnection = (type: GraphQLNamedType) => isObjectType(type) && 'pageInfo' in type.getFields()

/** A page that is too large is refused later, with the place of its argument; here it counts as the largest. */
function pageSize({ first, last }: Arguments): number {
  const asked = [first, last].filter((size) => typeof size === 'number')
  return asked.length === 0 ? PAGE_SIZE : Math.min(Math.max(0, ...asked), LARGEST_PAGE)
}

/** What @listSize says of a list without pages. */
function assumedSize(field: GraphQLField<unknown, unknown>): number | null {
  const directive = field.astNode?.directives?.find(({ name }) => name.value === 'listSize')
  const size = directive?.arguments?.find(({ name }) => name.value === 'assumedSize')?.value
  return size?.kind === Kind.INT ? Number(size.value) : null
}
