import sql from 'sql-template-tag'
import { type Warning, WarningCode, warning } from '../../../keeping/warning'
import type { Acting } from '../../../keeping/write-as'
import { NamedUnits } from '../../../territory/named-units'
import { within } from '../../duplicates/candidates'
import { likelyDuplicates } from '../../duplicates/likely-duplicates'
import type { Partnership } from '../../partnership.entity'
import type { PartnershipChange } from '../partnership.inputs'
import type { Parts } from '../parts/parts'
import { disagreeingSectors, missingSectors } from './sector-warnings'

/** A partnership as it is once it is written. */
export interface Written extends Pick<Partnership, 'id' | 'name' | 'formerNames' | 'kind' | 'krs'> {
  readonly parts: Parts
}

/** What deserves a second look about a partnership, of which this was said now. */
export async function partnershipWarnings(
  written: Written,
  said: PartnershipChange,
  acting: Acting,
): Promise<Warning[]> {
  const { id, kind, parts } = written
  const units = await NamedUnits.of(said.territories ?? [], ['territories'], acting.write)
  const isFoundBy = [said.name, said.formerNames, said.krs, said.territories]
  return [
    ...missingSectors(kind, parts.sectors),
    ...(await disagreeingSectors(id, parts.sectors, acting.write)),
    ...units.warnings,
    ...(isFoundBy.some((each) => each != null) ? await duplicates(written, acting) : []),
  ]
}

const MOST_NAMED = 5

async function duplicates({ id, parts, ...written }: Written, acting: Acting): Promise<Warning[]> {
  const { write } = acting
  const sought = { ...written, exceptId: id, territoryIds: parts.territories.map((unit) => unit.id) }
  const likely = (await likelyDuplicates(sought, within(acting))).slice(0, MOST_NAMED)
  if (likely.length === 0) return []
  const ids = likely.map(({ partnershipId }) => partnershipId)
  const rows = await write.read<{ id: string; slug: string }>(
    sql`SELECT "id", "slug" FROM "partnership" WHERE ${write.dialect.isIn(sql`"id"`, write.dialect.list(ids))}`,
  )
  const slugs = new Map(rows.map((row) => [row.id, row.slug]))
  return likely.map(({ partnershipId, name }) =>
    warning(
      WarningCode.LIKELY_DUPLICATE,
      ['name'],
      `The registry has “${name}” (${slugs.get(partnershipId)}) already: is it the same partnership?`,
    ),
  )
}
