import { changeRecord } from '../../../keeping/change-record'
import { keeperOfPartnership } from '../../../keeping/keeper'
import type { Acting } from '../../../keeping/write-as'
import { type Agreement, agreements } from '../../../partnership/agreement/agreement.entity'
import type { AgreementFields } from '../../../partnership/agreement/keeping/agreement.inputs'
import { wrongBasis, wrongDates } from '../../../partnership/agreement/keeping/agreement-dates'
import { agreementColumns } from '../../../partnership/agreement/keeping/keep-agreement'
import { partiesOf, replaceParties } from '../../../partnership/agreement/keeping/parties'
import type { Violation } from '../../../shared/errors'
import { type Problem, problemOf, type Row, type Target } from '../../run/row'
import { problemsOf } from '../rules/violations'

type Said = AgreementFields & {
  readonly partnershipId?: string | null
  readonly terminatedOn?: string | null
}

export const saidOf = ({ said }: Row) => said as unknown as Said

export const wrongWith = (said: Said, kept: Agreement | null): Violation[] => [
  ...wrongDates(said, kept ?? {}),
  ...wrongBasis(said.legalBasis),
]

/** Writes what differs; or tells what is wrong. */
export async function updateAgreement(
  { row, id }: Target,
  parties: readonly string[],
  acting: Acting,
): Promise<boolean | readonly Problem[]> {
  const said = saidOf(row)
  const record = await acting.write.find(agreements, id, acting.viewer)
  if (record === null || (await keeperOfPartnership(record.partnershipId, acting)) === null)
    return [
      problemOf(
        row,
        null,
        'The registry has the agreement, and you do not keep its partnership: leave the row out.',
      ),
    ]
  const wrong = wrongWith(said, record)
  if (wrong.length > 0) return problemsOf(row, wrong)
  const before = await partiesOf(id, acting.write)
  const after = said.parties ? parties : before
  const { terminatedOn } = said
  const changes = { ...agreementColumns(said), ...(terminatedOn !== undefined && { terminatedOn }) }
  const links = { parties: [before, after] as const }
  const isChanged = await changeRecord(agreements, { record, changes, links }, acting)
  if (isChanged && said.parties) await replaceParties(id, after, acting.write)
  return isChanged
}
