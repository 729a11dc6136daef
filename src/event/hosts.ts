import sql, { empty } from 'sql-template-tag'
import type { Acting } from '../keeping/write-as'
import { type Partnership, partnerships } from '../partnership/partnership.entity'
import { PartnershipStage } from '../partnership/partnership.enums'
import { inCare } from '../shared/care'
import { RegistryError, type Violation } from '../shared/errors'
import { prefixOf } from '../shared/ids'
import { visible } from '../shared/visibility'

export type Host = Pick<Partnership, 'id' | 'name' | 'stage'> & {
  /** Whether whoever writes keeps it. */
  readonly isKept: boolean
}

/** The partnerships that an event is tied to, or is to be, as far as whoever writes sees them. */
export class Hosts {
  private constructor(private readonly seen: ReadonlyMap<string, Host>) {}

  /** They stay as they are until commit. All are locked at once, by their ids: other events name the same ones. */
  static async of(ids: readonly string[], { write, viewer }: Acting): Promise<Hosts> {
    const { dialect } = write
    const possible = ids.filter((id) => prefixOf(id) === partnerships.prefix)
    const rows = await write.read<Omit<Host, 'isKept'> & { isKept: number }>(
      sql`SELECT t."id", t."name", t."stage",
          CASE WHEN ${inCare.partnership(sql`t."id"`, viewer)} THEN 1 ELSE 0 END AS "isKept"
        FROM "partnership" AS t WHERE ${dialect.isIn(sql`t."id"`, dialect.list(possible))}
          AND ${visible.partnership(sql`t`, viewer)}
        ORDER BY t."id" ${dialect.name === 'postgres' ? sql`FOR SHARE OF t` : empty}`,
    )
    return new Hosts(new Map(rows.map((row) => [row.id, { ...row, isKept: row.isKept === 1 }])))
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
        ? broken('others', 'coHostIds must name others than the partnership that hosts the event.')
        : []),
      ...(coHostIds.every((id) => this.seen.has(id))
        ? []
        : broken('partnership', 'coHostIds must hold the ids of partnerships that you can see.')),
    ]
  }
}

export function expectRunning({ stage }: Host, startsAt: string, now: Date) {
  if (stage !== PartnershipStage.ENDED || startsAt <= now.toISOString()) return
  throw new RegistryError(
    'CONFLICT',
    'The partnership has ended, and hosts no event to come. Where it goes on, reopen it first: reopenPartnership does.',
  )
}
