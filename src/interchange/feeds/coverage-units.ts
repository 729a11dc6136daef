import type { Context } from '../../core/context'
import type { Language } from '../../core/vocabulary'
import { CountedUnits, type Unit } from '../../modules/coverage/counted-units'
import { per10000 } from '../../modules/coverage/coverage.types'
import { coverageRequest } from '../../modules/coverage/coverage-request'
import { ActivityLevel } from '../../modules/partnership/activity/activity.enums'
import type { PartnershipFilter } from '../../modules/partnership/partnership.filter'
import { COUNTRY_CODE } from '../../modules/territory/territory.entity'
import { TerritoryLevel } from '../../modules/territory/territory.enums'
import { paths } from '../../modules/territory/territory-path'
import { datasets } from './dataset'
import { filterParameters, oneOf, type Parameters, readFilter, singleValues } from './feed-filter'

/** What is told of a unit, as in the API, and what people call it. */
export const COVERAGE_LABELS = {
  code: { PL: 'Kod TERYT', EN: 'TERYT code' },
  name: { PL: 'Nazwa', EN: 'Name' },
  path: { PL: 'Położenie', EN: 'Path' },
  population: { PL: 'Liczba mieszkańców', EN: 'Population' },
  populationAsOf: { PL: 'Liczba mieszkańców: dzień', EN: 'Population: day' },
  partnerships: { PL: 'Partnerstwa', EN: 'Partnerships' },
  active: { PL: 'Partnerstwa aktywne', EN: 'Active partnerships' },
  unknown: { PL: 'Partnerstwa o nieznanej aktywności', EN: 'Partnerships of unknown activity' },
  per10000: { PL: 'Partnerstwa na 10 000 mieszkańców', EN: 'Partnerships for each 10,000 inhabitants' },
} satisfies Record<string, Readonly<Record<Language, string>>>

export type CoverageColumn = keyof typeof COVERAGE_LABELS

export interface CoveredUnit {
  readonly unit: Unit
  readonly told: Readonly<Record<CoverageColumn, string | number | null>>
}

/** Of the list of partnerships; the territory is that of the units. */
export const coverageFilters = () =>
  filterParameters(datasets.partnerships).filter(({ name }) => name !== 'territory')

/** All units that the parameters ask for, with their partnerships. Others that a format takes are told by name. */
export async function coveredUnits(
  given: Parameters,
  others: readonly string[],
  context: Context,
): Promise<CoveredUnit[]> {
  const filters = coverageFilters().map(({ name }) => name)
  const own = new Map([...given].filter(([name]) => !filters.includes(name)))
  const one = singleValues(own, ['level', 'in', ...others], filters)
  const level = oneOf(TerritoryLevel, 'level', one('level') ?? TerritoryLevel.GMINA)
  const filter = readFilter(datasets.partnerships, given) as PartnershipFilter
  const asked = { level, in: one('in') ?? COUNTRY_CODE, filter }
  const counted = new CountedUnits(await coverageRequest(asked, context), context)
  const units = await counted.units
  const [partnerships, active, unknown, placed] = await Promise.all([
    counted.partnerships,
    counted.ofActivity(ActivityLevel.ACTIVE),
    counted.ofActivity(ActivityLevel.UNKNOWN),
    paths(context).many(units.map(({ id }) => id)),
  ])
  return units.map((unit, index) => {
    const { id, code, name, population, populationAsOf } = unit
    const count = partnerships.get(id) ?? 0
    return {
      unit,
      told: {
        ...{ code, name, path: placed[index] ?? null, population, populationAsOf, partnerships: count },
        ...{ active: active.get(id) ?? 0, unknown: unknown.get(id) ?? 0 },
        per10000: per10000(count, population),
      },
    }
  })
}
