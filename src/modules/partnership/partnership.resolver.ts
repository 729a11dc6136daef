import { IsOptional, ValidateNested } from 'class-validator'
import { Arg, Args, ArgsType, Ctx, Field, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql'
import { byId, byKey } from '../../core/collections/collection'
import type { Context } from '../../core/context'
import { ChildrenField, PageField } from '../../core/lists/declared-fields'
import { childrenOf, pageOf } from '../../core/lists/list'
import type { Page } from '../../core/lists/page'
import { exactlyOne } from '../../core/validate'
import { Initiator } from '../initiator/initiator.entity'
import { Sector } from '../sector/sector.entity'
import { currentId, Territory, territoryId } from '../territory/territory.entity'
import { partnerships } from './partnership.collection'
import { CoveredPartnershipsArgs, PartnershipConnection, PartnershipsArgs } from './partnership.connection'
import { Partnership } from './partnership.entity'
import { PartnershipFilter } from './partnership.filter'
import {
  allPartnerships,
  initiatorsOfPartnership,
  partnershipsOfInitiator,
  partnershipsOfSector,
  partnershipsOfTerritory,
  sectorsOfPartnership,
  territoriesOfPartnership,
} from './partnership.lists'

@ArgsType()
class FilteredPartnershipsArgs extends PartnershipsArgs {
  @Field(() => PartnershipFilter, {
    nullable: true,
    description: 'Which partnerships to list. By default, all.',
  })
  @IsOptional()
  @ValidateNested()
  filter?: PartnershipFilter | null
}

@Resolver(() => Partnership)
export class PartnershipResolver {
  @Query(() => Partnership, {
    nullable: true,
    description:
      'One partnership, by its id, its slug or its KRS number: give exactly one. Null if there is none.',
  })
  partnership(
    @Arg('id', () => ID, { nullable: true, description: 'The id: `partnership_01j…`.' }) id: string | null,
    @Arg('slug', () => String, {
      nullable: true,
      description: 'The slug or a former slug: `dla-rudawki-i-zatrasia`.',
    })
    slug: string | null,
    @Arg('krs', () => String, {
      nullable: true,
      description: 'The number in the National Court Register, 10 digits.',
    })
    krs: string | null,
    @Ctx() context: Context,
  ) {
    const [name, value] = exactlyOne({ id, slug, krs })
    return (name === 'id' ? byId(partnerships, context) : byKey(partnerships, name, context)).load(value)
  }

  @Query(() => PartnershipConnection, { description: 'The partnerships of the registry.' })
  partnerships(
    @Args(() => FilteredPartnershipsArgs) args: FilteredPartnershipsArgs,
    @Ctx() context: Context,
  ) {
    return pageOf(allPartnerships, null, args, context)
  }

  @ChildrenField(sectorsOfPartnership, {
    type: () => [Sector],
    description:
      'The sectors it unites, as declared by its organisers. Changes of members do not change it. Empty: not known.',
  })
  readonly sectors!: Sector[]

  @ChildrenField(territoriesOfPartnership, {
    type: () => [Territory],
    description:
      'The units of the administrative division it works in, by code. Its area may cross their borders.',
  })
  readonly territories!: Territory[]

  @FieldResolver(() => Boolean, {
    description: 'Whether it works in the whole country: PL is among its territories.',
  })
  async isNationwide(@Root() partnership: Partnership, @Ctx() context: Context) {
    const territories = await childrenOf(territoriesOfPartnership, partnership.id, context)
    return territories.some(({ id }) => id === territoryId('PL'))
  }

  @ChildrenField(initiatorsOfPartnership, {
    type: () => [Initiator],
    description: 'Who started it. Empty: not known.',
  })
  readonly initiators!: Initiator[]
}

@Resolver(() => Sector)
export class SectorPartnershipsResolver {
  @PageField(partnershipsOfSector, {
    type: () => PartnershipConnection,
    args: () => PartnershipsArgs,
    description: 'The partnerships that declare this sector.',
  })
  readonly partnerships!: Page<Partnership>
}

@Resolver(() => Initiator)
export class InitiatorPartnershipsResolver {
  @PageField(partnershipsOfInitiator, {
    type: () => PartnershipConnection,
    args: () => PartnershipsArgs,
    description: 'The partnerships that this initiator started.',
  })
  readonly partnerships!: Page<Partnership>
}

@Resolver(() => Territory)
export class TerritoryPartnershipsResolver {
  @FieldResolver(() => PartnershipConnection, {
    description: 'The partnerships that work in this unit; coverage says whether below it, above it or both.',
  })
  partnerships(
    @Root() territory: Territory,
    @Args(() => CoveredPartnershipsArgs) args: CoveredPartnershipsArgs,
    @Ctx() context: Context,
  ) {
    return pageOf(
      partnershipsOfTerritory,
      currentId(territory),
      { ...args, filter: { coverage: args.coverage } },
      context,
    )
  }
}
