import type { AnyAction } from '../../../authz/policy'
import { eventPolicy } from '../../../modules/event/event.policy'
import { organisationPolicy } from '../../../modules/organisation/organisation.policy'
import { agreementPolicy } from '../../../modules/partnership/agreement/agreement.policy'
import { membershipPolicy } from '../../../modules/partnership/membership/membership.policy'
import { partnershipPolicy } from '../../../modules/partnership/partnership.policy'
import type { MutationContext } from '../../../mutations/mutation-context'
import type { ImportedChange } from './imported-changes'

/** What lets somebody change a record lets them take back what their import did to it. */
const ACTIONS: Readonly<Record<string, AnyAction<never>>> = {
  Organisation: organisationPolicy.update,
  Partnership: partnershipPolicy.update,
  Membership: membershipPolicy.update,
  Agreement: agreementPolicy.amend,
  Event: eventPolicy.update,
}

/** Initiators and proposed changes come and go with their partnerships. */
export async function mayUndo(
  { recordClass, recordId }: ImportedChange,
  mutation: MutationContext,
): Promise<boolean> {
  const action = ACTIONS[recordClass]
  return mutation.viewer.isAdmin || !action || mutation.hasRight(action as AnyAction, recordId)
}
