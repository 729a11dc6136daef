import type { AccountContext } from '../account/account-context'
import type { Targets } from './webhook-target'

/** What whoever keeps webhooks needs besides what every writer does. */
export interface WebhookContext extends AccountContext {
  readonly targets: Targets
}
