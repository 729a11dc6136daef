import type { AccountContext } from '../../../account/account-context'
import { changeRecord } from '../../../keeping/change-record'
import type { Created } from '../../../keeping/create-as'
import { expectVersion } from '../../../keeping/find-kept'
import { actForPartnership } from '../../../keeping/keeper'
import { type Acting, writeAs } from '../../../keeping/write-as'
import { RegistryError } from '../../../shared/errors'
import { refuse } from '../../../shared/rules'
import { findPart } from '../../part/find-part'
import { agreements } from '../agreement.entity'
import type { TerminateAgreementInput } from './agreement.inputs'
import { wrongDates } from './agreement-dates'

/** Tells that an agreement ends before its time. */
export function terminateAgreement(
  input: TerminateAgreementInput,
  context: AccountContext,
): Promise<Created> {
  const work = async (acting: Acting): Promise<Created> => {
    const { part: record } = await findPart(agreements, input.id, acting)
    await actForPartnership(record.partnershipId, acting)
    expectVersion(input.expectedVersion, record)
    if (record.terminatedOn !== null)
      throw new RegistryError('CONFLICT', 'The agreement is terminated already.')
    const { terminatedOn } = input
    refuse(wrongDates({ terminatedOn }, record))
    await changeRecord(agreements, { record, changes: { terminatedOn } }, acting)
    return { id: record.id, warnings: [] }
  }
  return writeAs({ input, work }, context)
}
