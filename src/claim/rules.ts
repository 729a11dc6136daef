import type { SignedIn } from '../shared/context'
import type { Claim } from './claim.entity'
import { ClaimState } from './claim.enums'

/*
 * Why somebody may not do something, in words for them, or null. The mutations and `viewerCan` both ask here, so that
 * what is announced is what happens.
 */

const MOST_OPEN = 10

interface Standing {
  readonly isKept: boolean
  /** The ids of what the account has claimed and waits for. */
  readonly open: ReadonlySet<string>
}

export function refusalToClaim(subjectId: string, { isKept, open }: Standing): string | null {
  if (isKept) return 'You keep this record already: there is nothing to claim.'
  if (open.has(subjectId))
    return 'You have claimed it already, and that is not decided yet: see viewer.claims.'
  return open.size >= MOST_OPEN
    ? `You have ${MOST_OPEN} claims that are not decided yet. Wait for an answer, or take one back with withdrawClaim.`
    : null
}

type Made = Pick<Claim, 'claimantId'>

/** Of a claim that whoever asks can see: of others than their own, only those do who decide. */
export const refusalToDecide = ({ claimantId }: Made, { isAdmin, accountId }: SignedIn): string | null =>
  isAdmin || claimantId !== accountId
    ? null
    : 'Nobody decides about their own claim: an editor of the territory or an administrator does. withdrawClaim takes it back.'

export const refusalToWithdraw = ({ claimantId }: Made, { accountId }: SignedIn): string | null =>
  claimantId === accountId ? null : 'Only whoever made a claim takes it back. decideClaim decides about it.'

export const refusalWhereClosed = ({ state }: Pick<Claim, 'state'>): string | null =>
  state === ClaimState.PENDING ? null : `The claim is ${state} already.`
