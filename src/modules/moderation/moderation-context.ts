import type { AccountContext } from '../account/account-context'

export interface ModerationContext extends AccountContext {
  /** For how many days a decision can be appealed. */
  readonly appealDays: number
}
