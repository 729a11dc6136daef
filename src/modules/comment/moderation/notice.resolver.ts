import sql from 'sql-template-tag'
import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql'
import type { Context } from '../../../core/context'
import { newId } from '../../../core/id'
import { tidy } from '../../../core/values/plain-text'
import type { AccountContext } from '../../account/account-context'
import { normalisedEmail } from '../../account/email-address'
import { MailKind, queueMail } from '../../account/mail/outgoing-mail.entity'
import { ModerationReason } from '../../moderation/moderation.enums'
import { openCase } from '../../moderation/moderation-case.entity'
import type { NoticeOutcome } from '../../moderation/notice/notice.enums'
import {
  IllegalContentNotice,
  ReportIllegalContentInput,
  ReportIllegalContentPayload,
} from '../../moderation/notice/notice.inputs'
import { NOTICE_OUTCOME } from '../../moderation/notice/notice-outcome'
import { digestOfReceipt, Notifier, newReceipt } from '../../moderation/notice/notifier.entity'
import { Report } from '../../moderation/report.entity'
import { findPublished } from './report-content'
import '../../moderation/notice/notice-letters'

/** Puts something that everybody sees before the moderators, in the name of nobody. */
async function giveNotice(input: ReportIllegalContentInput, context: AccountContext): Promise<string> {
  const { attempts, clientAddress, now } = context
  await attempts.giveNotice(clientAddress)
  const email = input.email == null ? null : normalisedEmail(input.email)
  const isWrittenTo = email !== null && (await attempts.maySendNotice(email))
  const receipt = newReceipt()
  await context.write(async (write) => {
    const { id: subjectId, authorId: aboutId } = await findPublished(input.id, write)
    const caseId = await openCase(subjectId, write, now)
    const id = newId('report')
    const said = {
      reason: ModerationReason.ILLEGAL,
      note: tidy(input.explanation),
      createdAt: now.toISOString(),
    }
    await write.insert(Report, [
      { id, caseId, subjectId, aboutId, reporterId: null, receiptDigest: digestOfReceipt(receipt), ...said },
    ])
    const { language } = input
    const name = input.name == null ? null : tidy(input.name)
    if (name !== null || email !== null)
      await write.insertRows(Notifier, [{ reportId: id, name, email, language }])
    if (isWrittenTo)
      await queueMail({ kind: MailKind.NOTICE_RECEIVED, email, about: `${id} ${language}` }, write, now)
  })
  context.deliverSoon()
  return receipt
}

@Resolver()
export class NoticeResolver {
  @Mutation(() => ReportIllegalContentPayload, {
    description:
      'Gives notice of illegal content to the moderators. You need no account. The receipt, and a letter if you give an address, confirm it; another letter tells the decision. NOT_FOUND for what visitors cannot see; RATE_LIMITED after five notices from one address in an hour.',
  })
  async reportIllegalContent(
    @Arg('input', () => ReportIllegalContentInput, { description: 'What is illegal, and why.' })
    input: ReportIllegalContentInput,
    @Ctx() context: AccountContext,
  ): Promise<ReportIllegalContentPayload> {
    return { receipt: await giveNotice(input, context), receivedAt: context.now.toISOString() }
  }

  @Query(() => IllegalContentNotice, {
    nullable: true,
    description: 'A notice of illegal content, by its receipt. Null: no notice has this receipt.',
  })
  async illegalContentNotice(
    @Arg('receipt', () => String, { description: 'What reportIllegalContent answered.' }) receipt: string,
    @Ctx() { reader }: Context,
  ): Promise<IllegalContentNotice | null> {
    const [row] = await reader.all(sql`SELECT notice."createdAt", waited."closedAt", ${NOTICE_OUTCOME}
      FROM "report" AS notice JOIN "moderation_case" AS waited ON waited."id" = notice."caseId"
      WHERE notice."receiptDigest" = ${digestOfReceipt(receipt)}`)
    if (!row) return null
    const [receivedAt, decidedAt, outcome] = row as [string, string | null, NoticeOutcome]
    return { receivedAt, decidedAt, outcome }
  }
}
