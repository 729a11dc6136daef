import type { AccountContext } from '../account/account-context'
import type { Targets } from './target/targets'

/** What whoever keeps webhooks needs besides what every writer does. */
export interface WebhookContext extends AccountContext {
  readonly targets: Targets
}
