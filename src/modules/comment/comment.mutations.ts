import sql from 'sql-template-tag'
import { authorize } from '../../authz/authorize'
import { ChangeKind } from '../../core/change-log/change-kind'
import type { Writing } from '../../core/change-log/write'
import { collectionOfId } from '../../core/collections/collection'
import { CommentPolicy } from '../../core/collections/node'
import { RegistryError } from '../../core/errors'
import { newId } from '../../core/id'
import { tidy } from '../../core/values/plain-text'
import { declareMutationIn } from '../../mutations/declare-mutation'
import type { MutationContext } from '../../mutations/mutation-context'
import { mutationResolver } from '../../mutations/mutation-resolver'
import type { MutationResult } from '../../mutations/payload'
import { closeCase, openCase } from '../moderation/moderation-case.entity'
import { Comment } from './comment.entity'
import { CommentState } from './comment.enums'
import { AddCommentInput, commentPayload, DeleteCommentInput, EditCommentInput } from './comment.inputs'
import { commentPolicy, noParent, notYours } from './comment.policy'
import { type CommentContext, commentedSubject } from './commented-subject'

const declareMutation = declareMutationIn<CommentContext>()

/** Whoever replies to a comment and whoever deletes it take turns: a reply never hangs on nothing. */
export const lockComment = (id: string, write: Writing): Promise<void> =>
  write.run(sql`UPDATE "comment" SET "depth" = "depth" WHERE "id" = ${id}`)

const addComment = declareMutation({
  name: 'addComment',
  description:
    'Adds a comment. FORBIDDEN if comments are closed, NOT_FOUND for a subject or parent you cannot see, RATE_LIMITED for too many in a short time.',
  input: AddCommentInput,
  inputDescription: 'The comment, and what it is about.',
  payload: commentPayload,
  action: commentPolicy.add,
  hasOwnLimit: true,
  repeated: ({ input }, mutation) => findSubmitted(input, mutation),
  subject: async ({ input }, mutation) => ({
    record: await commentedSubject(input.subjectId, mutation),
  }),
  work: async ({ input, context, record: subject }, mutation) => {
    const { write, viewer, now } = mutation
    await context.attempts.comment(viewer.accountId, await isNewAccount(context, mutation))
    const place =
      input.parentId == null
        ? { parentId: null, depth: 0 }
        : await placeUnder(input.parentId, input.subjectId, { context, mutation })
    const id = newId('comment')
    const state = subject.policy === CommentPolicy.MODERATED ? CommentState.PENDING : CommentState.PUBLISHED
    await write.insert(Comment, [
      {
        ...place,
        id,
        subjectId: input.subjectId,
        authorId: viewer.accountId,
        text: tidy(input.body),
        state,
        createdAt: now.toISOString(),
        idempotencyKey: input.idempotencyKey ?? null,
      },
    ])
    if (state === CommentState.PENDING) await openCase(id, write, now)
    return { id, subjectId: input.subjectId }
  },
})

async function isNewAccount({ commenting }: CommentContext, { write, viewer, now }: MutationContext) {
  const [account] = await write.read<{ createdAt: string }>(
    sql`SELECT "createdAt" FROM "account" WHERE "id" = ${viewer.accountId}`,
  )
  return Date.parse(account?.createdAt ?? '') + commenting.newAccountHours * 3_600_000 > now.getTime()
}

async function findSubmitted(
  { idempotencyKey, subjectId, parentId }: AddCommentInput,
  { write, viewer }: MutationContext,
): Promise<(MutationResult & { readonly subjectId: string }) | null> {
  if (idempotencyKey == null) return null
  const [first] = await write.read<{ id: string; subjectId: string; parentId: string | null }>(
    sql`SELECT "id", "subjectId", "parentId" FROM "comment"
      WHERE "authorId" = ${viewer.accountId} AND "idempotencyKey" = ${idempotencyKey}`,
  )
  if (!first) return null
  if (first.subjectId === subjectId && (first.parentId === null) === (parentId == null))
    return { id: first.id, subjectId, warnings: [] }
  throw new RegistryError(
    'CONFLICT',
    'idempotencyKey was already used for another submission of yours. Use a new one.',
    { reason: 'KEY_ALREADY_USED' },
  )
}

interface Commenter {
  readonly context: CommentContext
  readonly mutation: MutationContext
}

/**
 * Under the parent, or under its nearest ancestor that may have replies where that would be too deep. Hidden, deleted and
 * foreign parents are as if they were not there.
 */
async function placeUnder(parentId: string, subjectId: string, { context, mutation }: Commenter) {
  const { commenting } = context
  const { write, viewer } = mutation
  const isPossible = collectionOfId(parentId)?.entity === Comment
  if (isPossible) await lockComment(parentId, write)
  const [parent] = isPossible
    ? await write.read<Place>(sql`SELECT "id", "parentId", "depth" FROM "comment"
        WHERE "id" = ${parentId} AND "subjectId" = ${subjectId}`)
    : []
  if (!parent) throw noParent()
  await authorize(commentPolicy.reply, parent, { ...context, viewer, write })
  let place = parent
  while (place.depth >= commenting.deepest && place.parentId !== null) {
    const [above] = await write.read<Place>(
      sql`SELECT "id", "parentId", "depth" FROM "comment" WHERE "id" = ${place.parentId}`,
    )
    place = above as Place
  }
  const isTop = commenting.deepest === 0
  return isTop ? { parentId: null, depth: 0 } : { parentId: place.id, depth: place.depth + 1 }
}

type Place = Pick<Comment, 'id' | 'parentId' | 'depth'>

const editComment = declareMutation({
  name: 'editComment',
  description:
    'Changes a recent comment of yours; viewerCan.edit says whether you still can. NOT_FOUND for comments of others.',
  input: EditCommentInput,
  inputDescription: 'The change.',
  payload: commentPayload,
  action: commentPolicy.edit,
  subject: async ({ input }, mutation) => {
    const record = await findOwn(input.id, mutation)
    return { record, subject: await commentedSubject(record.subjectId, mutation) }
  },
  work: async ({ input, record: { id, state, subjectId }, subject }, { write, now }) => {
    // What a moderator approved was another text.
    const isModerated = subject.policy === CommentPolicy.MODERATED
    const after = isModerated ? CommentState.PENDING : state
    if (after === CommentState.PENDING) await openCase(id, write, now)
    await write.update(Comment, id, { text: tidy(input.body), editedAt: now.toISOString(), state: after })
    return { subjectId }
  },
})

/** Leaves a placeholder where replies hang on the comment, else nothing. The text is gone in any case. */
const deleteComment = declareMutation({
  name: 'deleteComment',
  description:
    'Deletes a comment of yours. If it has replies, a placeholder stays. NOT_FOUND for comments of others.',
  input: DeleteCommentInput,
  inputDescription: 'Which comment.',
  payload: commentPayload,
  action: commentPolicy.delete,
  find: async ({ input }, mutation) => ({ record: await findOwn(input.id, mutation) }),
  work: async ({ record: { id, subjectId } }, { write, now }) => {
    const replies = await write.read(sql`SELECT 1 FROM "comment" WHERE "parentId" = ${id} LIMIT 1`)
    if (replies.length === 0) await write.delete(Comment, id)
    else
      await write.update(
        Comment,
        id,
        { state: CommentState.DELETED, text: '', idempotencyKey: null },
        { kind: ChangeKind.DELETED },
      )
    await closeCase(id, write, now)
    return { subjectId }
  },
})

/** Another's comment, and one that is deleted, answer as if they were not there. */
async function findOwn(id: string, { write, viewer }: MutationContext) {
  const isPossible = collectionOfId(id)?.entity === Comment
  if (isPossible) await lockComment(id, write)
  const [own] = isPossible
    ? await write.read<Pick<Comment, 'id' | 'state' | 'subjectId'>>(
        sql`SELECT "id", "state", "subjectId" FROM "comment" WHERE "id" = ${id} AND "authorId" = ${viewer.accountId}`,
      )
    : []
  if (!own) throw notYours()
  return own
}

export const CommentMutations = mutationResolver(addComment, editComment, deleteComment)
