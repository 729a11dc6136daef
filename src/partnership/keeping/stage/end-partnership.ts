import type { AccountContext } from '../../../account/account-context'
import { changeRecord } from '../../../keeping/change-record'
import type { Created } from '../../../keeping/create-as'
import { type Acting, writeAs } from '../../../keeping/write-as'
import { RegistryError } from '../../../shared/errors'
import { tidyAll } from '../../../shared/plain-text'
import { type Partnership, partnerships } from '../../partnership.entity'
import { PartnershipStage } from '../../partnership.enums'
import { findKept } from '../keep-partnership'
import { disorder } from '../rules/check-partnership'
import type { EndPartnershipInput, ReopenPartnershipInput } from './stage.inputs'

export function endPartnership(input: EndPartnershipInput, context: AccountContext): Promise<Created> {
  const { endedOn, reason } = tidyAll(input)
  let record: Partnership
  return writeAs(
    {
      input,
      check: async (acting) => {
        record = await findKept(input, acting)
        return disorder({ endedOn }, record)
      },
      work: (acting) => {
        if (hasEnded(record))
          throw new RegistryError(
            'CONFLICT',
            'The partnership has ended already. reopenPartnership takes that back.',
          )
        const changes = { stage: PartnershipStage.ENDED, endedOn, endedReason: reason ?? null }
        return change(record, changes, acting)
      },
    },
    context,
  )
}

export const reopenPartnership = (input: ReopenPartnershipInput, context: AccountContext): Promise<Created> =>
  writeAs(
    {
      input,
      work: async (acting) => {
        const record = await findKept(input, acting)
        if (!hasEnded(record))
          throw new RegistryError('CONFLICT', 'The partnership has not ended: there is nothing to reopen.')
        return change(record, { stage: input.stage, endedOn: null, endedReason: null }, acting)
      },
    },
    context,
  )

const hasEnded = ({ stage, endedOn }: Partnership): boolean =>
  stage === PartnershipStage.ENDED || endedOn !== null

type Ending = Pick<Partnership, 'stage' | 'endedOn' | 'endedReason'>

async function change(record: Partnership, changes: Ending, acting: Acting): Promise<Created> {
  await changeRecord(partnerships, { record, changes }, acting)
  return { id: record.id, warnings: [] }
}
