import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql'
import { byId, collectionOfId } from '../shared/collection'
import type { Context } from '../shared/context'
import { Node } from '../shared/node'

@Resolver(() => Node)
export class NodeResolver {
  @Query(() => Node, {
    nullable: true,
    description: 'Anything that has an id, of whatever type. Null: nothing visible has this id.',
  })
  node(
    @Arg('id', () => ID, { description: 'The id: `partnership_01j…`, `sector_PUBLIC`, `territory_1465058`.' })
    id: string,
    @Ctx() context: Context,
  ) {
    return findNode(id, context)
  }

  @Query(() => [Node], {
    nullable: 'items',
    description:
      'The things with these ids, each in its place; null where nothing visible has the id. At most 100 ids.',
  })
  nodes(
    @Arg('ids', () => [ID], { description: 'The ids, of any types.' }) ids: string[],
    @Ctx() context: Context,
  ) {
    return ids.map((id) => findNode(id, context))
  }
}

function findNode(id: string, context: Context): PromiseLike<object | null> | null {
  const from = collectionOfId(id)
  return from ? byId(from, context).load(id) : null
}
