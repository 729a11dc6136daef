import sql from 'sql-template-tag'
import type { MutationContext } from '../../../mutations/mutation-context'
import { Account } from '../../account/account.entity'
import { DecisionKind } from '../moderation.enums'
import { type ModerationDecision, storeDecision } from '../moderation-decision.entity'

/** Undoes what was decided about the subject. False: nothing is left to undo. */
type Undo = (subjectId: string, mutation: MutationContext) => Promise<boolean>

const undoing = new Map<DecisionKind, Undo>()

/** Modules above say how their decisions are undone. */
export function onAppealGranted(kind: DecisionKind, undo: Undo): void {
  undoing.set(kind, undo)
}

const OPPOSITES: Readonly<Partial<Record<DecisionKind, DecisionKind>>> = {
  HIDE: DecisionKind.RESTORE,
  SUSPEND: DecisionKind.LIFT_SUSPENSION,
  REJECT_CLAIM: DecisionKind.REOPEN_CLAIM,
  DECLINE_CHANGE: DecisionKind.REOPEN_CHANGE,
  REVOKE_KEY: DecisionKind.RESTORE_KEY,
}

onAppealGranted(DecisionKind.SUSPEND, async (accountId, { write, now }) => {
  const suspended = await write.read(
    sql`SELECT 1 FROM "account" WHERE "id" = ${accountId} AND "suspendedUntil" > ${now.toISOString()}`,
  )
  if (suspended.length > 0) await write.update(Account, accountId, { suspendedUntil: null })
  return suspended.length > 0
})

/** Undoes a decision, unless a later one about the same subject has taken its place, and keeps that it was undone. */
export async function undoDecision(
  { id, kind, subjectId, aboutId }: ModerationDecision,
  statement: string,
  mutation: MutationContext,
): Promise<boolean> {
  const { write, viewer, now } = mutation
  const opposite = OPPOSITES[kind]
  const [newest] = await write.read<{ id: string }>(sql`SELECT "id" FROM "moderation_decision"
    WHERE "subjectId" = ${subjectId} ORDER BY "decidedAt" DESC, "id" DESC LIMIT 1`)
  if (!opposite || newest?.id !== id) return false
  if (!(await undoing.get(kind)?.(subjectId, mutation))) return false
  await storeDecision(
    { kind: opposite, subjectId, aboutId, statement, decidedById: viewer.accountId },
    write,
    now,
  )
  return true
}
