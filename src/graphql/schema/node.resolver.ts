import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql'
import { findNode } from '../../core/collections/find-node'
import { Node } from '../../core/collections/node'
import type { Context } from '../../core/context'

@Resolver(() => Node)
export class NodeResolver {
  @Query(() => Node, {
    nullable: true,
    description: 'Any record by its id. Null if no record that you can see has this id.',
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
      'The records with these ids, in the same order; null for an id that no visible record has. At most 100 ids.',
  })
  nodes(
    @Arg('ids', () => [ID], { description: 'The ids, of any types.' }) ids: string[],
    @Ctx() context: Context,
  ) {
    return ids.map((id) => findNode(id, context))
  }
}
