import type { Warning } from '../../keeping/warning'
import type { Acting } from '../../keeping/write-as'
import { newId } from '../../shared/ids'
import { tidyAll } from '../../shared/plain-text'
import { Partnership } from '../partnership.entity'
import { formerNames } from './naming/rename'
import { partnershipWords } from './naming/search-words'
import { freeSlug } from './naming/slug'
import type { PartnershipFields } from './partnership.inputs'
import { columnsSaid } from './parts/columns-said'
import { NO_PARTS, partsSaid, replaceParts } from './parts/parts'
import { partnershipWarnings } from './rules/partnership-warnings'

export interface Entered {
  readonly id: string
  readonly warnings: Warning[]
}

/** Enters a partnership as a draft, once partnershipViolations has found nothing wrong with it. */
export async function enterPartnership(
  given: PartnershipFields & { name: string },
  acting: Acting,
): Promise<Entered> {
  const { write, now } = acting
  const said = tidyAll(given)
  const parts = await partsSaid(said, NO_PARTS, write)
  const at = now.toISOString()
  const record = {
    ...UNKNOWN,
    ...columnsSaid(said, now),
    ...{ id: newId('partnership'), name: said.name, createdAt: at, updatedAt: at },
    formerNames: formerNames(said.name, said.formerNames ?? []),
    slug: await freeSlug(said.name, null, write),
    publishedAt: null,
  }
  await write.insert(Partnership, [{ ...record, ...partnershipWords(record, parts) }])
  await replaceParts(record, { before: NO_PARTS, after: parts, write })
  return { id: record.id, warnings: await partnershipWarnings({ ...record, parts }, said, acting) }
}

const UNKNOWN: Pick<Partnership, 'activityAreas' | 'seeksSectors' | 'sources' | 'kind' | 'krs'> = {
  activityAreas: [],
  seeksSectors: [],
  sources: [],
  kind: null,
  krs: null,
}
