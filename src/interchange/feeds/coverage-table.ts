import { stringify } from 'csv-stringify/sync'
import type { Context } from '../../core/context'
import { badUserInput } from '../../core/errors'
import { Language } from '../../core/vocabulary'
import { CountedUnits } from '../../modules/coverage/counted-units'
import { per10000 } from '../../modules/coverage/coverage.types'
import { coverageRequest } from '../../modules/coverage/coverage-request'
import { ActivityLevel } from '../../modules/partnership/activity/activity.enums'
import { COUNTRY_CODE } from '../../modules/territory/territory.entity'
import { Coverage, TerritoryLevel } from '../../modules/territory/territory.enums'
import { paths } from '../../modules/territory/territory-path'
import { type Parameters, singleValues } from './feed-filter'

/** The columns as in the API, and what people call them. */
const LABELS = {
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

type Column = keyof typeof LABELS

const COLUMNS = Object.keys(LABELS) as Column[]

const PARAMETERS = ['level', 'in', 'coverage', 'language']

/** All units of a level in a territory with their partnerships, as a table in CSV. */
export async function coverageTable(given: Parameters, context: Context): Promise<string> {
  const one = singleValues(given, PARAMETERS)
  const level = oneOf(TerritoryLevel, 'level', one('level') ?? TerritoryLevel.GMINA)
  const coverage = oneOf(Coverage, 'coverage', one('coverage') ?? Coverage.WITHIN)
  const language = one('language') === null ? null : oneOf(Language, 'language', one('language'))
  const asked = { level, in: one('in') ?? COUNTRY_CODE, filter: { coverage } }
  const counted = new CountedUnits(await coverageRequest(asked, context), context)
  const units = await counted.units
  const [partnerships, active, unknown, placed] = await Promise.all([
    counted.partnerships,
    counted.ofActivity(ActivityLevel.ACTIVE),
    counted.ofActivity(ActivityLevel.UNKNOWN),
    paths(context).many(units.map(({ id }) => id)),
  ])
  const rows = units.map(({ id, code, name, population, populationAsOf }, index) => {
    const count = partnerships.get(id) ?? 0
    const row: Record<Column, string | number | null> = {
      ...{ code, name, population, populationAsOf, path: placed[index] ?? null, partnerships: count },
      ...{
        active: active.get(id) ?? 0,
        unknown: unknown.get(id) ?? 0,
        per10000: per10000(count, population),
      },
    }
    return COLUMNS.map((column) => row[column])
  })
  const head = COLUMNS.map((column) => (language === null ? column : LABELS[column][language]))
  return stringify([head, ...rows], { record_delimiter: '\r\n' })
}

function oneOf<T extends string>(values: Readonly<Record<string, T>>, name: string, text: string | null): T {
  if (text !== null && Object.hasOwn(values, text)) return text as T
  throw badUserInput(name, 'value', `${name} must be one of ${Object.keys(values).join(', ')}.`)
}
