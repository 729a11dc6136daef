import { createUnionType, Field, ObjectType } from 'type-graphql'
import { Comment } from '../../src/comment/comment.entity'
import { Event } from '../../src/event/event.entity'
import { Organisation } from '../../src/organisation/organisation.entity'
import { Membership } from '../../src/partnership/membership/membership.entity'
import { Partnership } from '../../src/partnership/partnership.entity'

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
