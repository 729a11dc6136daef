import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql'
import { mayWrite } from '../../keeping/standing'
import { byId, type Collection, collectionOfId } from '../../shared/collection'
import { Commentable } from '../../shared/node'
import { Comment } from '../comment.entity'
import { CommentState } from '../comment.enums'
import type { CommentContext } from '../commenting'
import { isOwn, refusalToEdit, refusalToWrite } from '../rules'
import { CommentPermissions, NOTHING_ABOUT_COMMENT } from './comment-permissions'
import { hasReported } from './standing'
import { SubjectPermissions } from './subject-permissions'

@Resolver(() => Commentable)
export class SubjectPermissionsResolver {
  @FieldResolver(() => SubjectPermissions, {
    description: 'What whoever asks may do about it now, so that no application copies the rules.',
  })
  viewerCan(@Root() subject: Commentable, @Ctx() context: CommentContext) {
    return new SubjectPermissions(subject, context)
  }
}

@Resolver(() => Comment)
export class CommentPermissionsResolver {
  @FieldResolver(() => CommentPermissions, {
    description: 'What whoever asks may do about the comment now, so that no application copies the rules.',
  })
  async viewerCan(@Root() comment: Comment, @Ctx() context: CommentContext): Promise<CommentPermissions> {
    const { viewer } = context
    if (!viewer || comment.state === CommentState.DELETED) return NOTHING_ABOUT_COMMENT
    const [writes, subject, reported] = await Promise.all([
      mayWrite(context),
      subjectOf(comment, context),
      hasReported(context).load(comment.id),
    ])
    const own = isOwn(comment, context)
    const isPublished = comment.state === CommentState.PUBLISHED
    return {
      comment: writes && isPublished && refusalToWrite(subject.commentPolicy) === null,
      edit: writes && own && refusalToEdit(comment, subject.commentPolicy, context) === null,
      delete: own,
      report: writes && !own && isPublished && !reported,
      hide: writes && viewer.isModerator && !own && comment.state !== CommentState.HIDDEN,
    }
  }
}

/** A comment is visible only where its subject is. */
const subjectOf = async ({ subjectId }: Comment, context: CommentContext) => {
  const from = collectionOfId(subjectId) as Collection<object>
  return (await byId(from, context).load(subjectId)) as Commentable
}
