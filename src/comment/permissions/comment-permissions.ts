import { Directive, Field, ObjectType } from 'type-graphql'

@Directive('@shareable')
@ObjectType({
  simpleResolvers: true,
  description: 'What whoever asks may do about a comment now. A visitor: nothing.',
})
export class CommentPermissions {
  @Field({ description: 'Whether addComment would take a reply to it.' })
  comment!: boolean

  @Field({ description: 'Whether editComment would change it: your own, for a while after writing it.' })
  edit!: boolean

  @Field({ description: 'Whether deleteComment would delete it: your own.' })
  delete!: boolean

  @Field({
    description: 'Whether reportContent would take a report about it. False where a report of yours waits.',
  })
  report!: boolean

  @Field({ description: 'Whether hideComment would hide it: a moderator, of others’ comments.' })
  hide!: boolean
}

export const NOTHING_ABOUT_COMMENT: CommentPermissions = {
  comment: false,
  edit: false,
  delete: false,
  report: false,
  hide: false,
}
