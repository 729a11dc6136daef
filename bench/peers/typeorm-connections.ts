import { createUnionType, Field, ObjectType } from 'type-graphql'
import { Comment } from '../../src/modules/comment/comment.entity'
import { Event } from '../../src/modules/event/event.entity'
import { Organisation } from '../../src/modules/organisation/organisation.entity'
import { Membership } from '../../src/modules/partnership/membership/membership.entity'
import { Partnership } from '../../src/modules/partnership/partnership.entity'

@ObjectType()
export class PartnershipConnection {
  @Field(() => [Partnership])
  nodes!: Partnership[]
}

@ObjectType()
export class MembershipConnection {
  @Field(() => [Membership])
  nodes!: Membership[]
}

@ObjectType()
export class EventConnection {
  @Field(() => [Event])
  nodes!: Event[]
}

@ObjectType()
export class CommentConnection {
  @Field(() => [Comment])
  nodes!: Comment[]
}

const SearchResult = createUnionType({
  name: 'SearchResult',
  types: () => [Partnership, Event, Organisation] as const,
  resolveType: (value) => value.constructor.name,
})

@ObjectType()
export class SearchConnection {
  @Field(() => [SearchResult])
  nodes!: object[]
}
