import sql, { empty } from 'sql-template-tag'
import { RegistryError, type Violation } from '../../core/errors'
import { prefixOf } from '../../core/id'
import { findVisibleOrFail } from '../../mutations/change-record'
import type { MutationContext } from '../../mutations/mutation-context'
import { partnerships } from '../partnership/partnership.collection'
import { type Partnership } from '../partnership/partnership.entity'
import { PartnershipStage } from '../partnership/partnership.enums'
import { isManaged, isPartnershipVisible } from '../partnership/partnership.policy'
import { type Event, events } from './event.entity'
import { isEventVisible } from './event.policy'

export type Host = Pick<Partnership, 'id' | 'name' | 'stage'> & {
  /** Whether whoever writes keeps it. */
  readonly isManaged: boolean
}

/** The partnerships that an event is tied to, or is to be, as far as whoever writes sees them. */
export class Hosts {
  private constructor(private readonly seen: ReadonlyMap<string, Host>) {}

  /** They stay as they are until commit. All are locked at once, by their ids: other events name the same ones. */
  static async of(ids: readonly string[], { write, viewer }: MutationContext): Promise<Hosts> {
    const { dialect } = write
    const possible = ids.filter((id) => prefixOf(id) === partnerships.prefix)
    const rows = await write.read<Omit<Host, 'isManaged'> & { isManaged: number }>(
      sql`SELECT t."id", t."name", t."stage",
          CASE WHEN ${isManaged(sql`t."id"`, viewer)} THEN 1 ELSE 0 END AS "isManaged"
        FROM "partnership" AS t WHERE ${dialect.isIn(sql`t."id"`, dialect.list(possible))}
          AND ${isPartnershipVisible(sql`t`, viewer)}
        ORDER BY t."id" ${dialect.name === 'postgres' ? sql`FOR SHARE OF t` : empty}`,
    )
    return new Hosts(new Map(rows.map((row) => [row.id, { ...row, isManaged: row.isManaged === 1 }])))
  }

  named(id: string): Host {
    const host = this.seen.get(id)
    if (!host)
      throw new RegistryError('NOT_FOUND', 'The registry has no partnership with this id that you can see.')
    return host
  }

  /** What is wrong with those that are named as co-hosts. */
  violations(coHostIds: readonly string[], hostId: string): Violation[] {
    const broken = (rule: string, message: string) => [{ path: ['input', 'coHostIds'], rule, message }]
    return [
      ...(coHostIds.includes(hostId)
        ? broken('others', 'coHostIds must not include the host of the event.')
        : []),
      ...(coHostIds.every((id) => this.seen.has(id))
        ? []
        : broken('partnership', 'coHostIds must be ids of partnerships that you can see.')),
    ]
  }
}

export function expectRunning({ stage }: Host, startsAt: string, now: Date) {
  if (stage !== PartnershipStage.ENDED || startsAt <= now.toISOString()) return
  throw new RegistryError(
    'CONFLICT',
    'The partnership has ended, so it cannot host future events. If it continues, call reopenPartnership first.',
    { reason: 'PARTNERSHIP_ENDED' },
  )
}

interface HostedEvent {
  readonly record: Event
  readonly host: Host
  /** The host and the others that were named. */
  readonly hosts: Hosts
}

/** An event for whoever writes, locked until commit after its host and the others that are named. */
export async function findHosted(
  id: string,
  otherIds: readonly string[],
  mutation: MutationContext,
): Promise<HostedEvent> {
  const hosts = await Hosts.of([...(await hostIds(id, mutation)), ...otherIds], mutation)
  const record = await findVisibleOrFail(events, id, mutation)
  return { record, host: hosts.named(record.partnershipId), hosts }
}

async function hostIds(eventId: string, { write, viewer }: MutationContext): Promise<string[]> {
  if (prefixOf(eventId) !== events.prefix) return []
  const rows = await write.read<Pick<Event, 'partnershipId'>>(
    sql`SELECT t."partnershipId" FROM "event" AS t WHERE t."id" = ${eventId} AND ${isEventVisible(sql`t`, viewer)}`,
  )
  return rows.map(({ partnershipId }) => partnershipId)
}
