import type { AccountContext } from '../../../account/account-context'
import { changeRecord } from '../../../keeping/change-record'
import { type Created, createAs } from '../../../keeping/create-as'
import { expectVersion, findVisible } from '../../../keeping/find-kept'
import { actForPartnership } from '../../../keeping/keeper'
import { type Acting, writeAs } from '../../../keeping/write-as'
import type { Violation } from '../../../shared/errors'
import { newId } from '../../../shared/ids'
import { tidyAll } from '../../../shared/plain-text'
import { findPart, seekPart } from '../../part/find-part'
import { partnerships } from '../../partnership.entity'
import { Agreement, agreements } from '../agreement.entity'
import type { AgreementFields, AmendAgreementInput, CreateAgreementInput } from './agreement.inputs'
import { wrongBasis, wrongDates } from './agreement-dates'
import { inOrder, partiesOf, replaceParties, unknownParties } from './parties'

export function createAgreement(input: CreateAgreementInput, context: AccountContext): Promise<Created> {
  const check = async (acting: Acting): Promise<Violation[]> => {
    // Before the parties are, so that whoever writes to the partnership waits here.
    await acting.write.find(partnerships, input.partnershipId, acting.viewer)
    return wrongWith(input, null, acting)
  }
  const work = async (acting: Acting): Promise<Created> => {
    const partnership = await findVisible(partnerships, input.partnershipId, acting)
    await actForPartnership(partnership.id, acting)
    const id = newId(agreements.prefix)
    const columns = agreementColumns(input)
    const legalBasis = columns.legalBasis ?? []
    await acting.write.insert(Agreement, [{ ...columns, legalBasis, id, partnershipId: partnership.id }])
    await replaceParties(id, inOrder(input.parties ?? []), acting.write)
    return { id, warnings: [] }
  }
  return createAs({ mutation: 'createAgreement', input, check, work }, context)
}

export function amendAgreement(input: AmendAgreementInput, context: AccountContext): Promise<Created> {
  const check = async (acting: Acting): Promise<Violation[]> => {
    const found = await seekPart(agreements, input.id, acting)
    return wrongWith(input, found?.part ?? null, acting)
  }
  const work = async (acting: Acting): Promise<Created> => {
    const { part: record } = await findPart(agreements, input.id, acting)
    await actForPartnership(record.partnershipId, acting)
    expectVersion(input.expectedVersion, record)
    const before = await partiesOf(record.id, acting.write)
    const after = input.parties ? inOrder(input.parties) : before
    const links = { parties: [before, after] as const }
    await changeRecord(agreements, { record, changes: agreementColumns(input), links }, acting)
    if (input.parties) await replaceParties(record.id, after, acting.write)
    return { id: record.id, warnings: [] }
  }
  return writeAs({ input, check, work }, context)
}

const wrongWith = async (
  input: AgreementFields,
  kept: Agreement | null,
  acting: Acting,
): Promise<Violation[]> => [
  ...wrongDates(input, kept ?? {}),
  ...wrongBasis(input.legalBasis),
  ...(await unknownParties(input.parties, acting)),
]

/** What an input says, as the columns have it. What it leaves out is not among them. */
export function agreementColumns(input: AgreementFields): Partial<Agreement> {
  const { title, signedOn, validFrom, validUntil, legalBasis, documentUrl, partiesText } = tidyAll(input)
  const said: { [Property in keyof Agreement]?: Agreement[Property] | undefined } = {
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
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined))
}
