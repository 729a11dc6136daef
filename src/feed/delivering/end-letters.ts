import sql from 'sql-template-tag'
import { Role } from '../../account/account.enums'
import { MailKind } from '../../account/mail/outgoing-mail.entity'
import { queueMail } from '../../account/mail/queue-mail'
import type { Writing } from '../../shared/writing'

/** Whoever switches it on again and again is not to have others flooded with letters. */
const AT_MOST_EACH_MS = 24 * 60 * 60_000

/**
 * Lays down letters that a webhook was switched off: to those who represent its organisation, and to the administrator who
 * made it. They name it by its id: an address is text of others.
 */
export async function tellOfEnd(webhookId: string, write: Writing, now = new Date()): Promise<void> {
  const before = new Date(now.getTime() - AT_MOST_EACH_MS).toISOString()
  const told = await write.read<{ email: string }>(
    sql`SELECT DISTINCT "account"."email" AS "email" FROM "webhook" AS ended
      JOIN "role_grant" AS held ON (held."role" = ${Role.REPRESENTATIVE} AND held."scopeId" = ended."organisationId")
        OR (held."role" = ${Role.ADMIN} AND held."accountId" = ended."createdById")
      JOIN "account" ON "account"."id" = held."accountId"
      WHERE ended."id" = ${webhookId} AND (ended."toldAt" IS NULL OR ended."toldAt" < ${before})
        AND "account"."emailVerifiedAt" IS NOT NULL AND "account"."erasedAt" IS NULL ORDER BY 1`,
  )
  for (const { email } of told)
    await queueMail({ kind: MailKind.WEBHOOK_ENDED, email, about: webhookId }, write, now)
  if (told.length > 0)
    await write.run(sql`UPDATE "webhook" SET "toldAt" = ${now.toISOString()} WHERE "id" = ${webhookId}`)
}
