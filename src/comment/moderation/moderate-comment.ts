import sql from 'sql-template-tag'
import { lockModerator } from '../../account/role/lock-holder'
import { closeCase, openCaseOf } from '../../moderation/case/cases'
import type { Grounds } from '../../moderation/decision/grounds'
import { keepDecision } from '../../moderation/decision/keep-decision'
import { DecisionKind } from '../../moderation/moderation.enums'
import { ChangeKind } from '../../shared/change-kind'
import type { Context } from '../../shared/context'
import { RegistryError } from '../../shared/errors'
import { prefixOf } from '../../shared/ids'
import { moderator } from '../../shared/signed-in'
import type { Writing } from '../../shared/writing'
import { Comment, comments } from '../comment.entity'
import { CommentState } from '../comment.enums'
import type { Acting } from '../commented-subject'
import { lockComment } from '../writing/lock-comment'
import type { Revision } from './moderation.inputs'

const { PUBLISHED, PENDING, HIDDEN } = CommentState

/** From which states a decision leads to which. */
const DECISIONS = {
  HIDE: { from: [PUBLISHED, PENDING], to: HIDDEN, kind: ChangeKind.HIDDEN },
  RESTORE: { from: [HIDDEN], to: PUBLISHED, kind: ChangeKind.RESTORED },
  APPROVE: { from: [PENDING, PUBLISHED], to: PUBLISHED, kind: ChangeKind.RESTORED },
}

interface Decided extends Partial<Grounds>, Partial<Revision> {
  readonly id: string
}

/** Decides about a comment, whatever it waits for, and keeps the decision. Answers with its id. */
export async function moderateComment(
  decision: keyof typeof DECISIONS,
  input: Decided,
  context: Context,
): Promise<string> {
  moderator(context)
  const { id, reason, statement } = input
  const { to, kind } = DECISIONS[decision]
  await context.write(async (write) => {
    const { accountId: decidedById } = await lockModerator(context, write)
    const comment = await lockForDecision(id, { context, write })
    if (comment.authorId === decidedById)
      throw new RegistryError('FORBIDDEN', 'Another moderator decides about your own comment.')
    await refuseUnlessPossible(decision, { ...comment, id }, write)
    if (input.editedAt !== undefined && input.editedAt !== comment.editedAt)
      throw new RegistryError(
        'CONFLICT',
        'Its author has changed the comment since you read it. Read it anew.',
      )
    if (comment.state !== to) await write.update(Comment, id, { state: to }, { kind })
    await closeCase(id, write, context.now)
    const kept = { kind: DecisionKind[decision], subjectId: id, aboutId: comment.authorId, reason, statement }
    await keepDecision({ ...kept, decidedById }, write, context.now)
  })
  return id
}

type Locked = Pick<Comment, 'state' | 'authorId' | 'editedAt'>

async function lockForDecision(id: string, { context, write }: Acting): Promise<Locked> {
  const isPossible = prefixOf(id) === comments.prefix
  if (isPossible) await lockComment(id, write)
  const [comment] = isPossible
    ? await write.read<Locked>(sql`SELECT t."state", t."authorId", t."editedAt" FROM "comment" AS t
        WHERE t."id" = ${id} AND t."state" <> 'DELETED' AND ${comments.visible(sql`t`, context.viewer)}`)
    : []
  if (!comment) throw new RegistryError('NOT_FOUND', 'id names no comment that you can see.')
  return comment
}

async function refuseUnlessPossible(
  decision: keyof typeof DECISIONS,
  { id, state }: Pick<Comment, 'id' | 'state'>,
  write: Writing,
) {
  const { from, to } = DECISIONS[decision]
  const waits = state !== to || (await openCaseOf(id, write)) !== undefined
  if (!from.includes(state) || !waits) throw new RegistryError('CONFLICT', `The comment is ${state} already.`)
}
