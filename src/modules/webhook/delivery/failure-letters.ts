import sql from 'sql-template-tag'
import { Role } from '../../../authz/role.enums'
import type { Writing } from '../../../core/change-log/write'
import { MailKind, queueMail } from '../../account/mail/outgoing-mail.entity'

/** Whoever switches it on again and again is not to have others flooded with letters. */
const AT_MOST_EACH_MS = 24 * 60 * 60_000

/**
 * Lays down letters that a webhook was switched off: to those who represent its organisation, and to the administrator who
 * made it. They name it by its id: an address is text of others.
 */
export async function queueFailureLetters(
  webhookId: string,
  write: Writing,
  now = new Date(),
): Promise<void> {
  const before = new Date(now.getTime() - AT_MOST_EACH_MS).toISOString()
  const recipients = await write.read<{ email: string }>(
    sql`SELECT DISTINCT "account"."email" AS "email" FROM "webhook" AS ended
      JOIN "role_grant" AS held ON (held."role" = ${Role.REPRESENTATIVE} AND held."scopeId" = ended."organisationId")
        OR (held."role" = ${Role.ADMIN} AND held."accountId" = ended."createdById")
      JOIN "account" ON "account"."id" = held."accountId"
      WHERE ended."id" = ${webhookId} AND (ended."toldAt" IS NULL OR ended."toldAt" < ${before})
        AND "account"."emailVerifiedAt" IS NOT NULL AND "account"."erasedAt" IS NULL ORDER BY 1`,
  )
  for (const { email } of recipients)
    await queueMail({ kind: MailKind.WEBHOOK_ENDED, email, about: webhookId }, write, now)
  if (recipients.length > 0)
    await write.run(sql`UPDATE "webhook" SET "toldAt" = ${now.toISOString()} WHERE "id" = ${webhookId}`)
}
