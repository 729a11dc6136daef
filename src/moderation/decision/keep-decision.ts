import { newId } from '../../shared/ids'
import { tidy } from '../../shared/plain-text'
import type { Writing } from '../../shared/writing'
import type { DecisionKind } from '../moderation.enums'
import type { Grounds } from './grounds'
import { ModerationDecision } from './moderation-decision.entity'

interface Decided extends Partial<Grounds> {
  readonly kind: DecisionKind
  readonly subjectId: string
  readonly setTo?: string
  /** Whom it concerns; null where it is about no one’s comment or account. */
  readonly aboutId: string | null
  /** Null: a rule. */
  readonly decidedById: string | null
}

/** Keeps what was decided, for those whom it concerns and for the other moderators. */
export async function keepDecision(decided: Decided, write: Writing, now: Date): Promise<void> {
  const { kind, subjectId, aboutId, decidedById, reason = null, statement, setTo = null } = decided
  await write.insert(ModerationDecision, [
    {
      id: newId('decision'),
      kind,
      subjectId,
      aboutId,
      decidedById,
      reason,
      statement: statement == null ? null : tidy(statement),
      setTo,
      decidedAt: now.toISOString(),
    },
  ])
}
