import sql, { type Sql } from 'sql-template-tag'
import { Directive, Field, ObjectType } from 'type-graphql'
import type { Dialect } from '../../core/collections/dialect'
import type { Context } from '../../core/context'
import { resultsOf, type Search } from '../search/search-all'
import type { Dimension } from './dimension'
import { countsBy, SearchTypes } from './facet-counts'
import { Facets } from './facets'
import { sharedTallies, type Tallies, tally } from './tallies'
import { byUnit, levelNamed } from './unit-dimension'

/** By what an id begins with: `partnership_01j…`. */
const byType = ({ position }: Dialect): Dimension => ({
  columns: {},
  value: sql`substr(found."id", 1, ${position(sql`found."id"`, sql`'_'`)} - 1)`,
  textOf: (prefix) => prefix.toUpperCase(),
})

const placing = {
  columns: {},
  inUnits: sql`SELECT found."id", coalesce(held."territoryId", body."territoryId", guide."territoryId", found."id") AS "territoryId"
    FROM found LEFT JOIN "event" AS held ON held."id" = found."id"
    LEFT JOIN "organisation" AS body ON body."id" = found."id" LEFT JOIN "guide" ON guide."id" = found."id"`,
  inPartnerships: sql`SELECT found."id", coalesce(held."partnershipId", found."id") AS "partnershipId" FROM found
    LEFT JOIN "event" AS held ON held."id" = found."id" WHERE held."territoryId" IS NULL`,
}

export const searchTallies = (search: Search, context: Context): Tallies =>
  sharedTallies(`search ${JSON.stringify(search)}`, context, async (names) => {
    const results = resultsOf(search, context)
    if (results === null) return names.map(() => new Map())
    const dimensions = names.map((each) => {
      const level = levelNamed(each)
      return level ? byUnit(placing, level, search) : byType(context.reader.dialect)
    })
    const found = (columns: Sql) => sql`SELECT ${columns} FROM (${results}) AS t`
    return tally(dimensions, found, context)
  })

@Directive('@shareable')
@ObjectType({
  simpleResolvers: true,
  description: 'How the results of a search are made up. All of it is counted in one go.',
})
export class SearchFacets extends Facets {
  @Directive('@cost(weight: 5)')
  @Field(() => [SearchTypes.type], { description: 'How many of the results are of each kind.' })
  get types() {
    return countsBy(this.tallies, 'types', SearchTypes)
  }
}
