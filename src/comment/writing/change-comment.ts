import sql from 'sql-template-tag'
import type { AccountContext } from '../../account/account-context'
import { lockAccount } from '../../account/lock-account'
import { collectionOfId } from '../../shared/collection'
import { RegistryError } from '../../shared/errors'
import { CommentPolicy } from '../../shared/node'
import { tidy } from '../../shared/plain-text'
import { signedIn } from '../../shared/signed-in'
import type { Writing } from '../../shared/writing'
import { Comment } from '../comment.entity'
import { CommentState } from '../comment.enums'
import { policyOf } from './add-comment'
import type { EditCommentInput } from './comment.inputs'
import { lockComment } from './lock-comment'

/** How long after writing it an author may change a comment. */
const EDIT_WINDOW_MS = 15 * 60_000

export function editComment({ id, body }: EditCommentInput, context: AccountContext): Promise<string> {
  return context.write(async (write) => {
    const own = await ownComment(id, context, write)
    if (own.state === CommentState.HIDDEN)
      throw new RegistryError('FORBIDDEN', 'A moderator has hidden this comment.')
    if (Date.parse(own.createdAt) + EDIT_WINDOW_MS < context.now.getTime()) {
      throw new RegistryError(
        'FORBIDDEN',
        `A comment can be changed within ${EDIT_WINDOW_MS / 60_000} minutes of writing it.`,
      )
    }
    const policy = await policyOf(own.subjectId, { context, write })
    if (policy === CommentPolicy.CLOSED) throw new RegistryError('FORBIDDEN', 'Comments are closed here.')
    // What a moderator approved was another text.
    const state = policy === CommentPolicy.MODERATED ? CommentState.PENDING : own.state
    await write.update(Comment, id, { text: tidy(body), editedAt: context.now.toISOString(), state })
    return id
  })
}

/** Leaves a placeholder where replies hang on the comment, else nothing. The text is gone in any case. */
export function deleteComment(id: string, context: AccountContext): Promise<string> {
  return context.write(async (write) => {
    await ownComment(id, context, write)
    const replies = await write.read(sql`SELECT 1 FROM "comment" WHERE "parentId" = ${id} LIMIT 1`)
    if (replies.length === 0) await write.delete(Comment, id)
    else await write.update(Comment, id, { state: CommentState.DELETED, text: '', idempotencyKey: null })
    return id
  })
}

/** Another's comment, and one that is deleted, answer as if they were not there. */
async function ownComment(id: string, context: AccountContext, write: Writing) {
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
