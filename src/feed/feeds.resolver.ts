import { Ctx, Directive, Field, FieldResolver, ObjectType, Resolver, Root } from 'type-graphql'
import { EventConnection } from '../event/event.connection'
import { OrganisationConnection } from '../organisation/organisation.connection'
import { PartnershipConnection } from '../partnership/partnership.connection'
import type { Context } from '../shared/context'
import type { Page } from '../shared/page'
import { WebAddress } from '../shared/scalars'
import { type DatasetName, datasets } from './dataset'
import { spelled } from './feed-filter'
import { formats } from './formats/formats'

const formatsOf = (dataset: DatasetName) => formats.filter((format) => format.datasets.includes(dataset))

/** The addresses of one list in every format that it has. */
function feedsOf(name: string, dataset: DatasetName) {
  @Directive('@shareable')
  @ObjectType(name, {
    simpleResolvers: true,
    description: `The ${dataset} that the list finds, all of them, as files: addresses to be read without GraphQL.`,
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
  'The whole list, whatever the page, as feeds with this very filter. Null: a list under a record, which no filter alone describes.'

function addresses({ filter }: Page<object>, dataset: DatasetName, { publicUrl }: Context) {
  if (filter === null) return null
  const query = spelled(datasets[dataset], filter).toString()
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
