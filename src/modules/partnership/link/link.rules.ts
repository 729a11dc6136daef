import sql, { type Sql } from 'sql-template-tag'
import { takeTurns } from '../../../core/change-log/take-turns'
import type { Writing } from '../../../core/change-log/write'
import { RegistryError, type Violation } from '../../../core/errors'
import { isBefore } from '../../../core/scalars'
import type { PartnershipLink } from './link.entity'
import { PartnershipLinkKind } from './link.enums'

/** So many links a partnership has to others; how many others have to it is not limited. */
export const MAX_LINKS = 50

type Term = Pick<PartnershipLink, 'kind' | 'since' | 'until'>

/** What is surely wrong with the dates of a link; `field` is the one to correct where they contradict each other. */
export function wrongTerm(
  { kind, since, until }: Term,
  today: string,
  field: 'since' | 'until',
): Violation[] {
  const violation = (path: string, rule: string, message: string): Violation => ({
    ...{ path: ['input', path], rule, message },
  })
  if (since !== null && kind === PartnershipLinkKind.SAME_AS)
    return [violation('since', 'kind', 'since is not for SAME_AS: leave it out.')]
  if (until !== null && kind !== PartnershipLinkKind.PART_OF)
    return [violation('until', 'kind', 'until is only for PART_OF: leave it out.')]
  if (until !== null && isBefore(today, until))
    return [violation('until', 'past', 'until must not be after today: set it once the link has ended.')]
  if (since === null || until === null || !isBefore(until, since)) return []
  const message = 'until must not be before since.'
  return [{ path: ['input', field], rule: 'order', params: { earlier: 'since', later: 'until' }, message }]
}

type Ends = Pick<PartnershipLink, 'kind' | 'partnershipId'> & {
  readonly otherId?: string | null
  readonly url?: string | null
}

/** Exactly one other end, which is not the partnership itself. */
export function wrongEnds({ kind, partnershipId, otherId = null, url = null }: Ends): Violation[] {
  const violation = (path: string, rule: string, message: string): Violation => ({
    ...{ path: ['input', path], rule, message },
  })
  if (otherId === null && url === null)
    return [violation('otherId', 'required', 'Give otherId, or url for a page elsewhere.')]
  if (otherId !== null && url !== null)
    return [violation('url', 'once', 'Give either otherId or url, not both.')]
  if (url !== null && kind !== PartnershipLinkKind.SAME_AS)
    return [violation('url', 'kind', `url is only for SAME_AS: for ${kind}, give otherId.`)]
  if (otherId === partnershipId)
    return [
      violation('otherId', 'other', 'otherId must be the id of another partnership than partnershipId.'),
    ]
  return []
}

/** Which of two is the first makes no difference to SAME_AS: so a pair is stored in one way. */
export const inOrder = <E extends Pick<PartnershipLink, 'kind' | 'partnershipId' | 'otherId'>>(link: E): E =>
  link.kind === PartnershipLinkKind.SAME_AS && link.otherId !== null && link.otherId < link.partnershipId
    ? { ...link, partnershipId: link.otherId, otherId: link.partnershipId }
    : link

/**
 * Whether links close a circle depends on links between others, whose rows are not locked: those who add one take turns, once
 * they have locked the partnerships.
 */
export const lockLinks = (write: Writing) => takeTurns('partnership links', write)

/** Nothing is a part, or a successor, of itself: what the partnership of the id is to others, and these to others still. */
const above = (id: Sql, kind: PartnershipLinkKind): Sql => sql`WITH RECURSIVE above AS (
    SELECT "otherId" AS "id" FROM "partnership_link" WHERE "partnershipId" = ${id} AND ${isInForce(kind)}
    UNION SELECT "otherId" FROM "partnership_link" JOIN above ON "partnershipId" = above."id" WHERE ${isInForce(kind)})
  SELECT "id" FROM above`

const isInForce = (kind: PartnershipLinkKind) =>
  sql`"kind" = ${kind} AND "otherId" IS NOT NULL AND "awaitsId" IS NULL AND "until" IS NULL`

const CIRCULAR = [PartnershipLinkKind.SUCCESSOR_OF, PartnershipLinkKind.PART_OF] as const

/** To be asked under `lockLinks`, with the link not yet stored or not yet in force. */
export async function closesCircle(
  {
    kind,
    partnershipId,
    otherId,
    until,
  }: Pick<PartnershipLink, 'kind' | 'partnershipId' | 'otherId' | 'until'>,
  write: Writing,
): Promise<boolean> {
  if (kind === PartnershipLinkKind.SAME_AS || otherId === null || until !== null) return false
  const found = await write.read(
    sql`SELECT 1 FROM (${above(sql`${otherId}`, kind)}) AS found WHERE found."id" = ${partnershipId}`,
  )
  return found.length > 0
}

/** By which kind of links, once all are stored, the partnership would be above itself. Null: none. */
export async function circleThrough(id: string, write: Writing): Promise<PartnershipLinkKind | null> {
  for (const kind of CIRCULAR) {
    const found = await write.read(
      sql`SELECT 1 FROM (${above(sql`${id}`, kind)}) AS found WHERE found."id" = ${id}`,
    )
    if (found.length > 0) return kind
  }
  return null
}

const contradicts = (message: string, linkId?: string) =>
  new RegistryError('CONFLICT', message, {
    reason: 'CONTRADICTORY_LINK',
    ...(linkId !== undefined && { linkId }),
  })

const CIRCLES = {
  SUCCESSOR_OF: 'a successor of this one, directly or through others: no partnership can precede itself.',
  PART_OF: 'a part of this one, directly or through others: no partnership can be part of itself.',
}

export async function refuseCircle(link: Parameters<typeof closesCircle>[0], write: Writing) {
  if (await closesCircle(link, write))
    throw contradicts(
      `The other partnership already is ${CIRCLES[link.kind as keyof typeof CIRCLES]} If that is wrong, remove that link first.`,
    )
}

type Stored = Pick<PartnershipLink, 'id' | 'kind' | 'partnershipId' | 'until'>

/** What is known of the two already, agreed or not, says the opposite. */
export function refuseOpposite({ kind, partnershipId }: Ends, known: readonly Stored[]) {
  const { SAME_AS } = PartnershipLinkKind
  for (const { id, ...each } of known) {
    if ((kind === SAME_AS) !== (each.kind === SAME_AS))
      throw contradicts(
        `The link ${id} says ${each.kind} of these two. What is the same is neither a part nor a successor of itself: remove that link first, or leave it.`,
        id,
      )
    const isOpposite = each.kind === kind && each.partnershipId !== partnershipId && each.until === null
    if (isOpposite && kind !== SAME_AS)
      throw contradicts(
        `The link ${id} says ${kind} the other way round. If that is wrong, remove it first.`,
        id,
      )
  }
}
