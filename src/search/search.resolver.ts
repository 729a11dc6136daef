import { Args, ArgsType, Ctx, createUnionType, Field, Query, Resolver } from 'type-graphql'
import { Event } from '../event/event.entity'
import { Guide } from '../guide/guide.entity'
import { Organisation } from '../organisation/organisation.entity'
import { Partnership } from '../partnership/partnership.entity'
import { connectionOf } from '../shared/connection'
import type { Context } from '../shared/context'
import { ForwardArgs } from '../shared/page'
import { SearchType } from './search.enums'
import { MOST_OF_A_KIND, searchAll } from './search-all'

const SearchResult = createUnionType({
  name: 'SearchResult',
  description: 'What a search over everything can find.',
  types: () => [Partnership, Event, Organisation, Guide] as const,
  resolveType: (value) => value.constructor.name,
})

const SearchConnection = connectionOf('Search', () => SearchResult, { plural: 'results' })

@ArgsType()
class SearchArgs extends ForwardArgs {
  @Field(() => String, {
    description:
      'Words, in any case and without diacritics if you like: `zolw` finds „Żółw”. Each may be just the beginning of a word. At most 200 characters; one without a letter or digit finds nothing.',
  })
  query!: string

  @Field(() => [SearchType], { nullable: true, description: 'What to look for; everything if not given.' })
  types?: SearchType[] | null
}

@Resolver()
export class SearchResolver {
  @Query(() => SearchConnection, {
    description: `Partnerships, events, organisations and guides that hold all words of the query. Best first: the name begins with it, the name contains it, it is elsewhere; then by name. Of each kind, at most ${MOST_OF_A_KIND} whose names begin with the query and ${MOST_OF_A_KIND} others are listed and counted: where that is too few, add a word, or use the search of the filter of partnerships, events or organisations, which lists them all.`,
  })
  search(@Args(() => SearchArgs) args: SearchArgs, @Ctx() context: Context) {
    return searchAll(args, context)
  }
}
