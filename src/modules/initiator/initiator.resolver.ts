import sql from 'sql-template-tag'
import { Arg, Args, ArgsType, Ctx, Field, ID, Query, Resolver } from 'type-graphql'
import { byId } from '../../core/collections/collection'
import type { Context } from '../../core/context'
import { RecordField } from '../../core/lists/declared-fields'
import { pageOf } from '../../core/lists/list'
import type { List } from '../../core/lists/list-declaration'
import { connectionOf, PageArgs } from '../../core/lists/page'
import { Organisation, organisations } from '../organisation/organisation.entity'
import { Sector, SectorCode, sectorId, sectors } from '../sector/sector.entity'
import { Initiator, initiators } from './initiator.entity'
import { InitiatorKind } from './initiator.enums'

const InitiatorConnection = connectionOf('Initiator', () => Initiator, { plural: 'initiators' })

interface InitiatorFilter {
  readonly kinds?: InitiatorKind[] | null
  readonly sectors?: SectorCode[] | null
}

const allInitiators: List<Initiator, InitiatorFilter> = {
  name: 'Query.initiators',
  of: initiators,
  orders: { NAME: { by: () => [sql`t."nameKey"`] } },
  conditions: {
    kinds: (kinds, { dialect }) => dialect.oneOf(sql`t."kind"`, kinds),
    sectors: (codes, { dialect }) => dialect.oneOf(sql`t."sectorId"`, codes.map(sectorId)),
  },
}

@ArgsType()
class InitiatorsArgs extends PageArgs {
  @Field(() => [InitiatorKind], { nullable: true, description: 'Only these kinds.' })
  kinds?: InitiatorKind[] | null

  @Field(() => [SectorCode], { nullable: true, description: 'Only from these sectors.' })
  sectors?: SectorCode[] | null
}

@Resolver(() => Initiator)
export class InitiatorResolver {
  @Query(() => Initiator, {
    nullable: true,
    description: 'One initiator. Null if there is no initiator with this id.',
  })
  initiator(
    @Arg('id', () => ID, { description: 'The id: `initiator_01j…`.' }) id: string,
    @Ctx() context: Context,
  ) {
    return byId(initiators, context).load(id)
  }

  @Query(() => InitiatorConnection, {
    description: 'The initiators, by name. Those without a name come last.',
  })
  initiators(
    @Args(() => InitiatorsArgs) { kinds, sectors, ...page }: InitiatorsArgs,
    @Ctx() context: Context,
  ) {
    return pageOf(allInitiators, null, { ...page, filter: { kinds, sectors } }, context)
  }

  @RecordField<Initiator>(sectors, 'sectorId', {
    type: () => Sector,
    description: 'The sector it belongs to.',
  })
  readonly sector!: Sector

  @RecordField<Initiator>(organisations, 'organisationId', {
    type: () => Organisation,
    nullable: true,
    description: 'The organisation behind it, if the registry has it. Null: none, or not known.',
  })
  readonly organisation!: Organisation | null
}
