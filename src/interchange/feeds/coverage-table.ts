import { stringify } from 'csv-stringify/sync'
import type { Context } from '../../core/context'
import { Language } from '../../core/vocabulary'
import { COVERAGE_LABELS, type CoverageColumn, coveredUnits } from './coverage-units'
import { oneOf, type Parameters } from './feed-filter'

const COLUMNS = Object.keys(COVERAGE_LABELS) as CoverageColumn[]

/** All units of a level in a territory with their partnerships, as a table in CSV. */
export async function coverageTable(given: Parameters, context: Context): Promise<string> {
  const units = await coveredUnits(given, ['language'], context)
  const asked = given.get('language')?.[0]
  const language = asked === undefined ? null : oneOf(Language, 'language', asked)
  const head = COLUMNS.map((column) => (language === null ? column : COVERAGE_LABELS[column][language]))
  const rows = units.map(({ told }) => COLUMNS.map((column) => told[column]))
  return stringify([head, ...rows], { record_delimiter: '\r\n' })
}

/** The same as points on a map: each unit at its seat, longitude before latitude. */
export async function coverageMap(given: Parameters, context: Context): Promise<string> {
  const units = await coveredUnits(given, [], context)
  const features = units.map(({ unit: { code, location }, told }) =>
    JSON.stringify({
      type: 'Feature',
      id: code,
      geometry: location && { type: 'Point', coordinates: [location.longitude, location.latitude] },
      properties: { ...told, locationPrecision: location?.precision ?? null },
    }),
  )
  return `{"type":"FeatureCollection","features":[${features.join(',\n')}]}\n`
}
