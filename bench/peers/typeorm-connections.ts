import { Field, ObjectType } from 'type-graphql'
import { SearchResult } from '../../src/core/collections/node'
import { Comment } from '../../src/modules/comment/comment.entity'
import { Event } from '../../src/modules/event/event.entity'
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

@ObjectType()
export class SearchConnection {
  @Field(() => [SearchResult])
  nodes!: SearchResult[]
}
