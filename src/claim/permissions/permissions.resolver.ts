import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql'
import { keeps, mayWrite } from '../../keeping/standing'
import { Organisation } from '../../organisation/organisation.entity'
import type { Context } from '../../shared/context'
import { Claim } from '../claim.entity'
import { openClaims } from '../open-claims'
import { refusalToClaim, refusalToDecide, refusalToWithdraw, refusalWhereClosed } from '../rules'
import { ClaimPermissions, OrganisationPermissions } from './permissions'

@Resolver(() => Organisation)
export class OrganisationPermissionsResolver {
  @FieldResolver(() => OrganisationPermissions, {
    description:
      'What whoever asks may do about the organisation now, so that no application copies the rules.',
  })
  async viewerCan(@Root() { id }: Organisation, @Ctx() context: Context): Promise<OrganisationPermissions> {
    if (!(await mayWrite(context))) return { update: false, claim: false }
    const [isKept, open] = await Promise.all([keeps(context).load(id), openClaims(context)])
    return { update: isKept, claim: refusalToClaim(id, { isKept, open }) === null }
  }
}

@Resolver(() => Claim)
export class ClaimPermissionsResolver {
  @FieldResolver(() => ClaimPermissions, {
    description: 'What whoever asks may do about the claim now, so that no application copies the rules.',
  })
  async viewerCan(@Root() claim: Claim, @Ctx() context: Context): Promise<ClaimPermissions> {
    const { viewer } = context
    const isOpen = (await mayWrite(context)) && refusalWhereClosed(claim) === null
    if (!viewer || !isOpen) return { decide: false, withdraw: false }
    return {
      decide: refusalToDecide(claim, viewer) === null,
      withdraw: refusalToWithdraw(claim, viewer) === null,
    }
  }
}
