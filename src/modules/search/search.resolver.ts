import { Args, ArgsType, Ctx, Directive, Field, Query, Resolver } from 'type-graphql'
import { SearchResult } from '../../core/collections/node'
import type { Context } from '../../core/context'
import { connectionOf, ForwardArgs } from '../../core/lists/page'
import { MAX_PER_TYPE, SearchType, searchAll } from './search-all'

export const SearchConnection = connectionOf('Search', () => SearchResult, { plural: 'results' })

@ArgsType()
class SearchArgs extends ForwardArgs {
  @Field(() => String, {
    description:
      'Words to find. Case and diacritics do not matter (`zolw` finds „Żółw”), and the beginning of a word is enough. At most 200 characters; a text without letters and digits finds nothing.',
  })
  query!: string

  @Field(() => [SearchType], { nullable: true, description: 'What to look for. By default, everything.' })
  types?: SearchType[] | null

  @Field(() => String, {
    nullable: true,
    description:
      'Only what lies in the unit with this TERYT code, or in a unit below it: `1465`. An unknown code finds nothing.',
  })
  territory?: string | null
}

@Resolver()
export class SearchResolver {
  @Directive('@cost(weight: 60)')
  @Query(() => SearchConnection, {
    description: `Territories, partnerships, events, organisations and guides that contain all words of the query. Names that begin with the query come first, then names that contain it, then the others; of each, first the territories, then by name. At most ${MAX_PER_TYPE} results of each kind whose names begin with the query and ${MAX_PER_TYPE} others are listed and counted. If you need more, add a word, or use search in the filter of partnerships, events or organisations, which has no such limit.`,
  })
  search(@Args(() => SearchArgs) args: SearchArgs, @Ctx() context: Context) {
    return searchAll(args, context)
  }
}
