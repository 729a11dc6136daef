import sql from 'sql-template-tag'
import type { UpdateNote, Writing } from '../../../core/change-log/write'
import type { MutationContext } from '../../../mutations/mutation-context'
import { isPartnershipVisible } from '../../partnership/partnership.policy'
import type { Hosts } from '../event-hosts'
import { CoHostInvitation } from './co-host-invitation.entity'

interface CoHosts {
  readonly coHostIds: readonly string[]
  readonly hosts: Hosts
  /** Whether those who were there stay. */
  readonly adds?: boolean
}

/**
 * Asks partnerships to organise an event together with its host. Whose keeper does the asking need not be asked. They
 * replace those who were there, but for such as whoever asks cannot see.
 */
export async function replaceCoHosts(
  eventId: string,
  { coHostIds, hosts, adds = false }: CoHosts,
  mutation: MutationContext,
): Promise<void> {
  const { write, now } = mutation
  const wanted = [...new Set(coHostIds)]
  const tied = await tiedTo(eventId, mutation)
  const unwanted = adds ? [] : [...tied.coHosts, ...tied.invited].filter((id) => !wanted.includes(id))
  const come = wanted.filter((id) => !tied.coHosts.has(id))
  const agreed = come.filter((id) => hosts.named(id).isManaged)
  const asked = come.filter((id) => !agreed.includes(id) && !tied.invited.has(id))
  await untie(eventId, [...unwanted, ...agreed], write)
  await tie(eventId, agreed, write)
  await write.insertRows(
    CoHostInvitation,
    asked.map((partnershipId) => ({ eventId, partnershipId, invitedAt: now.toISOString() })),
  )
}

export const tie = (eventId: string, partnershipIds: readonly string[], write: Writing): Promise<void> =>
  write.insertRows(
    'event_co_host',
    partnershipIds.map((partnershipId) => ({ eventId, partnershipId })),
  )

/** They neither organise it any more, nor are asked to. */
export async function untie(eventId: string, partnershipIds: readonly string[], write: Writing) {
  if (partnershipIds.length === 0) return
  const { dialect } = write
  const isOne = dialect.isIn(sql`"partnershipId"`, dialect.list(partnershipIds))
  await write.run(sql`DELETE FROM "event_co_host" WHERE "eventId" = ${eventId} AND ${isOne}`)
  await write.run(sql`DELETE FROM "co_host_invitation" WHERE "eventId" = ${eventId} AND ${isOne}`)
}

/** The co-hosts before and after the work, for the history of the event: it tells of those only whom visitors see. */
export async function coHostLinks(
  eventId: string,
  write: Writing,
  work: () => Promise<void>,
): Promise<NonNullable<UpdateNote['links']>> {
  const before = await coHostsOf(eventId, write)
  await work()
  return { coHosts: [before, await coHostsOf(eventId, write)] }
}

const coHostsOf = async (eventId: string, write: Writing): Promise<string[]> =>
  idsOf(
    await write.read(
      sql`SELECT t."id" FROM "partnership" AS t JOIN "event_co_host" AS tied ON tied."partnershipId" = t."id"
        WHERE tied."eventId" = ${eventId} AND ${isPartnershipVisible(sql`t`, null)} ORDER BY t."id"`,
    ),
  )

const idsOf = (rows: readonly { id: string }[]) => rows.map(({ id }) => id)

/** Who organises the event or is asked to, as far as whoever writes sees them. */
async function tiedTo(eventId: string, { write, viewer }: MutationContext) {
  const rows = await write.read<{ id: string; isInvited: number }>(
    sql`SELECT t."id", tied."isInvited" FROM "partnership" AS t JOIN (
        SELECT "partnershipId", 0 AS "isInvited" FROM "event_co_host" WHERE "eventId" = ${eventId}
        UNION ALL SELECT "partnershipId", 1 FROM "co_host_invitation" WHERE "eventId" = ${eventId}
      ) AS tied ON tied."partnershipId" = t."id" WHERE ${isPartnershipVisible(sql`t`, viewer)}`,
  )
  const [coHosts, invited] = [0, 1].map(
    (kind) => new Set(idsOf(rows.filter(({ isInvited }) => isInvited === kind))),
  ) as [Set<string>, Set<string>]
  return { coHosts, invited }
}
