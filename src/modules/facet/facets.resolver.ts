import { Ctx, Directive, FieldResolver, Resolver, Root } from 'type-graphql'
import type { Context } from '../../core/context'
import type { Page } from '../../core/lists/page'
import { allEvents } from '../event/event.lists'
import { EventConnection } from '../event/event.resolver'
import { allOrganisations, OrganisationConnection } from '../organisation/organisation.resolver'
import { PartnershipConnection } from '../partnership/partnership.connection'
import { allPartnerships } from '../partnership/partnership.lists'
import { SearchConnection } from '../search/search.resolver'
import type { Search } from '../search/search-all'
import { EventFacets, eventDimension } from './event-facets'
import { OrganisationFacets, organisationDimension } from './organisation-facets'
import { PartnershipFacets, partnershipDimension } from './partnership-facets'
import { SearchFacets, searchTallies } from './search-facets'
import { talliesOf } from './tallies'

const DESCRIPTION =
  'How the whole list is made up under its filter, regardless of the page. Each number is the totalCount of the list with that value in its filter. Null for a list under a record.'

@Resolver(() => PartnershipConnection)
export class PartnershipFacetsResolver {
  @Directive('@cost(weight: 40)')
  @FieldResolver(() => PartnershipFacets, { nullable: true, description: DESCRIPTION })
  facets(@Root() { filter }: Page<object>, @Ctx() context: Context) {
    if (filter === null) return null
    const counting = { dimensionOf: partnershipDimension, context }
    return new PartnershipFacets(talliesOf(allPartnerships, filter, counting))
  }
}

@Resolver(() => EventConnection)
export class EventFacetsResolver {
  @Directive('@cost(weight: 200)')
  @FieldResolver(() => EventFacets, { nullable: true, description: DESCRIPTION })
  facets(@Root() { filter }: Page<object>, @Ctx() context: Context) {
    if (filter === null) return null
    return new EventFacets(talliesOf(allEvents, filter, { dimensionOf: eventDimension, context }))
  }
}

@Resolver(() => OrganisationConnection)
export class OrganisationFacetsResolver {
  @Directive('@cost(weight: 40)')
  @FieldResolver(() => OrganisationFacets, { nullable: true, description: DESCRIPTION })
  facets(@Root() { filter }: Page<object>, @Ctx() context: Context) {
    if (filter === null) return null
    const counting = { dimensionOf: organisationDimension, context }
    return new OrganisationFacets(talliesOf(allOrganisations, filter, counting))
  }
}

@Resolver(() => SearchConnection)
export class SearchFacetsResolver {
  @Directive('@cost(weight: 60)')
  @FieldResolver(() => SearchFacets, {
    description:
      'How the results are made up, regardless of the page: of those that are listed and counted, which are not all where a kind has very many.',
  })
  facets(@Root() { filter }: Page<object>, @Ctx() context: Context) {
    return new SearchFacets(searchTallies(filter as Search, context))
  }
}
