import sql from 'sql-template-tag'
import { type Warning, WarningCode, warning } from '../../../keeping/warning'
import { SectorCode, sectorId } from '../../../sector/sector.entity'
import type { Writing } from '../../../shared/writing'
import type { PartnershipKind } from '../../partnership.enums'

const UNITES: Partial<Record<PartnershipKind, readonly SectorCode[]>> = {
  LOCAL: Object.values(SectorCode),
  PUBLIC_PRIVATE: [SectorCode.PUBLIC, SectorCode.PRIVATE],
}

/** Sectors that a partnership of this kind unites, and that it does not declare. */
export function missingSectors(kind: PartnershipKind | null, declared: readonly SectorCode[]): Warning[] {
  const missing = kind ? (UNITES[kind] ?? []).filter((code) => !declared.includes(code)) : []
  if (missing.length === 0) return []
  const message = `A partnership of kind ${kind} unites more sectors. It does not declare: ${missing.join(', ')}.`
  return [warning(WarningCode.SECTOR_MISSING, ['sectors'], message)]
}

/** The declared sectors beside those of today’s members. Residents are of the social one. */
export async function disagreeingSectors(
  partnershipId: string,
  declared: readonly SectorCode[],
  write: Pick<Writing, 'read'>,
): Promise<Warning[]> {
  const members = await write.read<{ sectorId: string | null }>(
    sql`SELECT DISTINCT CASE WHEN part."kind" = 'RESIDENTS' THEN ${sectorId(SectorCode.SOCIAL)}
        ELSE member."sectorId" END AS "sectorId"
      FROM "membership" AS part LEFT JOIN "organisation" AS member ON member."id" = part."organisationId"
      WHERE part."partnershipId" = ${partnershipId} AND part."status" = 'ACTIVE'`,
  )
  if (members.length === 0 || declared.length === 0) return []
  const ids = new Set(members.map((member) => member.sectorId))
  const codes = Object.values(SectorCode)
  const undeclared = codes.filter((code) => ids.has(sectorId(code)) && !declared.includes(code))
  // A member whose sector is not known may be of any.
  const memberless = ids.has(null) ? [] : declared.filter((code) => !ids.has(sectorId(code)))
  return [
    ...undeclared.map((code) => `Members come from the sector ${code}, which is not declared.`),
    ...memberless.map((code) => `The sector ${code} is declared, and no member of today comes from it.`),
  ].map((message) => warning(WarningCode.SECTORS_DISAGREE, ['sectors'], message))
}
