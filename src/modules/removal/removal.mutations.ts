import type { Action } from '../../authz/policy'
import type { Recorded } from '../../core/change-log/write'
import type { Collection } from '../../core/collections/collection'
import { dependentsOf } from '../../core/collections/references'
import { tidy } from '../../core/values/plain-text'
import { findVisibleOrFail } from '../../mutations/change-record'
import { declareMutation } from '../../mutations/declare-mutation'
import { mutationResolver } from '../../mutations/mutation-resolver'
import { events } from '../event/event.entity'
import { organisations } from '../organisation/organisation.entity'
import { agreements } from '../partnership/agreement/agreement.entity'
import { memberships } from '../partnership/membership/membership.entity'
import { partnerships } from '../partnership/partnership.collection'
import { type Removable, removalPolicy } from '../partnership/removal/removal.policy'
import { RemovalInput, removalPayload } from './removal.inputs'
import { removeRecord } from './remove-record'

interface Removal<T extends object> {
  readonly name: string
  readonly description: string
  readonly from: Collection<T>
  readonly action: Action<Removable>
}

const removal = <T extends Recorded>({ from, ...declared }: Removal<T>) =>
  declareMutation({
    ...declared,
    input: RemovalInput,
    inputDescription: 'The record, and why it should not be there.',
    payload: removalPayload,
    find: async ({ input: { id } }, mutation) => {
      const record = await findVisibleOrFail(from, id, mutation)
      const dependents = (await dependentsOf(from.entity.name, [id], mutation.write)).get(id) ?? []
      return { record: { ...record, dependents } as Removable & Recorded }
    },
    work: async ({ input: { id, reason } }, mutation) => {
      await removeRecord(from.entity, { id, reason: tidy(reason) }, mutation)
      return { id: null, removedId: id }
    },
  })

const FOR_GOOD =
  'Its id, its feeds and its page say from then on that it is gone, and the change log says why. CONFLICT if other records refer to it, or if somebody has changed it since.'

const removeOrganisation = removal({
  name: 'removeOrganisation',
  description: `Removes an organisation that should not be in the registry. For editors of its territory and administrators; for a draft, its author too. ${FOR_GOOD}`,
  from: organisations,
  action: removalPolicy.organisation,
})

const removePartnership = removal({
  name: 'removePartnership',
  description: `Removes a published partnership that should not be in the registry, with its goals. One that has ended stays: call endPartnership. A draft goes by discardPartnership. For editors of its territories and administrators. ${FOR_GOOD}`,
  from: partnerships,
  action: removalPolicy.partnership,
})

const removeMembership = removal({
  name: 'removeMembership',
  description: `Removes a membership that never was. One that has ended stays: call leavePartnership. For editors of the territories of the partnership and administrators. ${FOR_GOOD}`,
  from: memberships,
  action: removalPolicy.membership,
})

const removeAgreement = removal({
  name: 'removeAgreement',
  description: `Removes an agreement that never was. One that was terminated stays: call terminateAgreement. For editors of the territories of the partnership and administrators. ${FOR_GOOD}`,
  from: agreements,
  action: removalPolicy.agreement,
})

const removeEvent = removal({
  name: 'removeEvent',
  description: `Removes an event that should not be in the registry. One that does not take place stays: call cancelEvent. For editors of the territories of its host and administrators. ${FOR_GOOD}`,
  from: events,
  action: removalPolicy.event,
})

export const RemovalMutations = mutationResolver(
  removeOrganisation,
  removePartnership,
  removeMembership,
  removeAgreement,
  removeEvent,
)
