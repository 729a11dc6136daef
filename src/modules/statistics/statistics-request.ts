import { badUserInput } from '../../core/errors'
import { lastDayOf } from '../../core/values/local-day'
import type { StatisticsGroup, StatisticsSubject } from './statistics.enums'
import type { Narrowing, StatisticsFilter } from './statistics.filter'
import { SUBJECTS } from './statistics-subjects'

/** So many groups may be crossed. */
export const MAX_GROUPS = 3

/** The arguments as clients give them. */
export interface AskedStatistics {
  readonly of: StatisticsSubject
  readonly by: readonly StatisticsGroup[]
  readonly filter?: StatisticsFilter | null
  readonly from?: string | null
  readonly to?: string | null
}

/** What arguments ask for. */
export interface StatisticsRequest extends Narrowing {
  readonly of: StatisticsSubject
  readonly by: readonly StatisticsGroup[]
}

/** Fails where arguments do not fit each other. */
export function statisticsRequest({ of, by, filter, from, to }: AskedStatistics): StatisticsRequest {
  refuseGroups(of, by)
  refuseFilters(of, filter ?? {})
  if (from != null && to != null && lastDayOf(to) < from)
    throw badUserInput('to', 'order', 'to must not be before from.')
  const { on, from: begins, to: ends } = filter?.events ?? {}
  if ((from ?? to) != null && (on ?? begins ?? ends) != null)
    throw badUserInput('from', 'once', 'Give the period as from and to, or in filter.events, not in both.')
  return { of, by, filter: filter ?? {}, period: { from: from ?? null, to: to ?? null } }
}

function refuseGroups(of: StatisticsSubject, by: readonly StatisticsGroup[]) {
  const { groups } = SUBJECTS[of]
  const possible = Object.keys(groups).join(', ')
  if (by.length === 0 || by.length > MAX_GROUPS)
    throw badUserInput('by', 'length', `by must name 1 to ${MAX_GROUPS} of ${possible}.`)
  if (new Set(by).size < by.length) throw badUserInput('by', 'unique', 'by must name each group once.')
  if (by.some((each) => !(each in groups)))
    throw badUserInput('by', 'fits', `${of} can be counted by ${possible}.`)
}

function refuseFilters(of: StatisticsSubject, filter: StatisticsFilter) {
  const { filters } = SUBJECTS[of]
  const given = Object.entries(filter).flatMap(([name, value]) => (value == null ? [] : [name]))
  const misfit = given.find((name) => !(filters as readonly string[]).includes(name))
  if (misfit === undefined) return
  const fitting = filters.map((name) => `filter.${name}`).join(', ')
  throw badUserInput(`filter.${misfit}`, 'fits', `${of} are narrowed by ${fitting} only.`)
}
