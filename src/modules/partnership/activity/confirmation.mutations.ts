import { InputType } from 'type-graphql'
import { polishDay } from '../../../core/values/polish-text'
import { changeRecord, findRecord } from '../../../mutations/change-record'
import { declareMutation } from '../../../mutations/declare-mutation'
import { ChangeInput } from '../../../mutations/mutation.inputs'
import { mutationResolver } from '../../../mutations/mutation-resolver'
import { partnerships } from '../partnership.collection'
import { partnershipPayload } from '../partnership.inputs'
import { partnershipPolicy } from '../partnership.policy'
import { Confirmer } from './activity.enums'

@InputType({ description: 'The partnership that exists, and whose record is right.' })
class ConfirmPartnershipInput extends ChangeInput {}

const confirmPartnership = declareMutation({
  name: 'confirmPartnership',
  description:
    'Records that a partnership exists and that its record is right, as of today. For its organisers, editors of its territories and administrators. CONFLICT if it has ended, or if somebody else has changed it since.',
  input: ConfirmPartnershipInput,
  inputDescription: 'The partnership, in the version that you have checked.',
  payload: partnershipPayload,
  action: partnershipPolicy.confirm,
  find: ({ input }, mutation) => findRecord(partnerships, input.id, mutation),
  work: async ({ record }, mutation) => {
    const { viewer, now } = mutation
    const isOrganiser = viewer.organises.includes(record.id)
    const changes = {
      lastConfirmedOn: polishDay(now),
      lastConfirmedBy: isOrganiser ? Confirmer.ORGANISER : Confirmer.EDITOR,
    }
    await changeRecord(partnerships, { record, changes }, mutation)
  },
})

export const PartnershipConfirmationMutations = mutationResolver(confirmPartnership)
