import sql from 'sql-template-tag'
import type { MutationContext } from '../../mutations/mutation-context'
import { MailKind, queueMail } from '../account/mail/outgoing-mail.entity'
import type { ModerationContext } from './moderation-context'
import { type Decided, storeDecision } from './moderation-decision.entity'

const DAY_MS = 86_400_000

/**
 * Keeps a decision that takes something from somebody: they are told of it with its reasons, and may appeal. What an
 * administrator decides about their own takes nothing from anybody.
 */
export async function storeDecisionAgainst(
  decided: Omit<Decided, 'decidedById'>,
  { appealDays }: Pick<ModerationContext, 'appealDays'>,
  { write, viewer, now }: MutationContext,
): Promise<void> {
  const { accountId: decidedById } = viewer
  const { aboutId } = decided
  const isAgainst = aboutId !== null && aboutId !== decidedById
  const appealableUntil = isAgainst ? new Date(now.getTime() + appealDays * DAY_MS).toISOString() : null
  const id = await storeDecision({ ...decided, decidedById, appealableUntil }, write, now)
  if (!isAgainst) return
  // An address that nobody has proved may be a stranger’s.
  const [account] = await write.read<{ email: string }>(sql`SELECT "email" FROM "account"
    WHERE "id" = ${aboutId} AND "emailVerifiedAt" IS NOT NULL AND "email" IS NOT NULL`)
  if (account) await queueMail({ kind: MailKind.DECISION, email: account.email, about: id }, write, now)
}
