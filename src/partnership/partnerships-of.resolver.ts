import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql'
import { Initiator } from '../initiator/initiator.entity'
import { Sector } from '../sector/sector.entity'
import type { Context } from '../shared/context'
import { pageOf } from '../shared/list'
import { Territory } from '../territory/territory.entity'
import { CoveredPartnershipsArgs, PartnershipConnection, PartnershipsArgs } from './partnership.connection'
import { partnershipsOfInitiator, partnershipsOfSector, partnershipsOfTerritory } from './partnership.lists'

@Resolver(() => Sector)
export class SectorPartnershipsResolver {
  @FieldResolver(() => PartnershipConnection, { description: 'The partnerships that declare this sector.' })
  partnerships(
    @Root() sector: Sector,
    @Args(() => PartnershipsArgs) args: PartnershipsArgs,
    @Ctx() context: Context,
  ) {
    return pageOf(partnershipsOfSector, sector.id, args, context)
  }
}

@Resolver(() => Initiator)
export class InitiatorPartnershipsResolver {
  @FieldResolver(() => PartnershipConnection, {
    description: 'The partnerships that this initiator started.',
  })
  partnerships(
    @Root() initiator: Initiator,
    @Args(() => PartnershipsArgs) args: PartnershipsArgs,
    @Ctx() context: Context,
  ) {
    return pageOf(partnershipsOfInitiator, initiator.id, args, context)
  }
}

@Resolver(() => Territory)
export class TerritoryPartnershipsResolver {
  @FieldResolver(() => PartnershipConnection, {
    description: 'The partnerships that work in this unit; coverage says how.',
  })
  partnerships(
    @Root() territory: Territory,
    @Args(() => CoveredPartnershipsArgs) args: CoveredPartnershipsArgs,
    @Ctx() context: Context,
  ) {
    return pageOf(
      partnershipsOfTerritory,
      territory.id,
      { ...args, filter: { coverage: args.coverage } },
      context,
    )
  }
}
