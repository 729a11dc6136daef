import sql from 'sql-template-tag'
import type { Writing } from '../../../core/change-log/write'
import { MailKind, queueMail } from '../../account/mail/outgoing-mail.entity'

/** Tells those who gave notice of what a case is about that it is decided, and forgets who they were. */
export async function tellNotifiers(caseId: string, write: Writing, now: Date): Promise<void> {
  const notifiers = await write.read<{ reportId: string; email: string | null; language: string }>(
    sql`SELECT notifier."reportId", notifier."email", notifier."language" FROM "notifier" AS notifier
      JOIN "report" ON "report"."id" = notifier."reportId" WHERE "report"."caseId" = ${caseId}`,
  )
  if (notifiers.length === 0) return
  for (const { reportId, email, language } of notifiers)
    if (email !== null)
      await queueMail({ kind: MailKind.NOTICE_DECIDED, email, about: `${reportId} ${language}` }, write, now)
  await write.run(
    sql`DELETE FROM "notifier" WHERE "reportId" IN (SELECT "id" FROM "report" WHERE "caseId" = ${caseId})`,
  )
}
