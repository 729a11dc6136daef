import type { AccountContext } from '../../account/account-context'
import { type Created, createAs } from '../../keeping/create-as'
import { findVisible } from '../../keeping/find-kept'
import { keeperOfOrganisation, keeperOfPartnership } from '../../keeping/keeper'
import type { Acting } from '../../keeping/write-as'
import { organisations } from '../../organisation/organisation.entity'
import { partnerships } from '../../partnership/partnership.entity'
import { RegistryError } from '../../shared/errors'
import { newId } from '../../shared/ids'
import { tidy } from '../../shared/plain-text'
import { Claim, claims } from '../claim.entity'
import { ClaimState } from '../claim.enums'
import { openClaimsOf } from '../open-claims'
import { refusalToClaim } from '../rules'
import type { ClaimOrganisationInput, ClaimPartnershipInput } from './claim.inputs'

/** Asks to be an organiser of a partnership. */
export function claimPartnership(input: ClaimPartnershipInput, context: AccountContext): Promise<Created> {
  const work = async (acting: Acting) => {
    const { id } = await findVisible(partnerships, input.partnershipId, acting)
    const isKept = (await keeperOfPartnership(id, acting)) !== null
    return enterClaim({ subjectId: id, isKept, reason: input.reason }, acting)
  }
  return createAs({ mutation: 'claimPartnership', input, work }, context)
}

/** Asks to represent an organisation. */
export function claimOrganisation(input: ClaimOrganisationInput, context: AccountContext): Promise<Created> {
  const work = async (acting: Acting) => {
    const { id } = await findVisible(organisations, input.organisationId, acting)
    const isKept = (await keeperOfOrganisation(id, acting)) !== null
    return enterClaim({ subjectId: id, isKept, reason: input.reason }, acting)
  }
  return createAs({ mutation: 'claimOrganisation', input, work }, context)
}

interface Claimed {
  readonly subjectId: string
  readonly isKept: boolean
  readonly reason: string
}

/** The account is locked: it has no other claim meanwhile. */
async function enterClaim({ subjectId, isKept, reason }: Claimed, acting: Acting): Promise<Created> {
  const { write, viewer, now } = acting
  const open = await write.read<Pick<Claim, 'subjectId'>>(openClaimsOf(viewer.accountId))
  const refusal = refusalToClaim(subjectId, { isKept, open: new Set(open.map((each) => each.subjectId)) })
  if (refusal !== null) throw new RegistryError('CONFLICT', refusal)
  const id = newId(claims.prefix)
  await write.insert(Claim, [
    {
      id,
      subjectId,
      claimantId: viewer.accountId,
      reason: tidy(reason),
      state: ClaimState.PENDING,
      createdAt: now.toISOString(),
      decidedAt: null,
      statement: null,
      decidedById: null,
    },
  ])
  return { id, warnings: [] }
}
