import type { Context } from '../../core/context'
import { badUserInput } from '../../core/errors'
import { endOfPolishDay } from '../../core/values/local-day'
import { SEPARATOR } from '../facet/dimension'
import type { Tallies } from '../facet/tallies'
import type { StatisticsGroup } from './statistics.enums'
import type { StatisticsRequest } from './statistics-request'
import { type CountedGroup, SUBJECTS, talliedBy } from './statistics-subjects'

/** How many records have these values, one of each group. */
export interface CountedRow {
  /** Null: not known. */
  readonly values: readonly (string | null)[]
  readonly count: number
}

/** So many rows are told. */
const MAX_ROWS = 10_000

/** What a request counts. All is read when it is asked for, and once. */
export class CountedStatistics {
  private readonly tallies: Tallies
  private readonly groups: readonly CountedGroup[]
  private read: Promise<CountedRow[]> | null = null

  constructor(
    readonly request: StatisticsRequest,
    context: Context,
  ) {
    const { groups, tallies } = SUBJECTS[request.of]
    this.groups = request.by.map((each) => groups[each] as CountedGroup)
    this.tallies = tallies(request, context)
    context.cacheExpiry.atMost(endOfPolishDay(context.now))
  }

  async total(): Promise<number> {
    const tally = await this.tallies.one(talliedBy([]))
    return tally.get(null) ?? 0
  }

  /** Of how many records it is not known what they have of a group. */
  async unknown(by: StatisticsGroup): Promise<number> {
    const counted = this.groups[this.request.by.indexOf(by)] as CountedGroup
    const tally = await this.tallies.one(talliedBy([counted]))
    return tally.get(null) ?? 0
  }

  /** In the order of the values of each group, and last what is not known. */
  get rows(): Promise<CountedRow[]> {
    this.read ??= this.readRows()
    return this.read
  }

  private async readRows(): Promise<CountedRow[]> {
    const tally = await this.tallies.one(talliedBy(this.groups))
    if (tally.size > MAX_ROWS)
      throw badUserInput(
        'by',
        'rows',
        `There would be ${tally.size} rows; at most ${MAX_ROWS} are told. Narrow the filter, or name fewer groups.`,
      )
    const rows = [...tally].map(([text, count]): CountedRow => {
      const texts = this.groups.length === 1 ? [text] : (text ?? '').split(SEPARATOR)
      const values = this.groups.map(({ toValue = (each) => each }, index) => {
        const each = texts[index]
        return each ? toValue(each) : null
      })
      return { values, count }
    })
    return rows
      .filter(({ values }) => this.groups.every((group, index) => has(group, values[index] ?? null)))
      .sort((one, other) => this.compare(one.values, other.values))
  }

  compare(one: CountedRow['values'], other: CountedRow['values']): number {
    const orders = this.groups.map(({ values }, index) =>
      compareValues(one[index] ?? null, other[index] ?? null, values),
    )
    return orders.find((order) => order !== 0) ?? 0
  }
}

/** What a dimension says besides the values of its enum is none of them, and is not unknown either. */
const has = ({ values }: CountedGroup, value: string | null) =>
  value === null || values === null || Object.hasOwn(values, value)

function compareValues(one: string | null, other: string | null, values: object | null): number {
  if (one === other) return 0
  if (one === null || other === null) return one === null ? 1 : -1
  if (values === null) return one < other ? -1 : 1
  const inOrder = Object.keys(values)
  return inOrder.indexOf(one) - inOrder.indexOf(other)
}
