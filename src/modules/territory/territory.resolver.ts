import sql, { join, raw } from 'sql-template-tag'
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
import { byId, byKey } from '../../core/collections/collection'
import type { Context } from '../../core/context'
import { childrenOf, pageOf } from '../../core/lists/list'
import type { List, Order } from '../../core/lists/list-declaration'
import { connectionOf, PageArgs } from '../../core/lists/page'
import { rank } from '../../core/lists/search'
import { foldedPhrase } from '../../core/values/polish-text'
import { unit } from './named-units'
import { Territory, territories } from './territory.entity'
import { TerritoryLevel } from './territory.enums'
import { hasWords } from './territory.filter'
import { paths } from './territory-path'

const TerritoryConnection = connectionOf('Territory', () => Territory, { plural: 'territories' })

const byCode = { by: () => [sql`t."code"`] }
const orders = { CODE: byCode }

const LEVELS = Object.values(TerritoryLevel)

/** Names that are just the text, then those that begin with it, contain it, or have its words; the larger unit first. */
const byName: Order<TerritoryFilter> = {
  by: ({ search }, scope) => {
    const text = search ?? ''
    const level = join(
      LEVELS.map((each, index) => sql`WHEN ${each} THEN ${raw(`${index}`)}`),
      ' ',
    )
    return [
      sql`CASE WHEN t."nameFolded" = ${foldedPhrase(text)} THEN 0 ELSE 1 + ${rank(text, scope)} END`,
      sql`CASE t."level" ${level} END`,
      sql`t."code"`,
    ]
  },
}

interface TerritoryFilter {
  readonly level?: TerritoryLevel | null
  readonly parent?: string | null
  readonly search?: string | null
  readonly includeHistorical?: boolean | null
}

const allTerritories: List<Territory, TerritoryFilter, 'CODE' | 'NAME'> = {
  name: 'Query.territories',
  of: territories,
  orders: { CODE: byCode, NAME: byName },
  conditions: {
    level: (level) => sql`t."level" = ${level}`,
    parent: (code) => sql`t."parentId" = ${unit(code)}`,
    search: (text, { dialect }) => hasWords(text, dialect),
    includeHistorical: (include) => (include ? null : sql`t."isHistorical" = FALSE`),
  },
}

const childrenOfTerritory: List<Territory> = {
  name: 'Territory.children',
  of: territories,
  under: (parent) => sql`t."parentId" = ${parent} AND t."isHistorical" = FALSE`,
  orders,
}

@ArgsType()
class TerritoriesArgs extends PageArgs {
  @Field(() => TerritoryLevel, { nullable: true, description: 'Only units of this level.' })
  level?: TerritoryLevel | null

  @Field(() => String, {
    nullable: true,
    description: 'Only units directly below the unit with this TERYT code. An unknown code finds nothing.',
  })
  parent?: string | null

  @Field(() => String, {
    nullable: true,
    description:
      'Words of the name. Case and diacritics do not matter: `lodz` finds „Łódź”. Names that are just the text come first. At most 200 characters.',
  })
  search?: string | null

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Whether to include units that the register no longer has.',
  })
  includeHistorical!: boolean
}

@Resolver(() => Territory)
export class TerritoryResolver {
  @Query(() => Territory, {
    nullable: true,
    description:
      'One unit of the administrative division. The code of a gmina before it changed its kind, or of its town or rural area, leads to the gmina. Null if no unit has this code.',
  })
  territory(
    @Arg('code', () => String, { description: 'The TERYT code: `PL`, `14`, `1465`, `1465058`.' })
    code: string,
    @Ctx() context: Context,
  ) {
    return byKey(territories, 'code', context).load(code)
  }

  @Query(() => TerritoryConnection, {
    description: 'Units of the administrative division, by code; with search, best matches first.',
  })
  territories(
    @Args(() => TerritoriesArgs) { level, parent, search, includeHistorical, ...page }: TerritoriesArgs,
    @Ctx() context: Context,
  ) {
    return pageOf(
      allTerritories,
      null,
      {
        ...page,
        filter: { level, parent, search, includeHistorical },
        orderBy: search == null ? 'CODE' : 'NAME',
      },
      context,
    )
  }

  @FieldResolver(() => String, {
    description:
      'The name with the units above it, in Polish, because many units share a name: `Wieliczka, powiat wielicki, województwo małopolskie`.',
  })
  path(@Root() territory: Territory, @Ctx() context: Context) {
    return paths(context).load(territory.id)
  }

  @FieldResolver(() => Territory, {
    nullable: true,
    description:
      'The unit that contains it. Of a unit that is no more: the one in its place, if it is known. Null for the country.',
  })
  parent(@Root() territory: Territory, @Ctx() context: Context) {
    return territory.parentId === null ? null : byId(territories, context).load(territory.parentId)
  }

  @FieldResolver(() => Territory, {
    nullable: true,
    description: 'Of a unit that is no more: the one that has taken its place. Null: none, or not known.',
  })
  successor(@Root() territory: Territory, @Ctx() context: Context) {
    return territory.successorId === null ? null : byId(territories, context).load(territory.successorId)
  }

  @Directive('@listSize(assumedSize: 30)')
  @FieldResolver(() => [Territory], {
    description:
      'The units directly below it, by code, as far as the registry has them. Without units that are no more.',
  })
  children(@Root() territory: Territory, @Ctx() context: Context) {
    return childrenOf(childrenOfTerritory, territory.id, context)
  }
}
