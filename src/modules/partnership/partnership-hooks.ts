import type { Sql } from 'sql-template-tag'
import type { Writing } from '../../core/change-log/write'
import type { Context } from '../../core/context'
import type { Scope } from '../../core/lists/list-declaration'
import type { ActivitySignKind } from './activity/activity.enums'
import type { ActivityScope } from './activity/activity-scope'

type Hook = (partnership: { readonly id: string; readonly name: string }, write: Writing) => Promise<void>

/** What rooms above do with their records, within the transaction, and say of them. */
interface PartnershipHooks {
  /** Its name is another now. */
  readonly renamed?: Hook
  /** Everybody sees it now, and its parts with it. */
  readonly published?: Hook
  /** It is about to be deleted, with what the database deletes with it. */
  readonly discarded?: Hook
  readonly upcoming?: Upcoming
  readonly activity?: ActivitySignDeclaration
}

interface ActivitySignDeclaration {
  readonly kind: ActivitySignKind
  /** The latest day on which the partnership of the id showed it, as text; null where it never did. */
  latest(id: Sql, scope: ActivityScope): Sql
}

interface Upcoming {
  /** True of the partnerships `t` that have something ahead of them. */
  condition(scope: Scope): Sql
  /** Until when it is true of the same ones while nobody writes, in milliseconds since 1970. */
  until(context: Context): Promise<number>
}

const hooks: PartnershipHooks[] = []

/** To be called where a collection is declared: the database is not opened without these files. */
export function onPartnership(declared: PartnershipHooks): void {
  hooks.push(declared)
}

export async function runHooks(
  moment: 'renamed' | 'published' | 'discarded',
  ...[partnership, write]: Parameters<Hook>
): Promise<void> {
  for (const each of hooks) await each[moment]?.(partnership, write)
}

export const upcomings = (): Upcoming[] => hooks.flatMap(({ upcoming }) => upcoming ?? [])

export const activitySigns = (): ActivitySignDeclaration[] => hooks.flatMap(({ activity }) => activity ?? [])
