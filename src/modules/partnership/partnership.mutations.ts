import { Role } from '../../authz/role.enums'
import { refusedNulls } from '../../core/patch'
import { readBefore } from '../../core/values/source'
import { findRecord } from '../../mutations/change-record'
import { declareMutation } from '../../mutations/declare-mutation'
import { mutationResolver } from '../../mutations/mutation-resolver'
import { partnerships } from './partnership.collection'
import { Partnership } from './partnership.entity'
import { CreatePartnershipInput, partnershipPayload, UpdatePartnershipInput } from './partnership.inputs'
import { partnershipPolicy } from './partnership.policy'
import { partnershipViolations } from './partnership.rules'
import { alterPartnership, enterPartnership } from './save-partnership'

/** Enters a draft, which whoever enters it keeps from then on. */
const createPartnership = declareMutation({
  name: 'createPartnership',
  description:
    'Creates a partnership as a draft. For everyone who is signed in: you become its organiser. An editor of its territory publishes it. FORBIDDEN if you already have 20 drafts.',
  input: CreatePartnershipInput,
  inputDescription: 'What you know about it.',
  payload: partnershipPayload,
  action: partnershipPolicy.create,
  violations: ({ input }, mutation) => partnershipViolations(input, null, mutation),
  work: async ({ input: { idempotencyKey, validateOnly, ...values } }, mutation) => {
    const entered = await enterPartnership(values, mutation)
    await mutation.keep(Role.ORGANISER, entered.id)
    return entered
  },
})

const updatePartnership = declareMutation({
  name: 'updatePartnership',
  description:
    'Changes a partnership. For its organisers, editors of its territories and administrators. Once it is published, a new name and other territories wait for an editor unless you could publish the record with them yourself; pendingChange shows what waits, and the rest is written. CONFLICT if somebody else has changed it since.',
  input: UpdatePartnershipInput,
  inputDescription: 'The changes to make.',
  payload: partnershipPayload,
  action: partnershipPolicy.update,
  find: ({ input }, mutation) => findRecord(partnerships, input.id, mutation),
  facts: ({ input: { id, expectedVersion, ...fields }, record }) => ({ values: readBefore(fields, record) }),
  violations: async ({ input, record, values }, mutation) => [
    ...refusedNulls(Partnership, input, mutation),
    ...(await partnershipViolations(values, record, mutation)),
  ],
  work: ({ record, values }, mutation) => alterPartnership(record, values, mutation),
})

export const PartnershipMutations = mutationResolver(createPartnership, updatePartnership)
