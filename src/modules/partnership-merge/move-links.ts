import sql from 'sql-template-tag'
import { visibleWithParent } from '../../core/collections/conditions'
import { RegistryError } from '../../core/errors'
import { mergeSources } from '../../core/values/source'
import { changeRecord } from '../../mutations/change-record'
import type { Merging } from '../../mutations/merging'
import type { MutationContext } from '../../mutations/mutation-context'
import { PartnershipLink, partnershipLinks } from '../partnership/link/link.entity'
import { circleThrough, inOrder, lockLinks } from '../partnership/link/link.rules'

const everyLink = { ...partnershipLinks, visible: visibleWithParent }

/** What the one was to others, the other is. A link between the two goes, and of two that say the same one stays. */
export async function moveLinks({ id, intoId }: Merging, mutation: MutationContext) {
  const { write, viewer } = mutation
  await lockLinks(write)
  const rows = await write.read<{ id: string }>(sql`SELECT "id" FROM "partnership_link"
    WHERE "partnershipId" IN (${id}, ${intoId}) OR "otherId" IN (${id}, ${intoId}) ORDER BY "id"`)
  const staying = new Map<string, PartnershipLink>()
  const moving: { readonly record: PartnershipLink; readonly moved: PartnershipLink }[] = []
  for (const each of rows) {
    const record = (await write.find(everyLink, each.id, viewer)) as PartnershipLink
    const moved = movedTo(record, { id, intoId })
    if (moved.partnershipId === moved.otherId) await write.delete(PartnershipLink, record.id)
    else if (moved.partnershipId === record.partnershipId && moved.otherId === record.otherId)
      staying.set(keyOf(record), record)
    else moving.push({ record, moved })
  }
  for (const { record, moved } of moving) {
    const twin = staying.get(keyOf(moved))
    if (twin) {
      // Before the twin takes over what no two have.
      await write.delete(PartnershipLink, record.id)
      await changeRecord(partnershipLinks, { record: twin, changes: mergeTwins(twin, moved) }, mutation)
    } else {
      const { partnershipId, otherId, awaitsId } = moved
      await changeRecord(
        partnershipLinks,
        { record, changes: { partnershipId, otherId, awaitsId } },
        mutation,
      )
      staying.set(keyOf(moved), { ...moved, version: record.version + 1 })
    }
  }
  const kind = await circleThrough(intoId, write)
  if (kind)
    throw new RegistryError(
      'CONFLICT',
      `One of the two is ${CIRCLES[kind]} the other through others, so what comes of them would be ${CIRCLES[kind]} itself. Remove one of these links with unlinkPartnerships first.`,
      { reason: 'CONTRADICTORY_LINK' },
    )
}

const CIRCLES = { SUCCESSOR_OF: 'a successor of', PART_OF: 'a part of', SAME_AS: 'the same as' }

function movedTo(link: PartnershipLink, { id, intoId }: Merging): PartnershipLink {
  const lead = <Id extends string | null>(end: Id) => (end === id ? intoId : end) as Id
  const { partnershipId, otherId, awaitsId } = link
  return inOrder({
    ...link,
    ...{ partnershipId: lead(partnershipId), otherId: lead(otherId), awaitsId: lead(awaitsId) },
  })
}

const keyOf = ({ kind, partnershipId, otherId, url }: PartnershipLink) =>
  `${kind} ${partnershipId} ${otherId ?? url}`

/** What both sides have agreed to for one of two links, they have agreed to. */
const mergeTwins = (one: PartnershipLink, other: PartnershipLink) => ({
  since: one.since ?? other.since,
  until: one.until === null || other.until === null ? null : one.until,
  sources: mergeSources(one.sources, other.sources),
  awaitsId: one.awaitsId === null || other.awaitsId === null ? null : one.awaitsId,
})
