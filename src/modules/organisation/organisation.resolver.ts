import { IsOptional, ValidateNested } from 'class-validator'
import sql from 'sql-template-tag'
import { Arg, Args, ArgsType, Ctx, Field, ID, Query, Resolver } from 'type-graphql'
import { byId, byKey } from '../../core/collections/collection'
import type { Context } from '../../core/context'
import { PageField, RecordField } from '../../core/lists/declared-fields'
import { pageOf } from '../../core/lists/list'
import type { List } from '../../core/lists/list-declaration'
import { connectionOf, type Page, PageArgs } from '../../core/lists/page'
import { exactlyOne } from '../../core/validate'
import { Sector, sectors } from '../sector/sector.entity'
import { Territory, territories } from '../territory/territory.entity'
import { Organisation, organisations } from './organisation.entity'
import { OrganisationFilter, organisationConditions } from './organisation.filter'

export const OrganisationConnection = connectionOf('Organisation', () => Organisation, {
  plural: 'organisations',
})

const orders = { NAME: { by: () => [sql`t."nameKey"`] } }

export const allOrganisations: List<Organisation, OrganisationFilter> = {
  name: 'Query.organisations',
  of: organisations,
  orders,
  conditions: organisationConditions,
  searched: 'organisation',
}

const organisationsOfSector: List<Organisation> = {
  name: 'Sector.organisations',
  of: organisations,
  under: (sector) => sql`t."sectorId" = ${sector}`,
  orders,
}

@ArgsType()
class OrganisationsArgs extends PageArgs {
  @Field(() => OrganisationFilter, {
    nullable: true,
    description: 'Which organisations to list. By default, all.',
  })
  @IsOptional()
  @ValidateNested()
  filter?: OrganisationFilter | null
}

@Resolver(() => Organisation)
export class OrganisationResolver {
  @Query(() => Organisation, {
    nullable: true,
    description: 'One organisation, by its id or its KRS number: give exactly one. Null if there is none.',
  })
  organisation(
    @Arg('id', () => ID, { nullable: true, description: 'The id: `organisation_01j…`.' }) id: string | null,
    @Arg('krs', () => String, {
      nullable: true,
      description: 'The number in the National Court Register, 10 digits.',
    })
    krs: string | null,
    @Ctx() context: Context,
  ) {
    const [name, value] = exactlyOne({ id, krs })
    return name === 'id'
      ? byId(organisations, context).load(value)
      : byKey(organisations, 'krs', context).load(value)
  }

  @Query(() => OrganisationConnection, { description: 'The organisations of the registry, by name.' })
  organisations(@Args(() => OrganisationsArgs) args: OrganisationsArgs, @Ctx() context: Context) {
    return pageOf(allOrganisations, null, args, context)
  }

  @RecordField<Organisation>(sectors, 'sectorId', {
    type: () => Sector,
    nullable: true,
    description: 'The sector it belongs to. Null: not known.',
  })
  readonly sector!: Sector | null

  @RecordField<Organisation>(territories, 'territoryId', {
    type: () => Territory,
    nullable: true,
    description: 'The unit of the administrative division it belongs to. Null: not known.',
  })
  readonly territory!: Territory | null
}

@Resolver(() => Sector)
export class SectorOrganisationsResolver {
  @PageField(organisationsOfSector, {
    type: () => OrganisationConnection,
    args: () => PageArgs,
    description: 'The organisations of this sector, by name.',
  })
  readonly organisations!: Page<Organisation>
}
