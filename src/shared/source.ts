import { Directive, Field, ObjectType } from 'type-graphql'
import { DateTime, PartialDate, WebAddress } from './scalars'

@Directive('@shareable')
@ObjectType({
  simpleResolvers: true,
  description: 'Where a fact was read, when, and of which day it speaks (Polish: źródło).',
})
export class Source {
  @Field(() => WebAddress, { description: 'The page the fact was read on.' })
  url!: string

  @Field(() => DateTime, { description: 'When the page was read.' })
  retrievedAt!: string

  @Field(() => PartialDate, {
    nullable: true,
    description: 'The day, month or year that the page speaks of. Null: the page does not say.',
  })
  asOf!: string | null
}
