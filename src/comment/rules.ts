import { CommentPolicy } from '../shared/node'
import type { Comment } from './comment.entity'
import { CommentState } from './comment.enums'
import type { CommentContext } from './commenting'

/*
 * Why somebody may not do something, in words for them, or null. The mutations and `viewerCan` both ask here, so that
 * what is announced is what happens.
 */

export const refusalToWrite = (policy: CommentPolicy): string | null =>
  policy === CommentPolicy.CLOSED ? 'Comments are closed here.' : null

/** Of one's own comment. */
export function refusalToEdit(
  { state, createdAt }: Pick<Comment, 'state' | 'createdAt'>,
  policy: CommentPolicy,
  { commenting, now }: CommentContext,
): string | null {
  if (state === CommentState.HIDDEN) return 'A moderator has hidden this comment.'
  if (Date.parse(createdAt) + commenting.editMinutes * 60_000 < now.getTime())
    return `A comment can be changed within ${commenting.editMinutes} minutes of writing it.`
  return refusalToWrite(policy)
}

export const isOwn = ({ authorId }: Pick<Comment, 'authorId'>, { viewer }: CommentContext): boolean =>
  viewer !== null && authorId === viewer.accountId
