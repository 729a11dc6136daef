import { changeRecord } from '../../keeping/change-record'
import type { Warning } from '../../keeping/warning'
import type { Acting } from '../../keeping/write-as'
import { tidyAll } from '../../shared/plain-text'
import { type Partnership, partnerships } from '../partnership.entity'
import { renamed } from './naming/rename'
import { partnershipWords } from './naming/search-words'
import { tellEvents } from './naming/tell-events'
import type { PartnershipChange } from './partnership.inputs'
import { type BroughtIn, columnsSaid } from './parts/columns-said'
import { links, namedBy, partsOf, partsSaid, replaceParts } from './parts/parts'
import { partnershipWarnings } from './rules/partnership-warnings'

/** Changes a partnership whose row is locked, once partnershipViolations has found nothing wrong with it. */
export async function alterPartnership(
  record: Partnership,
  given: PartnershipChange,
  acting: Acting,
): Promise<Warning[]> {
  const { written, said } = await rewritePartnership(record, given, acting)
  return partnershipWarnings(written, said, acting)
}

/** The same, where nobody waits for what deserves a second look. */
export async function rewritePartnership(
  record: Partnership,
  given: PartnershipChange & BroughtIn,
  acting: Acting,
) {
  const { write, now } = acting
  const said = tidyAll(given)
  const before = await partsOf(record.id, write)
  const parts = partsSaid(said, before, await namedBy([said], write))
  const changes = { ...columnsSaid(said, now), ...(await renamed(record, said, write)) }
  const after = { ...record, ...changes }
  const derived = partnershipWords(after, parts)
  const isChanged = await changeRecord(
    partnerships,
    { record, changes, derived, links: links(before, parts) },
    acting,
  )
  await replaceParts(record, { before, after: parts, write })
  if (changes.name !== record.name) await tellEvents(record.id, changes.name, write)
  return { written: { ...after, parts }, said, isChanged }
}
