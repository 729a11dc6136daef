import type { Warning } from '../../keeping/warning'
import type { Acting } from '../../keeping/write-as'
import { tidyAll } from '../../shared/plain-text'
import { Partnership } from '../partnership.entity'
import { newPartnership } from './entering/new-partnership'
import { freeSlug } from './naming/slug'
import type { PartnershipFields } from './partnership.inputs'
import { NO_PARTS, namedBy, partsSaid, replaceParts } from './parts/parts'
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
  const parts = partsSaid(said, NO_PARTS, await namedBy([said], write))
  const slug = await freeSlug(said.name, null, write)
  const record = newPartnership({ said, parts, slug }, now)
  await write.insert(Partnership, [record])
  await replaceParts(record, { before: NO_PARTS, after: parts, write })
  return { id: record.id, warnings: await partnershipWarnings({ ...record, parts }, said, acting) }
}
