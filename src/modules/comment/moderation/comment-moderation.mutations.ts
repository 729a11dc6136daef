import sql from 'sql-template-tag'
import { ChangeKind } from '../../../core/change-log/change-kind'
import type { EntityClass } from '../../../core/collections/reader'
import type { DiscussedRecord } from '../../../core/collections/record'
import { RegistryError } from '../../../core/errors'
import { prefixOf } from '../../../core/id'
import { declareMutation, declareMutationIn } from '../../../mutations/declare-mutation'
import type { MutationContext } from '../../../mutations/mutation-context'
import { mutationResolver } from '../../../mutations/mutation-resolver'
import { onAppealGranted } from '../../moderation/appeal/undo-decision'
import { storeDecisionAgainst } from '../../moderation/decision-against'
import { DecisionKind } from '../../moderation/moderation.enums'
import type { Grounds } from '../../moderation/moderation.inputs'
import { closeCase } from '../../moderation/moderation-case.entity'
import { storeDecision } from '../../moderation/moderation-decision.entity'
import { Comment, comments } from '../comment.entity'
import { CommentState } from '../comment.enums'
import { commentPayload } from '../comment.inputs'
import { lockComment } from '../comment.mutations'
import { commentPolicy } from '../comment.policy'
import { type CommentContext, commentedSubject } from '../commented-subject'
import {
  commentPolicyPayload,
  HideCommentInput,
  PublishCommentInput,
  type Revision,
  SetCommentPolicyInput,
} from './comment-moderation.inputs'
import { dismissReports, reportContent } from './report-content'

const { PUBLISHED, HIDDEN } = CommentState

/** What a decision does, and to which state it leads. */
const DECISIONS = {
  HIDE: { action: commentPolicy.hide, to: HIDDEN, kind: ChangeKind.HIDDEN },
  RESTORE: { action: commentPolicy.restore, to: PUBLISHED, kind: ChangeKind.RESTORED },
  APPROVE: { action: commentPolicy.approve, to: PUBLISHED, kind: ChangeKind.RESTORED },
}

interface Decided extends Partial<Grounds>, Partial<Revision> {
  readonly id: string
}

/** Decides about a comment, whatever it waits for, and keeps the decision. */
const deciding = (decision: keyof typeof DECISIONS) => ({
  inputDescription: 'Which, and why.',
  payload: commentPayload,
  action: DECISIONS[decision].action,
  subject: async ({ input }: { input: Decided }, mutation: MutationContext) => ({
    record: await findToDecide(input.id, mutation),
  }),
  work: async ({ input, record, context }: Deciding, mutation: MutationContext) => {
    const { reason, rule, statement, editedAt } = input
    const { write, viewer, now } = mutation
    const { to, kind } = DECISIONS[decision]
    const { id: subjectId, authorId: aboutId } = record
    if (editedAt !== undefined && editedAt !== record.editedAt)
      throw new RegistryError(
        'CONFLICT',
        'The author has changed the comment since you read it. Read it again.',
        { reason: 'CHANGED_MEANWHILE' },
      )
    if (record.state !== to) await write.update(Comment, subjectId, { state: to }, { kind })
    await closeCase(subjectId, write, now)
    const kept = { kind: DecisionKind[decision], subjectId, aboutId, reason, rule, statement }
    if (decision === 'HIDE') await storeDecisionAgainst(kept, context, mutation)
    else await storeDecision({ ...kept, decidedById: viewer.accountId }, write, now)
    return { subjectId: record.subjectId }
  },
})

onAppealGranted(DecisionKind.HIDE, async (id, { write }) => {
  await lockComment(id, write)
  const hidden = await write.read(sql`SELECT 1 FROM "comment" WHERE "id" = ${id} AND "state" = ${HIDDEN}`)
  if (hidden.length === 0) return false
  await write.update(Comment, id, { state: PUBLISHED }, { kind: ChangeKind.RESTORED })
  return true
})

interface Deciding {
  readonly input: Decided
  readonly record: Locked
  readonly context: CommentContext
}

type Locked = Pick<Comment, 'id' | 'subjectId' | 'state' | 'authorId' | 'editedAt'>

async function findToDecide(id: string, { write, viewer }: MutationContext): Promise<Locked> {
  const isPossible = prefixOf(id) === comments.prefix
  if (isPossible) await lockComment(id, write)
  const [comment] = isPossible
    ? await write.read<Locked>(sql`SELECT t."id", t."subjectId", t."state", t."authorId", t."editedAt" FROM "comment" AS t
        WHERE t."id" = ${id} AND t."state" <> 'DELETED' AND ${comments.visible(sql`t`, viewer)}`)
    : []
  if (!comment) throw new RegistryError('NOT_FOUND', 'id must be the id of a comment that you can see.')
  return comment
}

const FOR_MODERATORS =
  'FORBIDDEN for everyone except moderators, NOT_FOUND for a deleted comment, CONFLICT if it is already in that state.'

const hideComment = declareMutationIn<CommentContext>()({
  ...deciding('HIDE'),
  name: 'hideComment',
  description: `Hides a comment. Its replies stay under a placeholder, and its author can read the reason. ${FOR_MODERATORS}`,
  input: HideCommentInput,
})

const restoreComment = declareMutationIn<CommentContext>()({
  ...deciding('RESTORE'),
  name: 'restoreComment',
  description: `Shows a hidden comment again. ${FOR_MODERATORS}`,
  input: PublishCommentInput,
})

const approveComment = declareMutationIn<CommentContext>()({
  ...deciding('APPROVE'),
  name: 'approveComment',
  description: `Publishes a pending comment, or clears a reported one. ${FOR_MODERATORS}`,
  input: PublishCommentInput,
})

/** Says whether and how something takes comments. Those that are there stay as they are. */
const setCommentPolicy = declareMutation({
  name: 'setCommentPolicy',
  description:
    'Sets whether a partnership, an event or a guide accepts comments, and whether they wait for a moderator. Existing comments stay as they are. FORBIDDEN for everyone except moderators.',
  input: SetCommentPolicyInput,
  inputDescription: 'The page, the policy and the reason.',
  payload: commentPolicyPayload,
  action: commentPolicy.setPolicy,
  subject: async ({ input }, mutation) => ({
    record: await commentedSubject(input.subjectId, mutation),
  }),
  work: async ({ input, record: { id: subjectId, from } }, { write, viewer, now }) => {
    const { policy, reason, rule, statement } = input
    await write.update(from.entity as EntityClass<DiscussedRecord>, subjectId, {
      commentPolicy: policy,
      version: () => '"version" + 1',
      updatedAt: now.toISOString(),
    })
    const decision = { kind: DecisionKind.SET_COMMENT_POLICY, subjectId, aboutId: null, setTo: policy }
    await storeDecision({ ...decision, reason, rule, statement, decidedById: viewer.accountId }, write, now)
  },
})

export const CommentModerationMutations = mutationResolver(
  reportContent,
  dismissReports,
  hideComment,
  restoreComment,
  approveComment,
  setCommentPolicy,
)
