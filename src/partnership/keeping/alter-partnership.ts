import { changeRecord } from '../../keeping/change-record'
import type { Warning } from '../../keeping/warning'
import type { Acting } from '../../keeping/write-as'
import { tidyAll } from '../../shared/plain-text'
import { type Partnership, partnerships } from '../partnership.entity'
import { renamed } from './naming/rename'
import { partnershipWords } from './naming/search-words'
import { tellEvents } from './naming/tell-events'
import type { PartnershipChange } from './partnership.inputs'
import { columnsSaid } from './parts/columns-said'
import { links, partsOf, partsSaid, replaceParts } from './parts/parts'
import { partnershipWarnings } from './rules/partnership-warnings'

/** Changes a partnership whose row is locked, once partnershipViolations has found nothing wrong with it. */
export async function alterPartnership(
  record: Partnership,
  given: PartnershipChange,
  acting: Acting,
): Promise<Warning[]> {
  const { write, now } = acting
  const said = tidyAll(given)
  const before = await partsOf(record.id, write)
  const parts = await partsSaid(said, before, write)
  const changes = { ...columnsSaid(said, now), ...(await renamed(record, said, write)) }
  const after = { ...record, ...changes }
  const derived = partnershipWords(after, parts)
  await changeRecord(partnerships, { record, changes, derived, links: links(before, parts) }, acting)
  await replaceParts(record, { before, after: parts, write })
  if (changes.name !== record.name) await tellEvents(record.id, changes.name, write)
  return partnershipWarnings({ ...after, parts }, said, acting)
}
