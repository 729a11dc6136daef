import type { Violation } from '../../../core/errors'
import { newId } from '../../../core/id'
import { refusedNulls } from '../../../core/patch'
import { tidyAll } from '../../../core/values/plain-text'
import { changeRecord, findRecord } from '../../../mutations/change-record'
import { declareMutation } from '../../../mutations/declare-mutation'
import type { MutationContext } from '../../../mutations/mutation-context'
import { mutationResolver } from '../../../mutations/mutation-resolver'
import { findPart, seekPart } from '../find-partnership'
import { partnerships } from '../partnership.collection'
import { Agreement, agreements } from './agreement.entity'
import {
  type AgreementFields,
  AmendAgreementInput,
  agreementPayload,
  CreateAgreementInput,
  TerminateAgreementInput,
} from './agreement.inputs'
import { agreementPolicy } from './agreement.policy'
import { wrongBasis, wrongDates } from './agreement.rules'
import { inOrder, partiesOf, replaceParties, unknownParties } from './agreement-parties'

const createAgreement = declareMutation({
  name: 'createAgreement',
  description:
    'Adds an agreement to a partnership. For managers of the partnership. It does not change the formality of the partnership.',
  input: CreateAgreementInput,
  inputDescription: 'What you know about it.',
  payload: agreementPayload,
  action: agreementPolicy.create,
  violations: async ({ input }, mutation) => {
    // Before the parties are, so that whoever writes to the partnership waits here.
    await mutation.write.find(partnerships, input.partnershipId, mutation.viewer)
    return wrongWith(input, null, mutation)
  },
  subject: ({ input }, mutation) => findRecord(partnerships, input.partnershipId, mutation),
  work: async ({ input, record: partnership }, { write }) => {
    const id = newId(agreements.prefix)
    const columns = agreementColumns(input)
    const legalBasis = columns.legalBasis ?? []
    await write.insert(Agreement, [{ ...columns, legalBasis, id, partnershipId: partnership.id }])
    await replaceParties(id, inOrder(input.parties ?? []), write)
    return { id }
  },
})

const amendAgreement = declareMutation({
  name: 'amendAgreement',
  description:
    'Changes an agreement. For managers of the partnership. CONFLICT if somebody else has changed it since.',
  input: AmendAgreementInput,
  inputDescription: 'The changes to make.',
  payload: agreementPayload,
  action: agreementPolicy.amend,
  facts: async ({ input }, mutation) => ({ seen: await seekPart(agreements, input.id, mutation) }),
  violations: async ({ input, seen }, mutation) => [
    ...refusedNulls(Agreement, input, mutation),
    ...(await wrongWith(input, seen?.part ?? null, mutation)),
  ],
  subject: ({ input }, mutation) => findPart(agreements, input.id, mutation),
  work: async ({ input, record }, mutation) => {
    const before = await partiesOf(record.id, mutation.write)
    const after = input.parties ? inOrder(input.parties) : before
    const alteration = {
      record,
      changes: agreementColumns(input),
      links: { parties: [before, after] as const },
    }
    const { parties } = await changeRecord(agreements, alteration, mutation)
    if (parties) await replaceParties(record.id, after, mutation.write)
  },
})

const wrongWith = async (
  input: AgreementFields,
  kept: Agreement | null,
  mutation: MutationContext,
): Promise<Violation[]> => [
  ...wrongDates(input, kept ?? {}),
  ...wrongBasis(input.legalBasis),
  ...(await unknownParties(input.parties, mutation)),
]

/** What an input says, as the columns have it. What it leaves out is not among them. */
export function agreementColumns(input: AgreementFields): Partial<Agreement> {
  const { title, signedOn, validFrom, validUntil, legalBasis, documentUrl, partiesText } = tidyAll(input)
  const values: { [Property in keyof Agreement]?: Agreement[Property] | undefined } = {
    title,
    signedOn,
    validFrom,
    validUntil,
    documentUrl,
    partiesText,
    legalBasis: legalBasis?.map(({ publication, url, inForceFrom, inForceUntil, ...act }) => ({
      ...act,
      publication: publication ?? null,
      url: url ?? null,
      inForceFrom: inForceFrom ?? null,
      inForceUntil: inForceUntil ?? null,
    })),
  }
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined))
}

/** Tells that an agreement ends before its time. */
const terminateAgreement = declareMutation({
  name: 'terminateAgreement',
  description:
    'Records that an agreement was terminated early. For managers of the partnership. CONFLICT if it is already terminated.',
  input: TerminateAgreementInput,
  inputDescription: 'The agreement, and when it was terminated.',
  payload: agreementPayload,
  action: agreementPolicy.terminate,
  find: ({ input }, mutation) => findPart(agreements, input.id, mutation),
  violations: ({ input: { terminatedOn }, record }) => wrongDates({ terminatedOn }, record),
  work: async ({ input: { terminatedOn }, record }, mutation) => {
    await changeRecord(agreements, { record, changes: { terminatedOn } }, mutation)
  },
})

export const AgreementMutations = mutationResolver(createAgreement, amendAgreement, terminateAgreement)
