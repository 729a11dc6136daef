import sql, { join, type Sql } from 'sql-template-tag'
import type { SignedIn } from '../../core/viewer'
import { isNamedVisible } from '../organisation/organisation.policy'
import { SectorCode, sectorId } from '../sector/sector.entity'
import { SoughtWords } from './shared-words'
import type { Needs } from './suggestion-reasons'

const CODES = Object.values(SectorCode)

const declares = (condition: Sql) =>
  sql`EXISTS (SELECT 1 FROM "partnership_sector" AS declared WHERE declared."partnershipId" = t."id" ${condition})`

/** True of the partnerships `t` with an active member of the sector, as the viewer sees it. Residents are of the social sector. */
function hasMember(code: SectorCode, viewer: SignedIn | null): Sql {
  const residents = code === SectorCode.SOCIAL ? sql`"part"."kind" = 'RESIDENTS' OR` : sql``
  return sql`EXISTS (SELECT 1 FROM "membership" AS part LEFT JOIN "organisation" AS body ON body."id" = part."organisationId"
    WHERE part."partnershipId" = t."id" AND part."status" = 'ACTIVE'
      AND (${residents} (body."sectorId" = ${sectorId(code)} AND ${isNamedVisible(sql`part."organisationId"`, viewer)})))`
}

/** True of the partnerships `t` that declare their sectors, but have a partner of this one neither there nor among their members. */
const lacks = (code: SectorCode, viewer: SignedIn | null): Sql =>
  sql`(NOT ${declares(sql`AND declared."sectorId" = ${sectorId(code)}`)} AND ${declares(sql``)} AND NOT ${hasMember(code, viewer)})`

/** Expressions of a partnership `t`, for `needsOf`. Only these sectors are looked for. */
export const needsColumns = (viewer: SignedIn | null, codes: readonly SectorCode[] = CODES): Sql =>
  join([
    sql`t."isExample"`,
    sql`t."seeksSectors"`,
    sql`t."seeksText"`,
    ...CODES.map((code) =>
      codes.includes(code) ? sql`CASE WHEN ${lacks(code, viewer)} THEN 1 ELSE 0 END` : sql`0`,
    ),
  ])

/** What the columns say. */
export function needsOf([isExample, seeksSectors, seeksText, ...lacking]: readonly unknown[]): Needs {
  return {
    isExample: Boolean(isExample),
    seeksSectors: JSON.parse(seeksSectors as string),
    lacksSectors: CODES.filter((_, index) => Number(lacking[index]) === 1),
    sought: seeksText === null ? null : new SoughtWords(seeksText as string),
  }
}
