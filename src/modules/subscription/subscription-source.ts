import type { Change } from '../../core/change-log/change.entity'
import type { Context } from '../../core/context'
import type { ChangesFilter } from '../history/change.lists'

/** Changes that one payload tells of, at the most. */
export const MAX_CHANGES = 100

/** A field of Subscription, said as plain data: what of the change log it tells, and how. */
export interface SubscriptionSource<Args extends object = object> {
  readonly field: string
  /** Which changes concern the subscriber: those for whom they are the same share one reading of the log. */
  readonly filterOf: (args: Args, context: Context) => ChangesFilter | Promise<ChangesFilter>
  /** The field of the payload that lists them. */
  readonly list: string
  /** The entries of the list as the viewer sees them now. */
  readonly entriesOf: (
    changes: readonly Change[],
    args: Args,
    context: Context,
  ) => readonly object[] | Promise<readonly object[]>
}

const sources = new Map<string, SubscriptionSource>()

export function subscriptionSource<Args extends object>(source: SubscriptionSource<Args>) {
  sources.set(source.field, source as unknown as SubscriptionSource)
}

export const sourceOf = (field: string): SubscriptionSource | undefined => sources.get(field)

/** Payloads are made of the change log; TypeGraphQL wants to be told where they come from all the same. */
export function subscribeToChangeLog(): never {
  throw new Error('A subscription is served by graphql/subscriptions/.')
}

export const AFTER =
  'A cursor of an earlier payload: what has happened since comes first. RESYNC_REQUIRED if it is older than the change log. By default, only what happens from now on.'

export const CURSOR =
  'To continue after this payload, pass it as after. The first payload comes at once, with no entries if there is nothing to catch up with.'
