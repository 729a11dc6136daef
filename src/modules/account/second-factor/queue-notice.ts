import sql from 'sql-template-tag'
import type { Writing } from '../../../core/change-log/write'
import { type NoticeKind, queueMail } from '../mail/outgoing-mail.entity'

/** Writes to the owner of an account, if it has an address. */
export async function queueNotice(
  kind: NoticeKind,
  accountId: string,
  write: Writing,
  now: Date,
): Promise<void> {
  const [account] = await write.read<{ email: string | null }>(
    sql`SELECT "email" FROM "account" WHERE "id" = ${accountId}`,
  )
  if (account?.email) await queueMail({ kind, email: account.email }, write, now)
}
