import sql from 'sql-template-tag'
import {
  Arg,
  Args,
  ArgsType,
  Ctx,
  Directive,
  Field,
  FieldResolver,
  Query,
  Resolver,
  Root,
} from 'type-graphql'
import { byId, byKey } from '../shared/collection'
import { connectionOf } from '../shared/connection'
import type { Context } from '../shared/context'
import { allOf } from '../shared/dialect'
import { childrenOf, pageOf } from '../shared/list'
import type { List } from '../shared/list-declaration'
import { PageArgs } from '../shared/page'
import { tokens } from '../shared/polish-text'
import { unit } from './coverage'
import { Territory, territories } from './territory.entity'
import { TerritoryLevel } from './territory.enums'

const TerritoryConnection = connectionOf('Territory', () => Territory, { plural: 'territories' })

const orders = { CODE: { by: () => [sql`t."code"`] } }

interface TerritoryFilter {
  readonly level?: TerritoryLevel | null
  readonly parent?: string | null
  readonly search?: string | null
  readonly includeHistorical?: boolean | null
}

const allTerritories: List<Territory, TerritoryFilter> = {
  name: 'Query.territories',
  of: territories,
  orders,
  conditions: {
    level: (level) => sql`t."level" = ${level}`,
    parent: (code) => sql`t."parentId" = ${unit(code)}`,
    // The register is small: its names are looked through, without an index.
    search: (text, { dialect }) => {
      const words = tokens(text)
      if (words.length === 0) return sql`1 = 0`
      return allOf(words.map((word) => sql`${dialect.position(sql`t."nameFolded"`, sql`${` ${word}`}`)} > 0`))
    },
    includeHistorical: (include) => (include ? null : sql`t."isHistorical" = FALSE`),
  },
}

const childrenOfTerritory: List<Territory> = {
  name: 'Territory.children',
  of: territories,
  under: (parent) => sql`t."parentId" = ${parent}`,
  orders,
}

@ArgsType()
class TerritoriesArgs extends PageArgs {
  @Field(() => TerritoryLevel, { nullable: true, description: 'Of this level only.' })
  level?: TerritoryLevel | null

  @Field(() => String, {
    nullable: true,
    description: 'Directly below the unit of this TERYT code. An unknown code finds nothing.',
  })
  parent?: string | null

  @Field(() => String, {
    nullable: true,
    description:
      'Words of the name, in any case and without diacritics if you like: `lodz` finds „Łódź”. At most 200 characters.',
  })
  search?: string | null

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Whether units that the register no longer has are in the list.',
  })
  includeHistorical!: boolean
}

@Resolver(() => Territory)
export class TerritoryResolver {
  @Query(() => Territory, {
    nullable: true,
    description: 'One unit of the administrative division. Null: no unit has this code.',
  })
  territory(
    @Arg('code', () => String, { description: 'The TERYT code: `PL`, `14`, `1465`, `1465058`.' })
    code: string,
    @Ctx() context: Context,
  ) {
    return byKey(territories, 'code', context).load(code)
  }

  @Query(() => TerritoryConnection, { description: 'Units of the administrative division, by code.' })
  territories(
    @Args(() => TerritoriesArgs) { level, parent, search, includeHistorical, ...page }: TerritoriesArgs,
    @Ctx() context: Context,
  ) {
    return pageOf(
      allTerritories,
      null,
      { ...page, filter: { level, parent, search, includeHistorical } },
      context,
    )
  }

  @FieldResolver(() => Territory, {
    nullable: true,
    description: 'The unit it lies in. Null for the country.',
  })
  parent(@Root() territory: Territory, @Ctx() context: Context) {
    return territory.parentId === null ? null : byId(territories, context).load(territory.parentId)
  }

  @Directive('@listSize(assumedSize: 30)')
  @FieldResolver(() => [Territory], {
    description: 'The units directly below it that the registry has, by code.',
  })
  children(@Root() territory: Territory, @Ctx() context: Context) {
    return childrenOf(childrenOfTerritory, territory.id, context)
  }
}
