import { Ctx, Mutation, Resolver } from 'type-graphql'
import type { AccountContext } from '../../account/account-context'
import type { Created } from '../../keeping/create-as'
import { KeptInput } from '../../keeping/kept-input'
import { byId } from '../../shared/collection'
import type { Context } from '../../shared/context'
import { claims } from '../claim.entity'
import {
  ClaimOrganisationInput,
  ClaimPartnershipInput,
  ClaimPayload,
  DecideClaimInput,
  WithdrawClaimInput,
} from './claim.inputs'
import { claimOrganisation, claimPartnership } from './claim-subject'
import { decideClaim } from './decide-claim'
import { withdrawClaim } from './withdraw-claim'

const WHO_DECIDES =
  'an editor of its territory or an administrator decides, and you read the answer in viewer.claims. Everybody may who is signed in. CONFLICT where you keep it already, where a claim of yours waits, or where ten do.'

@Resolver()
export class ClaimingResolver {
  @Mutation(() => ClaimPayload, {
    description: `Asks to keep the record of a partnership as its ORGANISER: ${WHO_DECIDES}`,
  })
  async claimPartnership(
    @KeptInput(() => ClaimPartnershipInput, 'Which one, and why.') input: ClaimPartnershipInput,
    @Ctx() context: AccountContext,
  ) {
    return payload(await claimPartnership(input, context), context)
  }

  @Mutation(() => ClaimPayload, {
    description: `Asks to answer for an organisation as its REPRESENTATIVE: ${WHO_DECIDES}`,
  })
  async claimOrganisation(
    @KeptInput(() => ClaimOrganisationInput, 'Which one, and why.') input: ClaimOrganisationInput,
    @Ctx() context: AccountContext,
  ) {
    return payload(await claimOrganisation(input, context), context)
  }

  @Mutation(() => ClaimPayload, {
    description:
      'Decides about a claim: an editor of the territory or an administrator may. Whoever is accepted keeps the record at once. FORBIDDEN about one’s own claim, but for an ADMIN. CONFLICT where it is decided or withdrawn already, and where one is to be accepted whose account is suspended.',
  })
  async decideClaim(
    @KeptInput(() => DecideClaimInput, 'Which claim, how, and why.') input: DecideClaimInput,
    @Ctx() context: AccountContext,
  ) {
    return payload(await decideClaim(input, context), context)
  }

  @Mutation(() => ClaimPayload, {
    description: 'Takes back a claim of yours. CONFLICT where it is decided or withdrawn already.',
  })
  async withdrawClaim(
    @KeptInput(() => WithdrawClaimInput, 'Which one.') input: WithdrawClaimInput,
    @Ctx() context: AccountContext,
  ) {
    return payload(await withdrawClaim(input, context), context)
  }
}

async function payload({ id, warnings }: Created, context: Context): Promise<ClaimPayload> {
  return { claim: id === null ? null : await byId(claims, context).load(id), warnings }
}
