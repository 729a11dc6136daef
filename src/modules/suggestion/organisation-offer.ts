import sql from 'sql-template-tag'
import { sectorCode } from '../sector/sector.entity'
import type { Offer } from './suggestion-reasons'

/** Expressions of an organisation `t`, for `offerOf`. */
export const offerColumns = sql`t."isExample", t."sectorId", t."offers"`

/** What the columns say. */
export const offerOf = ([isExample, sector, offers]: readonly unknown[]): Offer => ({
  isExample: Boolean(isExample),
  sector: sector === null ? null : sectorCode(sector as string),
  offers: JSON.parse(offers as string),
})
