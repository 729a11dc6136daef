import { byId, type Collection, collectionOfId } from '../core/collections/collection'
import type { Context } from '../core/context'
import type { Warning } from './warning'

/** What a mutation has done. */
export interface MutationResult {
  /** Of the record that the payload shows. Null: there is none, or it was only to be checked. */
  readonly id: string | null
  readonly warnings: Warning[]
}

/** What a mutation answers with. */
export interface Payload<More> {
  readonly type: new () => object
  /** Read after the commit. */
  readonly of: (result: MutationResult & More, context: Context) => Promise<object>
}

/** A payload that shows the record as it is now; what else its type has is for the mutation to answer. */
export const recordPayload = <Type extends object, Key extends keyof Type & string>(
  type: new () => Type,
  key: Key,
): Payload<Omit<Type, Key | 'warnings'>> => ({
  type,
  of: async ({ id, ...others }, context) => ({
    ...others,
    [key]: id === null ? null : await byId(collectionOfId(id) as Collection<object>, context).load(id),
  }),
})
