import { HealthSubject } from '../partnership/health-answer/health-subject.enum'
import type { HealthSignalDefinition } from './health-finding'
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
