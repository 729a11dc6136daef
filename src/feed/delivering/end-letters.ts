import sql from 'sql-template-tag'
import { Role } from '../../account/account.enums'
import { MailKind } from '../../account/mail/outgoing-mail.entity'
import { queueMail } from '../../account/mail/queue-mail'
import type { Writing } from '../../shared/writing'

/** Lays down letters that a webhook was switched off: to whoever made it, and to those who represent its organisation. */
export async function tellOfEnd(webhookId: string, write: Writing): Promise<void> {
  const told = await write.read<{ email: string; url: string }>(
    sql`SELECT DISTINCT account."email" AS "email", webhook."url" AS "url" FROM "webhook" AS webhook
      JOIN "account" AS account ON account."id" = webhook."createdById" OR account."id" IN (
        SELECT "accountId" FROM "role_grant" WHERE "role" = ${Role.REPRESENTATIVE} AND "scopeId" = webhook."organisationId")
      WHERE webhook."id" = ${webhookId} AND account."emailVerifiedAt" IS NOT NULL ORDER BY 1`,
  )
  for (const { email, url } of told) {
    const about = `${new URL(url).host}, ${webhookId}`
    await queueMail({ kind: MailKind.WEBHOOK_ENDED, email, about }, write, new Date())
  }
}
