import { HealthSubject } from '../partnership/health-answer/health-subject.enum'
import type { HealthFacts } from './health-facts'
import type { HealthSignalDefinition } from './health-finding'
import { HealthSignal } from './health-signal'
import {
  conflictSignal,
  equalitySignal,
  knowledgeSignal,
  leadershipSignal,
  sectorsSignal,
  stayingSignal,
} from './partner-signals'
import { activitySignal, agreementSignal, confirmationSignal, goalsSignal } from './record-signals'

export const HEALTH_SIGNALS: Readonly<Record<HealthSubject, HealthSignalDefinition>> = {
  [HealthSubject.SECTORS]: sectorsSignal,
  [HealthSubject.ACTIVITY]: activitySignal,
  [HealthSubject.KNOWLEDGE]: knowledgeSignal,
  [HealthSubject.PARTNERS_STAY]: stayingSignal,
  [HealthSubject.CONFLICT]: conflictSignal,
  [HealthSubject.EQUALITY]: equalitySignal,
  [HealthSubject.LEADERSHIP]: leadershipSignal,
  [HealthSubject.AGREEMENT]: agreementSignal,
  [HealthSubject.GOALS]: goalsSignal,
  [HealthSubject.CONFIRMATION]: confirmationSignal,
}

/** A signal for each subject. None: the partnership has ended, or is not there. */
export function signalsOf(facts: HealthFacts | null): HealthSignal[] {
  if (facts === null || facts.hasEnded) return []
  return Object.values(HealthSubject).map((subject) => {
    const answer = facts.answers.find((each) => each.subject === subject)?.text ?? null
    return HealthSignal.of(subject, HEALTH_SIGNALS[subject].find(facts), answer)
  })
}
