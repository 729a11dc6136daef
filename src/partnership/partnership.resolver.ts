import { IsOptional, ValidateNested } from 'class-validator'
import { Arg, Args, ArgsType, Ctx, Field, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql'
import { Initiator } from '../initiator/initiator.entity'
import { Sector } from '../sector/sector.entity'
import { exactlyOne } from '../shared/arguments'
import { byId, byKey } from '../shared/collection'
import type { Context } from '../shared/context'
import { childrenOf, pageOf } from '../shared/list'
import { Territory, territoryId } from '../territory/territory.entity'
import { PartnershipConnection, PartnershipsArgs } from './partnership.connection'
import { Partnership, partnerships } from './partnership.entity'
import { PartnershipFilter } from './partnership.filter'
import {
  allPartnerships,
  initiatorsOfPartnership,
  sectorsOfPartnership,
  territoriesOfPartnership,
} from './partnership.lists'

@ArgsType()
class FilteredPartnershipsArgs extends PartnershipsArgs {
  @Field(() => PartnershipFilter, {
    nullable: true,
    description: 'Which partnerships to list; all if not given.',
  })
  @IsOptional()
  @ValidateNested()
  filter?: PartnershipFilter | null
}

@Resolver(() => Partnership)
export class PartnershipResolver {
  @Query(() => Partnership, {
    nullable: true,
    description: 'One partnership, by exactly one of its id and its slug. Null: there is none.',
  })
  partnership(
    @Arg('id', () => ID, { nullable: true, description: 'The id: `partnership_01j…`.' }) id: string | null,
    @Arg('slug', () => String, {
      nullable: true,
      description: 'The slug, or a former one: `dla-rudawki-i-zatrasia`.',
    })
    slug: string | null,
    @Ctx() context: Context,
  ) {
    const [name, value] = exactlyOne({ id, slug })
    return name === 'id'
      ? byId(partnerships, context).load(value)
      : byKey(partnerships, 'slug', context).load(value)
  }

  @Query(() => PartnershipConnection, { description: 'The partnerships of the registry.' })
  partnerships(
    @Args(() => FilteredPartnershipsArgs) args: FilteredPartnershipsArgs,
    @Ctx() context: Context,
  ) {
    return pageOf(allPartnerships, null, args, context)
  }

  @FieldResolver(() => [Sector], {
    description:
      'The sectors it unites, as its organisers declare them. Members never change this. Empty: not known.',
  })
  sectors(@Root() partnership: Partnership, @Ctx() context: Context) {
    return childrenOf(sectorsOfPartnership, partnership.id, context)
  }

  @FieldResolver(() => [Territory], {
    description: 'The units of the administrative division it works in, by code. Areas may cross borders.',
  })
  territories(@Root() partnership: Partnership, @Ctx() context: Context) {
    return childrenOf(territoriesOfPartnership, partnership.id, context)
  }

  @FieldResolver(() => Boolean, {
    description: 'Whether it works in the whole country: PL is one of its territories.',
  })
  async isNationwide(@Root() partnership: Partnership, @Ctx() context: Context) {
    const territories = await childrenOf(territoriesOfPartnership, partnership.id, context)
    return territories.some(({ id }) => id === territoryId('PL'))
  }

  @FieldResolver(() => [Initiator], { description: 'Who took the first step. Empty: not known.' })
  initiators(@Root() partnership: Partnership, @Ctx() context: Context) {
    return childrenOf(initiatorsOfPartnership, partnership.id, context)
  }
}
