import { HealthSubject } from '../../partnership/health-answer/health-subject.enum'
import { HealthLevel } from '../health.enums'
import { finding, type HealthFinding, notKnown } from '../health-finding'
import { AssessmentQuestion } from './assessment.enums'

export const MIN_SCORE = 1
export const MAX_SCORE = 5

/** Which questions tell of a subject that public records do not show. */
export const ASSESSED: ReadonlyMap<HealthSubject, readonly AssessmentQuestion[]> = new Map([
  [HealthSubject.CONFLICT, [AssessmentQuestion.TRUST, AssessmentQuestion.DISPUTES]],
  [HealthSubject.EQUALITY, [AssessmentQuestion.SAY, AssessmentQuestion.WORK]],
])

export interface Score {
  readonly question: AssessmentQuestion
  readonly score: number
}

/** When each level is given, for readers who check it. */
export const ASSESSED_LEVELS: Readonly<Record<HealthLevel, string>> = {
  GOOD: 'All answers are 4 or 5.',
  WATCH: 'The lowest answer is 3.',
  CONCERN: 'An answer is 1 or 2.',
  UNKNOWN: 'No organiser has answered.',
}

function levelOf(lowest: number): HealthLevel {
  if (lowest <= 2) return HealthLevel.CONCERN
  return lowest === 3 ? HealthLevel.WATCH : HealthLevel.GOOD
}

/** What the answers of the organisers say. One who is alone in being worried counts. */
export function assessedFinding(subject: HealthSubject, scores: readonly Score[]): HealthFinding {
  const told = scores.filter(({ question }) => ASSESSED.get(subject)?.includes(question))
  if (told.length === 0)
    return notKnown({
      PL: 'Nikt z organizatorów nie odpowiedział.',
      EN: 'No organiser has answered.',
    })
  const lowest = Math.min(...told.map(({ score }) => score))
  return finding(
    levelOf(lowest),
    { evidence: [] },
    {
      PL: `Najniższa odpowiedź organizatorów: ${lowest} (w skali od ${MIN_SCORE} do ${MAX_SCORE}).`,
      EN: `The lowest answer of the organisers: ${lowest} (from ${MIN_SCORE} to ${MAX_SCORE}).`,
    },
  )
}
