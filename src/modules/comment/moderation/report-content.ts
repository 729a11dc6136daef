import sql from 'sql-template-tag'
import { ChangeKind } from '../../../core/change-log/change-kind'
import type { Writing } from '../../../core/change-log/write'
import { collectionOfId } from '../../../core/collections/collection'
import { name } from '../../../core/collections/dialect'
import { RegistryError } from '../../../core/errors'
import { newId, prefixOf } from '../../../core/id'
import { tidy } from '../../../core/values/plain-text'
import type { SignedIn } from '../../../core/viewer'
import { declareMutation, declareMutationIn } from '../../../mutations/declare-mutation'
import { DecisionKind } from '../../moderation/moderation.enums'
import { closeCase, openCase } from '../../moderation/moderation-case.entity'
import { storeDecision } from '../../moderation/moderation-decision.entity'
import { Report } from '../../moderation/report.entity'
import { Comment, comments } from '../comment.entity'
import { CommentState } from '../comment.enums'
import type { CommentContext } from '../commented-subject'
import { DismissReportsInput, ReportContentInput, reportPayload } from './comment-moderation.inputs'
import { reportPolicy } from './report.policy'

interface LockedReportable {
  readonly id: string
  /** Of a comment, if its account is not erased. */
  readonly authorId: string | null
}

const isComment = (id: string) => prefixOf(id) === comments.prefix

const actionFor = (id: string) => (isComment(id) ? reportPolicy.comment : reportPolicy.record)

interface Finding {
  readonly write: Writing
  readonly viewer: SignedIn | null
}

/** Locks what is reported, so that it has one open case at most. */
async function findReportable(id: string, { write, viewer }: Finding): Promise<LockedReportable> {
  const from = collectionOfId(id)
  if (!from || !actionFor(id).subject.prefixes?.includes(from.prefix)) throw notFound()
  const table = name(write.manager.connection.getMetadata(from.entity).tableName)
  await write.run(sql`UPDATE ${table} SET "id" = "id" WHERE "id" = ${id}`)
  const authorId = isComment(id) ? sql`t."authorId"` : sql`NULL AS "authorId"`
  const [found] = await write.read<LockedReportable>(
    sql`SELECT t."id", ${authorId} FROM ${table} AS t WHERE t."id" = ${id} AND ${from.visible(sql`t`, viewer)}`,
  )
  if (!found) throw notFound()
  return found
}

/** The same for what everybody sees; a placeholder of a comment is not that. */
export async function findPublished(id: string, write: Writing): Promise<LockedReportable> {
  const found = await findReportable(id, { write, viewer: null })
  if (!isComment(id)) return found
  const published = await write.read(
    sql`SELECT 1 FROM "comment" WHERE "id" = ${id} AND "state" = ${CommentState.PUBLISHED}`,
  )
  if (published.length === 0) throw notFound()
  return found
}

const notFound = () =>
  new RegistryError('NOT_FOUND', 'id must be the id of a comment, partnership or event that you can see.')

/** Puts something before the moderators. While a thing waits, one account reports it once: a second report changes nothing. */
export const reportContent = declareMutationIn<CommentContext>()({
  name: 'reportContent',
  description:
    'Reports a comment, a partnership or an event to the moderators. Each account can report it once while it waits. A comment with several reports is hidden until a moderator decides. NOT_FOUND for what you cannot see, FORBIDDEN for your own comment.',
  input: ReportContentInput,
  inputDescription: 'What to report, and why.',
  payload: reportPayload,
  action: ({ id }) => actionFor(id),
  subject: async ({ input }, mutation) => ({ record: await findReportable(input.id, mutation) }),
  work: async ({ input, context, record }, { write, viewer, now }) => {
    const { id: subjectId, authorId: aboutId } = record
    const caseId = await openCase(subjectId, write, now)
    const { accountId: reporterId } = viewer
    const before = await write.read(
      sql`SELECT 1 FROM "report" WHERE "reporterId" = ${reporterId} AND "caseId" = ${caseId}`,
    )
    if (before.length > 0) return
    const note = input.note == null ? null : tidy(input.note)
    const said = { reason: input.reason, note, createdAt: now.toISOString() }
    const about = { caseId, subjectId, aboutId, reporterId, receiptDigest: null }
    await write.insert(Report, [{ id: newId('report'), ...about, ...said }])
    if (isComment(subjectId)) await holdIfReportedOften({ subjectId, aboutId, caseId }, context, write)
  },
})

/**
 * Counts the reports of one case only, since what a moderator has approved begins anew; and of those who are known for a
 * while by a verified address: accounts made for it silence nobody.
 */
async function holdIfReportedOften(
  { subjectId, aboutId, caseId }: Pick<Report, 'subjectId' | 'aboutId' | 'caseId'>,
  { commenting, now }: CommentContext,
  write: Writing,
) {
  const { newAccountHours, reportsToHold } = commenting
  const old = new Date(now.getTime() - newAccountHours * 3_600_000).toISOString()
  const counted = await write.read(
    sql`SELECT 1 FROM "report" JOIN "account" ON "account"."id" = "report"."reporterId"
      WHERE "caseId" = ${caseId} AND "emailVerifiedAt" IS NOT NULL AND "account"."createdAt" <= ${old}
      LIMIT ${reportsToHold}`,
  )
  if (counted.length < reportsToHold) return
  await write.update(Comment, subjectId, { state: CommentState.PENDING }, { kind: ChangeKind.HIDDEN })
  await storeDecision({ kind: DecisionKind.HOLD, subjectId, aboutId, decidedById: null }, write, now)
}

/** What was reported about a partnership or an event calls for nothing. */
export const dismissReports = declareMutation({
  name: 'dismissReports',
  description:
    'Closes the reports about a partnership or an event, which stays as it is. FORBIDDEN for everyone except moderators, CONFLICT if there are no open reports.',
  input: DismissReportsInput,
  inputDescription: 'The reports to close, and why.',
  payload: reportPayload,
  action: reportPolicy.dismiss,
  subject: async ({ input }, mutation) => {
    const record = await findReportable(input.id, mutation)
    if (isComment(record.id))
      throw new RegistryError(
        'CONFLICT',
        'Reports about a comment are closed with approveComment or hideComment.',
        { reason: 'NOT_APPLICABLE' },
      )
    return { record }
  },
  work: async ({ input, record: { id: subjectId } }, { write, viewer, now }) => {
    const { reason, rule, statement } = input
    await closeCase(subjectId, write, now)
    const decision = { kind: DecisionKind.DISMISS_REPORTS, subjectId, aboutId: null, reason, rule, statement }
    await storeDecision({ ...decision, decidedById: viewer.accountId }, write, now)
  },
})
