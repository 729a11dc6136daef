import sql, { type Sql } from 'sql-template-tag'
import type { AccountContext } from '../../account/account-context'
import { lockAccount } from '../../account/lock-account'
import { collectionOfId } from '../../shared/collection'
import { name } from '../../shared/dialect'
import { RegistryError } from '../../shared/errors'
import { newId } from '../../shared/ids'
import { CommentPolicy } from '../../shared/node'
import { tidy } from '../../shared/plain-text'
import { signedIn } from '../../shared/signed-in'
import type { Writing } from '../../shared/writing'
import { Comment } from '../comment.entity'
import { CommentState } from '../comment.enums'
import type { AddCommentInput } from './comment.inputs'
import { lockComment } from './lock-comment'

const SUBJECTS = ['Partnership', 'Event', 'Guide']
const DEEPEST = 3

/** Writes a comment and answers with its id; with that of the first one where the same submission came before. */
export function addComment(input: AddCommentInput, context: AccountContext): Promise<string> {
  const { accountId } = signedIn(context)
  return context.write(async (write) => {
    await lockAccount(accountId, write)
    const submitted = await alreadySubmitted(input, accountId, write)
    if (submitted) return submitted
    const policy = await policyOf(input.subjectId, { context, write })
    if (policy === CommentPolicy.CLOSED) throw new RegistryError('FORBIDDEN', 'Comments are closed here.')
    await context.attempts.comment(accountId)
    const place =
      input.parentId == null
        ? { parentId: null, depth: 0 }
        : await placeUnder(input.parentId, input.subjectId, write)
    const id = newId('comment')
    await write.insert(Comment, [
      {
        ...place,
        id,
        subjectId: input.subjectId,
        authorId: accountId,
        text: tidy(input.body),
        state: policy === CommentPolicy.MODERATED ? CommentState.PENDING : CommentState.PUBLISHED,
        createdAt: context.now.toISOString(),
        idempotencyKey: input.idempotencyKey ?? null,
      },
    ])
    return id
  })
}

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

interface Acting {
  readonly context: AccountContext
  readonly write: Writing
}

/** The policy of a subject that the viewer can see. */
export async function policyOf(subjectId: string, { context, write }: Acting): Promise<CommentPolicy> {
  const subjects = collectionOfId(subjectId)
  if (!subjects || !SUBJECTS.includes(subjects.entity.name))
    throw notFound('subjectId', 'partnership, event or guide')
  const table: Sql = name(context.reader.metadata(subjects.entity).tableName)
  const [subject] = await write.read<{ commentPolicy: CommentPolicy }>(
    sql`SELECT t."commentPolicy" FROM ${table} AS t WHERE t."id" = ${subjectId} AND ${subjects.visible(sql`t`, context.viewer)}`,
  )
  if (!subject) throw notFound('subjectId', 'partnership, event or guide')
  return subject.commentPolicy
}

/** Under the parent, or beside it where that would be too deep. Hidden, deleted and foreign parents are as if they were not there. */
async function placeUnder(parentId: string, subjectId: string, write: Writing) {
  const isPossible = collectionOfId(parentId)?.entity === Comment
  if (isPossible) await lockComment(parentId, write)
  const [parent] = isPossible
    ? await write.read<{
        id: string
        parentId: string | null
        depth: number
      }>(sql`SELECT "id", "parentId", "depth" FROM "comment"
        WHERE "id" = ${parentId} AND "subjectId" = ${subjectId} AND "state" = 'PUBLISHED'`)
    : []
  if (!parent) throw notFound('parentId', 'published comment on the same subject')
  return parent.depth < DEEPEST
    ? { parentId: parent.id, depth: parent.depth + 1 }
    : { parentId: parent.parentId, depth: parent.depth }
}

const notFound = (argument: string, what: string) =>
  new RegistryError('NOT_FOUND', `${argument} names no ${what} that you can see.`)
