import type { GraphQLFieldResolver } from 'graphql'
import { byId, byKey, collectionOfType } from '../../shared/collection'
import type { Context } from '../../shared/context'
import { badUserInput } from '../../shared/errors'

interface Arguments {
  readonly representations: readonly unknown[]
}

/**
 * Federation's `_entities`: the visible record of each representation in its place. Unknown or hidden is null, malformed
 * is an error in its place. Thousands of one type cost a statement for each key that they use.
 */
export const resolveEntities: GraphQLFieldResolver<unknown, Context, Arguments> = (
  _root,
  { representations },
  context,
) =>
  representations.map((representation, index) =>
    resolveReference(representation, `representations.${index}`, context),
  )

function resolveReference(
  representation: unknown,
  path: string,
  context: Context,
): PromiseLike<object | null> | Error {
  const { __typename: typeName, ...fields } = Object(representation) as Record<string, unknown>
  const from = typeof typeName === 'string' ? collectionOfType(typeName) : undefined
  if (!from)
    return badUserInput(
      `${path}.__typename`,
      'entity',
      'A representation must name an entity type of this subgraph in __typename.',
    )
  const keys = ['id', ...Object.keys(from.keys)]
  const key = keys.find((candidate) => typeof fields[candidate] === 'string')
  if (!key) {
    return badUserInput(
      path,
      'key',
      `A representation of ${typeName} must carry one of its keys as a string: ${keys.join(', ')}.`,
    )
  }
  return (key === 'id' ? byId(from, context) : byKey(from, key, context)).load(fields[key] as string)
}
