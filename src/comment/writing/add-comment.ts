import sql from 'sql-template-tag'
import { lockParticipant } from '../../account/lock-account'
import { openCase } from '../../moderation/case/cases'
import { collectionOfId } from '../../shared/collection'
import { RegistryError } from '../../shared/errors'
import { newId } from '../../shared/ids'
import { CommentPolicy } from '../../shared/node'
import { tidy } from '../../shared/plain-text'
import { signedIn } from '../../shared/signed-in'
import type { Writing } from '../../shared/writing'
import { Comment } from '../comment.entity'
import { CommentState } from '../comment.enums'
import { type Acting, commentedSubject } from '../commented-subject'
import type { CommentContext } from '../commenting'
import { refusalToWrite } from '../rules'
import type { AddCommentInput } from './comment.inputs'
import { lockComment } from './lock-comment'

/** Writes a comment and answers with its id; with that of the first one where the same submission came before. */
export function addComment(input: AddCommentInput, context: CommentContext): Promise<string> {
  const { accountId } = signedIn(context)
  return context.write(async (write) => {
    const { createdAt: openedAt } = await lockParticipant(accountId, write, context.now)
    const submitted = await alreadySubmitted(input, accountId, write)
    if (submitted) return submitted
    const { policy } = await commentedSubject(input.subjectId, { context, write })
    const refusal = refusalToWrite(policy)
    if (refusal !== null) throw new RegistryError('FORBIDDEN', refusal)
    await context.attempts.comment(accountId, isNew(openedAt, context))
    const place =
      input.parentId == null
        ? { parentId: null, depth: 0 }
        : await placeUnder(input.parentId, input.subjectId, { context, write })
    const id = newId('comment')
    const state = policy === CommentPolicy.MODERATED ? CommentState.PENDING : CommentState.PUBLISHED
    await write.insert(Comment, [
      {
        ...place,
        id,
        subjectId: input.subjectId,
        authorId: accountId,
        text: tidy(input.body),
        state,
        createdAt: context.now.toISOString(),
        idempotencyKey: input.idempotencyKey ?? null,
      },
    ])
    if (state === CommentState.PENDING) await openCase(id, write, context.now)
    return id
  })
}

const isNew = (openedAt: string, { commenting, now }: CommentContext) =>
  Date.parse(openedAt) + commenting.newAccountHours * 3_600_000 > now.getTime()

async function alreadySubmitted(
  { idempotencyKey, subjectId, parentId }: AddCommentInput,
  accountId: string,
  write: Writing,
): Promise<string | null> {
  if (idempotencyKey == null) return null
  const [first] = await write.read<{ id: string; subjectId: string; parentId: string | null }>(
    sql`SELECT "id", "subjectId", "parentId" FROM "comment"
      WHERE "authorId" = ${accountId} AND "idempotencyKey" = ${idempotencyKey}`,
  )
  if (!first) return null
  if (first.subjectId === subjectId && (first.parentId === null) === (parentId == null)) return first.id
  throw new RegistryError('CONFLICT', 'idempotencyKey names another submission of yours already.')
}

/**
 * Under the parent, or under its nearest ancestor that may have replies where that would be too deep. Hidden, deleted and
 * foreign parents are as if they were not there.
 */
async function placeUnder(parentId: string, subjectId: string, { context, write }: Acting<CommentContext>) {
  const isPossible = collectionOfId(parentId)?.entity === Comment
  if (isPossible) await lockComment(parentId, write)
  const [parent] = isPossible
    ? await write.read<Place>(sql`SELECT "id", "parentId", "depth" FROM "comment"
        WHERE "id" = ${parentId} AND "subjectId" = ${subjectId} AND "state" = 'PUBLISHED'`)
    : []
  if (!parent)
    throw new RegistryError(
      'NOT_FOUND',
      'parentId names no published comment on the same subject that you can see.',
    )
  let place = parent
  while (place.depth >= context.commenting.deepest && place.parentId !== null) {
    const [above] = await write.read<Place>(
      sql`SELECT "id", "parentId", "depth" FROM "comment" WHERE "id" = ${place.parentId}`,
    )
    place = above as Place
  }
  const isTop = context.commenting.deepest === 0
  return isTop ? { parentId: null, depth: 0 } : { parentId: place.id, depth: place.depth + 1 }
}

type Place = Pick<Comment, 'id' | 'parentId' | 'depth'>
