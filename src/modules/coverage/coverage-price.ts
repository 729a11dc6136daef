import { COUNTRY_CODE } from '../territory/territory.entity'
import { Coverage } from '../territory/territory.enums'

interface Asked {
  readonly in?: unknown
  readonly filter?: { readonly coverage?: unknown } | null
}

/** Points of cost: what is counted of the whole country, and along the units above, takes several times as long. */
const OF_COUNTRY: Readonly<Record<string, number>> = {
  [Coverage.WITHIN]: 300,
  [Coverage.COVERING]: 600,
  [Coverage.ANY]: 900,
}

export const MIN_COVERAGE_PRICE = 100

const ALONG_UNITS_ABOVE = 200

export function coveragePrice({ in: code = COUNTRY_CODE, filter }: Asked): number {
  const coverage = String(filter?.coverage ?? Coverage.WITHIN)
  if (code === COUNTRY_CODE) return OF_COUNTRY[coverage] ?? MIN_COVERAGE_PRICE
  return coverage === Coverage.WITHIN ? MIN_COVERAGE_PRICE : ALONG_UNITS_ABOVE
}
