import sql, { type Sql } from 'sql-template-tag'
import { SectorCode, sectorId } from '../../sector/sector.entity'

/** The id of the sector that a member comes from: residents are of the social one. Null: not known. */
export const memberSector = (row: Sql): Sql =>
  sql`CASE WHEN ${row}."kind" = 'RESIDENTS' THEN ${sectorId(SectorCode.SOCIAL)}
    ELSE (SELECT body."sectorId" FROM "organisation" AS body WHERE body."id" = ${row}."organisationId") END`
