import sql, { type Sql } from 'sql-template-tag'
import type { Context } from '../../core/context'
import { scopeOf } from '../../core/lists/found-rows'
import { endOfPolishDay } from '../../core/values/local-day'
import type { GeoPoint } from '../../core/values/place'
import type { Dimension } from '../facet/dimension'
import { type Tallies, type Tally, talliesOf } from '../facet/tallies'
import { ActivityLevel } from '../partnership/activity/activity.enums'
import { activityLevel } from '../partnership/activity/activity-level'
import type { PartnershipFilter } from '../partnership/partnership.filter'
import { allPartnerships } from '../partnership/partnership.lists'
import { unit } from '../territory/named-units'
import { Coverage, type TerritoryLevel } from '../territory/territory.enums'
import { byUnit, isUnitOf, unitAndValue } from './unit-dimension'

/** A unit as coverage is told of it. */
export interface Unit {
  readonly id: string
  readonly code: string
  readonly level: TerritoryLevel
  readonly name: string
  /** Null: not known. */
  readonly population: number | null
  /** The day of the count. */
  readonly populationAsOf: string | null
  /** Of its seat. Null: not known. */
  readonly location: GeoPoint | null
}

export interface CoverageRequest {
  /** Which the units lie in. */
  readonly territory: Unit
  readonly level: TerritoryLevel
  readonly filter: PartnershipFilter
}

const unitsWhere = async (condition: Sql, { reader }: Pick<Context, 'reader'>): Promise<Unit[]> => {
  const rows =
    await reader.all(sql`SELECT t."id", t."code", t."level", t."name", t."populationCount", t."populationAsof",
      t."locationLatitude", t."locationLongitude", t."locationPrecision" FROM "territory" AS t WHERE ${condition} ORDER BY t."code"`)
  return rows.map(
    ([id, code, level, name, population, populationAsOf, latitude, longitude, precision]) =>
      ({
        ...{ id, code, level, name, population, populationAsOf },
        location: latitude === null ? null : { latitude, longitude, precision },
      }) as Unit,
  )
}

/** The unit of a code, or the one in its place. */
export async function unitOf(code: string, context: Pick<Context, 'reader'>): Promise<Unit | null> {
  const [found] = await unitsWhere(sql`t."id" = ${unit(code)}`, context)
  return found ?? null
}

type Counts = ReadonlyMap<string, number>

/** The units of a level in a territory, and how many partnerships each has. All is read when it is asked for, and once. */
export class CountedUnits {
  private readonly inside: string
  private readonly tallies: Tallies
  private read: Promise<Unit[]> | null = null
  private readonly countsBy = new Map<string, Promise<Counts>>()

  constructor(
    readonly request: CoverageRequest,
    private readonly context: Context,
  ) {
    const { territory, filter } = request
    this.inside = territory.id
    const { coverage } = this
    // All that reach a unit in the territory reach the territory, in one direction or in the other.
    const reaching = coverage === Coverage.WITHIN ? coverage : Coverage.ANY
    const found = { ...filter, territory: territory.code, coverage: reaching }
    const list = { ...allPartnerships, name: 'Query.coverage' }
    const dimensionOf = (name: string) => this.dimension(JSON.parse(name))
    this.tallies = talliesOf(list, found, { dimensionOf, context })
  }

  get units(): Promise<Unit[]> {
    const { inside, context } = this
    this.read ??= unitsWhere(isUnitOf({ inside, level: this.request.level }), context)
    return this.read
  }

  /** By the id of a unit, where there are any. */
  get partnerships(): Promise<Counts> {
    return this.counts({ level: this.request.level, activity: null })
  }

  /** Of those of one level of activity. */
  ofActivity(activity: ActivityLevel): Promise<Counts> {
    this.context.cacheExpiry.atMost(endOfPolishDay(this.context.now))
    return this.counts({ level: this.request.level, activity })
  }

  /** How many the whole territory has. */
  async total(): Promise<number> {
    const counts = await this.counts({ level: this.request.territory.level, activity: null })
    return counts.get(this.inside) ?? 0
  }

  private get coverage(): Coverage {
    return this.request.filter.coverage ?? Coverage.WITHIN
  }

  private counts({ level, activity }: Asked): Promise<Counts> {
    const key = `${level} ${activity}`
    const known = this.countsBy.get(key)
    if (known) return known
    const { inside, coverage } = this
    const name: Named = { inside, coverage, level, byActivity: activity !== null }
    const counts = this.tallies.one(JSON.stringify(name)).then((tally) => countsOf(tally, activity ?? ''))
    this.countsBy.set(key, counts)
    return counts
  }

  private dimension({ byActivity, ...division }: Named): Dimension {
    const scope = scopeOf(this.context)
    const number = this.context.reader.dialect.name === 'sqlite' ? sql`t.rowid` : sql`0`
    return byUnit({
      ...division,
      columns: { number, ...(byActivity && { activity: activityLevel(sql`t`, scope) }) },
      by: byActivity ? sql`found."activity"` : sql`''`,
    })
  }
}

interface Asked {
  readonly level: TerritoryLevel
  readonly activity: ActivityLevel | null
}

interface Named {
  readonly inside: string
  readonly level: TerritoryLevel
  readonly coverage: Coverage
  readonly byActivity: boolean
}

function countsOf(tally: Tally, value: string): Counts {
  const counts = new Map<string, number>()
  for (const [text, count] of tally) {
    const [unit, ofValue] = unitAndValue(text ?? '')
    if (ofValue === value) counts.set(unit, count)
  }
  return counts
}
