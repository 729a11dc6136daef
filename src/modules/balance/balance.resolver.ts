import { Args, Ctx, Directive, FieldResolver, Resolver, Root } from 'type-graphql'
import type { Context } from '../../core/context'
import type { Page } from '../../core/lists/page'
import { LanguageArgs } from '../../core/vocabulary'
import { PartnershipConnection } from '../partnership/partnership.connection'
import { Partnership } from '../partnership/partnership.entity'
import { currentId, Territory } from '../territory/territory.entity'
import { SectorBalance } from './balance.types'
import { balanceOfFound, balanceOfPartnerships, balanceOfUnits } from './balance-facts'
import { balanceNote } from './balance-note'

@Resolver(() => Partnership)
export class PartnershipBalanceResolver {
  @Directive('@cost(weight: 2)')
  @FieldResolver(() => SectorBalance, {
    description: 'How the three sectors are represented among its members, and which it lacks and looks for.',
  })
  async balance(@Root() { id }: Partnership, @Ctx() context: Context) {
    return new SectorBalance(await balanceOfPartnerships(context).load(id))
  }
}

@Resolver(() => Territory)
export class TerritoryBalanceResolver {
  @Directive('@cost(weight: 60)')
  @FieldResolver(() => SectorBalance, {
    description:
      'How the three sectors are represented in the partnerships that work in the unit, or in one below it.',
  })
  async balance(@Root() territory: Territory, @Ctx() context: Context) {
    return new SectorBalance(await balanceOfUnits(context).load(currentId(territory)))
  }
}

@Resolver(() => PartnershipConnection)
export class FoundBalanceResolver {
  @Directive('@cost(weight: 60)')
  @FieldResolver(() => SectorBalance, {
    nullable: true,
    description:
      'How the three sectors are represented in all that the filter finds, regardless of the page. Null for a list under a record.',
  })
  async balance(@Root() { filter }: Page<object>, @Ctx() context: Context) {
    return filter === null ? null : new SectorBalance(await balanceOfFound(filter, context))
  }
}

@Resolver(() => SectorBalance)
export class BalanceNoteResolver {
  @FieldResolver(() => String, { description: 'What the numbers say, in a sentence or two for people.' })
  note(@Root() balance: SectorBalance, @Args(() => LanguageArgs) { language }: LanguageArgs) {
    const { members, unknown, missingIfKnown: missing, seeks } = balance
    return balanceNote({ members, unknown, missing, seeks }, language)
  }
}
