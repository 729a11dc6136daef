import type { AccountContext } from '../../account/account-context'
import type { Created } from '../../keeping/create-as'
import { type Acting, writeAs } from '../../keeping/write-as'
import { ClaimState } from '../claim.enums'
import { refusalToWithdraw } from '../rules'
import type { WithdrawClaimInput } from './claim.inputs'
import { closeClaim, findOpen } from './close-claim'

export function withdrawClaim(input: WithdrawClaimInput, context: AccountContext): Promise<Created> {
  const work = async (acting: Acting): Promise<Created> => {
    const claim = await findOpen(input.id, refusalToWithdraw, acting)
    await closeClaim(claim, { state: ClaimState.WITHDRAWN }, acting)
    return { id: claim.id, warnings: [] }
  }
  return writeAs({ input, work }, context)
}
