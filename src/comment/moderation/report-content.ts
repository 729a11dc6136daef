import sql from 'sql-template-tag'
import { lockParticipant } from '../../account/lock-account'
import { lockModerator } from '../../account/role/lock-holder'
import { closeCase, openCase, openCaseOf } from '../../moderation/case/cases'
import { Report } from '../../moderation/case/report.entity'
import { keepDecision } from '../../moderation/decision/keep-decision'
import { DecisionKind } from '../../moderation/moderation.enums'
import { ChangeKind } from '../../shared/change-kind'
import type { Context } from '../../shared/context'
import { RegistryError } from '../../shared/errors'
import { newId } from '../../shared/ids'
import { tidy } from '../../shared/plain-text'
import { moderator, signedIn } from '../../shared/signed-in'
import type { Writing } from '../../shared/writing'
import { Comment } from '../comment.entity'
import { CommentState } from '../comment.enums'
import type { CommentContext } from '../commenting'
import type { DismissReportsInput, ReportContentInput } from './moderation.inputs'
import { lockReportable } from './reportable'

/** Puts something before the moderators. While a thing waits, one account reports it once: a second report changes nothing. */
export async function reportContent(input: ReportContentInput, context: CommentContext): Promise<void> {
  const { accountId: reporterId } = signedIn(context)
  const { id: subjectId, reason } = input
  const note = input.note == null ? null : tidy(input.note)
  await context.attempts.write(reporterId)
  await context.write(async (write) => {
    await lockParticipant(reporterId, write, context.now)
    const { authorId = null, isComment } = await lockReportable(subjectId, { context, write })
    if (authorId === reporterId)
      throw new RegistryError('FORBIDDEN', 'This is your own comment: change or delete it instead.')
    const caseId = await openCase(subjectId, write, context.now)
    const before = await write.read(
      sql`SELECT 1 FROM "report" WHERE "reporterId" = ${reporterId} AND "caseId" = ${caseId}`,
    )
    if (before.length > 0) return
    const createdAt = context.now.toISOString()
    await write.insert(Report, [
      { id: newId('report'), caseId, subjectId, aboutId: authorId, reporterId, reason, note, createdAt },
    ])
    if (isComment) await holdIfReportedOften({ subjectId, aboutId: authorId, caseId }, context, write)
  })
}

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
  await keepDecision({ kind: DecisionKind.HOLD, subjectId, aboutId, decidedById: null }, write, now)
}

/** What was reported about a partnership or an event calls for nothing. */
export async function dismissReports(input: DismissReportsInput, context: Context): Promise<void> {
  moderator(context)
  const { id: subjectId, reason, statement } = input
  await context.write(async (write) => {
    const { accountId: decidedById } = await lockModerator(context, write)
    const { isComment } = await lockReportable(subjectId, { context, write })
    if (isComment)
      throw new RegistryError('CONFLICT', 'A comment is approved or hidden, which closes its case.')
    if ((await openCaseOf(subjectId, write)) === undefined)
      throw new RegistryError('CONFLICT', 'Nothing that was reported about it waits any more.')
    await closeCase(subjectId, write, context.now)
    const decision = {
      kind: DecisionKind.DISMISS_REPORTS,
      subjectId,
      aboutId: null,
      reason,
      statement,
      decidedById,
    }
    await keepDecision(decision, write, context.now)
  })
}
