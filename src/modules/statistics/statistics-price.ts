import { StatisticsGroup, StatisticsSubject } from './statistics.enums'
import { isUnit } from './statistics-subjects'

/** Points of cost: there are many more of some than of others. */
const OF_SUBJECT: Readonly<Record<string, number>> = {
  [StatisticsSubject.PARTNERSHIPS]: 60,
  [StatisticsSubject.ORGANISATIONS]: 60,
  [StatisticsSubject.EVENTS]: 200,
  [StatisticsSubject.COMMENTS]: 200,
  [StatisticsSubject.MEMBERSHIPS]: 200,
}

const OF_VALUE = 20

/** What is read elsewhere, or made of an instant. */
const OF_OTHERS = 60

export const MIN_STATISTICS_PRICE = 80

interface Asked {
  readonly of?: unknown
  readonly by?: unknown
}

export function statisticsPrice({ of, by }: Asked): number {
  const groups = ([by].flat() as StatisticsGroup[]).map((group) =>
    isUnit(group) || group === StatisticsGroup.MONTH ? OF_OTHERS : OF_VALUE,
  )
  return (OF_SUBJECT[String(of)] ?? 0) + groups.reduce((sum, price) => sum + price, 0)
}
