import { Args, ArgsType, Directive, Field, ID, ObjectType, Resolver, Root, Subscription } from 'type-graphql'
import { byId, collectionOfId } from '../../core/collections/collection'
import { DiscussedRecord } from '../../core/collections/record'
import type { Context } from '../../core/context'
import { RegistryError } from '../../core/errors'
import { Comment, comments } from '../comment/comment.entity'
import { CommentState } from '../comment/comment.enums'
import { AFTER, CURSOR, subscribeToChangeLog, subscriptionSource } from './subscription-source'

@ObjectType({ simpleResolvers: true, description: 'Comments that were added, the oldest first.' })
class CommentAddedPayload {
  @Field({ description: CURSOR })
  cursor!: string

  @Directive('@listSize(assumedSize: 100)')
  @Field(() => [Comment], {
    description:
      'The published comments, replies too. One that has been hidden or deleted since is left out.',
  })
  comments!: Comment[]
}

@ArgsType()
class CommentAddedArgs {
  @Field(() => ID, { description: 'The id of a partnership, an event or a guide.' })
  subjectId!: string

  @Field(() => String, { nullable: true, description: AFTER })
  after?: string | null
}

subscriptionSource<CommentAddedArgs>({
  field: 'commentAdded',
  filterOf: async ({ subjectId }, context) => ({ commentsOn: await subjectOf(subjectId, context) }),
  list: 'comments',
  entriesOf: async (changes, _args, context) => {
    const added = await Promise.all(changes.map(({ recordId }) => byId(comments, context).load(recordId)))
    return added.filter((each): each is Comment => each?.state === CommentState.PUBLISHED)
  },
})

/** The id of what is commented on, also where it is named by a former one. */
async function subjectOf(id: string, context: Context): Promise<string> {
  const from = collectionOfId(id)
  const isDiscussed = from?.entity.prototype instanceof DiscussedRecord
  const subject = isDiscussed ? ((await byId(from, context).load(id)) as DiscussedRecord | null) : null
  if (subject) return subject.id
  throw new RegistryError(
    'NOT_FOUND',
    'subjectId must be the id of a partnership, event or guide that you can see.',
  )
}

@Resolver()
export class CommentAddedSubscription {
  @Subscription(() => CommentAddedPayload, {
    subscribe: subscribeToChangeLog,
    description:
      'Comments on one record as they are published: at once, or when a moderator approves them. Each comes once.',
  })
  commentAdded(@Root() payload: CommentAddedPayload, @Args(() => CommentAddedArgs) _: CommentAddedArgs) {
    return payload
  }
}
