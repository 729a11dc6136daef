import { daysLater, lastDayOf } from '../../core/values/local-day'
import type { Language } from '../../core/vocabulary'
import { HealthLevel } from './health.enums'
import type { HealthFacts } from './health-facts'

export type InEachLanguage = Readonly<Record<Language, string>>

/** What the records say of one side of a partnership. */
export interface HealthFinding {
  readonly level: HealthLevel
  /** Since when it is so. Null: not known. */
  readonly since: string | null
  /** The ids of the records that show it. */
  readonly evidence: readonly string[]
  readonly explanation: InEachLanguage
}

interface Shown {
  readonly evidence: readonly string[]
  readonly since?: string | null
}

export const MAX_EVIDENCE = 20

export const finding = (
  level: HealthLevel,
  { evidence, since = null }: Shown,
  explanation: InEachLanguage,
): HealthFinding => ({ level, since, evidence: evidence.slice(0, MAX_EVIDENCE), explanation })

export const notKnown = (explanation: InEachLanguage) =>
  finding(HealthLevel.UNKNOWN, { evidence: [] }, explanation)

/** One of the sides that are looked at: how its level follows from the records, and what helps where it is weak. */
export interface HealthSignalDefinition {
  readonly find: (facts: HealthFacts) => HealthFinding
  /** For readers who check it: when each level is given. A level that is not named is never given. */
  readonly levels: Readonly<Partial<Record<HealthLevel, string>>>
  readonly advice: InEachLanguage
}

/** A date known in part counts as its last day. */
export const isWithin = (days: number, date: string, today: string) =>
  lastDayOf(date) >= daysLater(today, -days)

export const isPast = (date: string, today: string) => lastDayOf(date) < today

export const ids = (records: readonly { readonly id: string }[]) => records.map(({ id }) => id)
