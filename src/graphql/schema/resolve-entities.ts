import type { GraphQLFieldResolver } from 'graphql'
import { findByKey, keysOfType } from '../../core/collections/find-node'
import type { Context } from '../../core/context'
import { badUserInput } from '../../core/errors'

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
): PromiseLike<object | null> | Error | null {
  const { __typename: typeName, ...fields } = Object(representation) as Record<string, unknown>
  const keys = typeof typeName === 'string' ? keysOfType(typeName) : null
  if (!keys)
    return badUserInput(
      `${path}.__typename`,
      'entity',
      'The __typename of a representation must be an entity type of this subgraph.',
    )
  const key = keys.find((candidate) => typeof fields[candidate] === 'string')
  if (!key)
    return badUserInput(
      path,
      'key',
      `A representation of ${typeName} must have one of its keys, as a string: ${keys.join(', ')}.`,
    )
  return findByKey(typeName as string, key, fields[key] as string, context)
}
