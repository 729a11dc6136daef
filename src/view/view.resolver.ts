import { Arg, Ctx, Field, ID, InputType, Int, Mutation, ObjectType, Resolver } from 'type-graphql'
import { byId, collectionOfId } from '../shared/collection'
import type { Context } from '../shared/context'
import { RegistryError } from '../shared/errors'
import type { Viewable } from '../shared/node'
import type { ViewCounter } from './view-counter'

/** What this room needs besides what every room has. */
export interface ViewContext extends Context {
  readonly views: ViewCounter
  readonly clientAddress: string
}

@InputType({ description: 'What a reader has opened.' })
export class RecordViewInput {
  @Field(() => ID, { description: 'The id of the partnership, event or guide.' })
  id!: string
}

@ObjectType({ simpleResolvers: true, description: 'The answer to a recorded view.' })
export class ViewPayload {
  @Field(() => Int, { description: 'How often it has been viewed, this time included.' })
  viewCount!: number
}

@Resolver()
export class ViewResolver {
  @Mutation(() => ViewPayload, {
    description:
      'Tells that a reader has opened a partnership, an event or a guide. Counts once a day for each reader; who it was is not kept. NOT_FOUND for anything else.',
  })
  async recordView(
    @Arg('input', () => RecordViewInput, { description: 'What was opened.' }) { id }: RecordViewInput,
    @Ctx() context: ViewContext,
  ): Promise<ViewPayload> {
    const from = collectionOfId(id)
    const viewed = from && ((await byId(from, context).load(id)) as Partial<Viewable> | null)
    if (viewed?.viewCount === undefined) {
      throw new RegistryError('NOT_FOUND', 'id names no partnership, event or guide that you can see.')
    }
    context.views.count(id, context.viewer?.accountId ?? context.clientAddress, context.now)
    return { viewCount: viewed.viewCount + context.views.unwritten(id) }
  }
}
