import { Ctx, Directive, Field, FieldResolver, ObjectType, Resolver, Root } from 'type-graphql'
import type { Context } from '../../core/context'
import type { Page } from '../../core/lists/page'
import { WebAddress } from '../../core/scalars'
import { EventConnection } from '../../modules/event/event.resolver'
import { OrganisationConnection } from '../../modules/organisation/organisation.resolver'
import { PartnershipConnection } from '../../modules/partnership/partnership.connection'
import { type DatasetName, datasets } from './dataset'
import { serialiseFilter } from './feed-filter'
import { formats } from './formats/formats'

const formatsOf = (dataset: DatasetName) => formats.filter((format) => format.datasets.includes(dataset))

/** The addresses of one list in every format that it has. */
function feedsOf(name: string, dataset: DatasetName) {
  @Directive('@shareable')
  @ObjectType(name, {
    simpleResolvers: true,
    description: `All ${dataset} that the list finds, as files that can be read without GraphQL.`,
  })
  class Feeds {}
  for (const { extension, meaning } of formatsOf(dataset))
    Field(() => WebAddress, { description: meaning })(Feeds.prototype, extension)
  return Feeds
}

const PartnershipFeeds = feedsOf('PartnershipFeeds', 'partnerships')
const EventFeeds = feedsOf('EventFeeds', 'events')
const OrganisationFeeds = feedsOf('OrganisationFeeds', 'organisations')

const DESCRIPTION =
  'The whole list as files, with the same filter and regardless of the page. Null for a list under a record.'

function addresses({ filter }: Page<object>, dataset: DatasetName, { publicUrl }: Context) {
  if (filter === null) return null
  const query = serialiseFilter(datasets[dataset], filter).toString()
  return Object.fromEntries(
    formatsOf(dataset).map(({ extension }) => [
      extension,
      `${publicUrl}/feeds/${dataset}.${extension}${query && `?${query}`}`,
    ]),
  )
}

@Resolver(() => PartnershipConnection)
export class PartnershipFeedsResolver {
  @FieldResolver(() => PartnershipFeeds, { nullable: true, description: DESCRIPTION })
  feeds(@Root() page: Page<object>, @Ctx() context: Context) {
    return addresses(page, 'partnerships', context)
  }
}

@Resolver(() => EventConnection)
export class EventFeedsResolver {
  @FieldResolver(() => EventFeeds, { nullable: true, description: DESCRIPTION })
  feeds(@Root() page: Page<object>, @Ctx() context: Context) {
    return addresses(page, 'events', context)
  }
}

@Resolver(() => OrganisationConnection)
export class OrganisationFeedsResolver {
  @FieldResolver(() => OrganisationFeeds, { nullable: true, description: DESCRIPTION })
  feeds(@Root() page: Page<object>, @Ctx() context: Context) {
    return addresses(page, 'organisations', context)
  }
}
