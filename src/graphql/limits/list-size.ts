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
import { DEFAULT_PAGE_SIZE, MAX_PAGE_SIZE } from '../../core/lists/page'

type Arguments = Readonly<Record<string, unknown>>

/** Lists without pages are short: three sectors, a few goals, the parties of an agreement. */
const UNPAGED = 3

/** The fields of a connection that tell its total: asked once for the whole list, not for each entry of a page. */
export const COUNTS: ReadonlySet<string> = new Set(['totalCount', 'totalCountIsExact'])

/** Those that tell how the whole list is made up: they are asked once for it as well. */
export const SUMMARIES: ReadonlySet<string> = new Set(['facets', 'balance'])

/** How many times what is asked of a field may be returned for each of its parents; null if it is no list. */
export function listSize(
  field: GraphQLField<unknown, unknown>,
  parent: GraphQLNamedType,
  given: Arguments,
): number | null {
  if (field.name === '_entities') return lengthOf(given.representations)
  if (isNodes(field)) return lengthOf(given.ids)
  if (isPaged(field)) return pageSize(given)
  if (!isListType(getNullableType(field.type)) || !isCompositeType(getNamedType(field.type))) return null
  // The field of the connection was counted as its whole page: each of its lists returns that page once.
  if (isConnection(parent)) return 1
  if (isIntrospectionType(getNamedType(field.type))) return DEFAULT_PAGE_SIZE
  return assumedSize(field) ?? UNPAGED
}

/** `Query.nodes(ids)`, not the nodes of a connection. */
export const isNodes = (field: GraphQLField<unknown, unknown>): boolean =>
  field.name === 'nodes' && field.args.some(({ name }) => name === 'ids')

/** A single value is coerced to a list of one. */
export const lengthOf = (list: unknown): number => (Array.isArray(list) ? list.length : 1)

export const isPaged = (field: GraphQLField<unknown, unknown>): boolean =>
  field.args.some(({ name }) => name === 'first')

const isConnection = (type: GraphQLNamedType) => isObjectType(type) && 'pageInfo' in type.getFields()

/** A page that is too large is refused later, with the place of its argument; here it counts as the largest. */
function pageSize({ first, last }: Arguments): number {
  const asked = [first, last].filter((size) => typeof size === 'number')
  return asked.length === 0 ? DEFAULT_PAGE_SIZE : Math.min(Math.max(0, ...asked), MAX_PAGE_SIZE)
}

/** What @listSize says of a list without pages. */
function assumedSize(field: GraphQLField<unknown, unknown>): number | null {
  const directive = field.astNode?.directives?.find(({ name }) => name.value === 'listSize')
  const size = directive?.arguments?.find(({ name }) => name.value === 'assumedSize')?.value
  return size?.kind === Kind.INT ? Number(size.value) : null
}
