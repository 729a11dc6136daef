import { Field, ID, InputType } from 'type-graphql'

@InputType({ description: 'An event, and a partnership that organises it with its host or is asked to.' })
export class CoHostingInput {
  @Field(() => ID, { description: 'The event that is organised together: `event_01j…`.' })
  eventId!: string

  @Field(() => ID, { description: 'The other partnership, not the host: `partnership_01j…`.' })
  partnershipId!: string
}
