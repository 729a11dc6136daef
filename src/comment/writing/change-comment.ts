import sql from 'sql-template-tag'
import { lockAccount, lockParticipant } from '../../account/lock-account'
import { closeCase, openCase } from '../../moderation/case/cases'
import { ChangeKind } from '../../shared/change-kind'
import { collectionOfId } from '../../shared/collection'
import { RegistryError } from '../../shared/errors'
import { CommentPolicy } from '../../shared/node'
import { tidy } from '../../shared/plain-text'
import { signedIn } from '../../shared/signed-in'
import type { Writing } from '../../shared/writing'
import { Comment } from '../comment.entity'
import { CommentState } from '../comment.enums'
import { commentedSubject } from '../commented-subject'
import type { CommentContext } from '../commenting'
import { refusalToEdit } from '../rules'
import type { EditCommentInput } from './comment.inputs'
import { lockComment } from './lock-comment'

export function editComment({ id, body }: EditCommentInput, context: CommentContext): Promise<string> {
  return context.write(async (write) => {
    const own = await ownComment(id, context, write)
    await lockParticipant(signedIn(context).accountId, write, context.now)
    const { policy } = await commentedSubject(own.subjectId, { context, write })
    const refusal = refusalToEdit(own, policy, context)
    if (refusal !== null) throw new RegistryError('FORBIDDEN', refusal)
    // What a moderator approved was another text.
    const state = policy === CommentPolicy.MODERATED ? CommentState.PENDING : own.state
    if (state === CommentState.PENDING) await openCase(id, write, context.now)
    await write.update(Comment, id, { text: tidy(body), editedAt: context.now.toISOString(), state })
    return id
  })
}

/** Leaves a placeholder where replies hang on the comment, else nothing. The text is gone in any case. */
export function deleteComment(id: string, context: CommentContext): Promise<string> {
  return context.write(async (write) => {
    await ownComment(id, context, write)
    const replies = await write.read(sql`SELECT 1 FROM "comment" WHERE "parentId" = ${id} LIMIT 1`)
    if (replies.length === 0) await write.delete(Comment, id)
    else
      await write.update(
        Comment,
        id,
        { state: CommentState.DELETED, text: '', idempotencyKey: null },
        { kind: ChangeKind.DELETED },
      )
    await closeCase(id, write, context.now)
    return id
  })
}

/** Another's comment, and one that is deleted, answer as if they were not there. */
async function ownComment(id: string, context: CommentContext, write: Writing) {
  const { accountId } = signedIn(context)
  await context.attempts.write(accountId)
  await lockAccount(accountId, write)
  const isPossible = collectionOfId(id)?.entity === Comment
  if (isPossible) await lockComment(id, write)
  const [own] = isPossible
    ? await write.read<
        Pick<Comment, 'state' | 'createdAt' | 'subjectId'>
      >(sql`SELECT "state", "createdAt", "subjectId"
        FROM "comment" WHERE "id" = ${id} AND "authorId" = ${accountId} AND "state" <> 'DELETED'`)
    : []
  if (!own) throw new RegistryError('NOT_FOUND', 'You have no comment with this id.')
  return own
}
