import { Arg, Ctx, Field, ID, InputType, Int, Mutation, ObjectType, Resolver } from 'type-graphql'
import { byId, collectionOfId } from '../../core/collections/collection'
import type { Viewable } from '../../core/collections/node'
import type { Context } from '../../core/context'
import { RegistryError } from '../../core/errors'
import type { ViewCounter } from './view-counter'

/** What this room needs besides what every room has. */
export interface ViewContext extends Context {
  readonly views: ViewCounter
  readonly clientAddress: string
}

@InputType({ description: 'The record that a reader opened.' })
export class RecordViewInput {
  @Field(() => ID, { description: 'The id of the partnership, event or guide.' })
  id!: string
}

@ObjectType({ simpleResolvers: true, description: 'The answer to recording a view.' })
export class ViewPayload {
  @Field(() => Int, { description: 'How often it has been viewed, including this view.' })
  viewCount!: number
}

@Resolver()
export class ViewResolver {
  @Mutation(() => ViewPayload, {
    description:
      'Reports that a reader has opened a partnership, an event or a guide. It counts once a day for each reader; who the reader was is not stored. NOT_FOUND for anything else.',
  })
  async recordView(
    @Arg('input', () => RecordViewInput, { description: 'The record that was opened.' }) {
      id,
    }: RecordViewInput,
    @Ctx() context: ViewContext,
  ): Promise<ViewPayload> {
    const from = collectionOfId(id)
    const viewed = from && ((await byId(from, context).load(id)) as Partial<Viewable> | null)
    if (viewed?.viewCount === undefined) {
      throw new RegistryError(
        'NOT_FOUND',
        'id must be the id of a partnership, event or guide that you can see.',
      )
    }
    context.views.count(id, context.viewer?.accountId ?? context.clientAddress, context.now)
    return { viewCount: viewed.viewCount + context.views.unwritten(id) }
  }
}
