import { Directive, Field, ObjectType } from 'type-graphql'

@Directive('@shareable')
@ObjectType({
  simpleResolvers: true,
  description: 'What whoever asks may do about a membership now. A visitor: nothing.',
})
export class MembershipPermissions {
  @Field({
    description:
      'Whether acceptMembership would obey you: it waits for the answer of the side that you speak for. Of one that is to lead: only where nobody leads yet.',
  })
  accept!: boolean

  @Field({
    description:
      'Whether declineMembership would obey you: it waits for the answer of the side that you speak for.',
  })
  decline!: boolean

  @Field({
    description:
      'Whether leavePartnership would obey you: it is not over, and you speak for the member or for the partnership.',
  })
  leave!: boolean

  @Field({
    description: 'Whether changeMemberRole would obey you: it is not over, and you keep the partnership.',
  })
  changeRole!: boolean
}

export const NOTHING_ABOUT_MEMBERSHIP: MembershipPermissions = {
  accept: false,
  decline: false,
  leave: false,
  changeRole: false,
}
