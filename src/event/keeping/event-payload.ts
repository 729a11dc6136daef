import { Field, ObjectType } from 'type-graphql'
import type { Created } from '../../keeping/create-as'
import { ChangePayload } from '../../keeping/keeping.inputs'
import { byId } from '../../shared/collection'
import type { Context } from '../../shared/context'
import { Event, events } from '../event.entity'

@ObjectType({ simpleResolvers: true, description: 'The answer to a change of an event.' })
export class EventPayload extends ChangePayload {
  @Field(() => Event, {
    nullable: true,
    description: 'The event as it is now. Null where it was only to be checked.',
  })
  event!: Event | null
}

export const eventPayload = async ({ id, warnings }: Created, context: Context): Promise<EventPayload> => ({
  event: id === null ? null : await byId(events, context).load(id),
  warnings,
})
