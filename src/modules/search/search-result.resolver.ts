import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql'
import { SearchResult } from '../../core/collections/node'
import type { Context } from '../../core/context'
import { WebAddress } from '../../core/scalars'
import { dayAt } from '../../core/values/local-day'
import { withoutMarkdown } from '../../core/values/markdown'
import { Language, OptionalLanguageArgs } from '../../core/vocabulary'
import { Event } from '../event/event.entity'
import { Guide } from '../guide/guide.entity'
import { Organisation } from '../organisation/organisation.entity'
import { Partnership } from '../partnership/partnership.entity'
import { Territory } from '../territory/territory.entity'
import { paths } from '../territory/territory-path'

const MAX_SUMMARY_LENGTH = 200

const TITLE = 'The name, as a search shows it.'

@Resolver(() => SearchResult)
export class SearchResultResolver {
  @FieldResolver(() => WebAddress, { description: 'The address of its page, for people.' })
  url(@Root() { id }: SearchResult, @Ctx() { publicUrl }: Context) {
    return `${publicUrl}/records/${id}`
  }
}

@Resolver(() => Partnership)
export class PartnershipResultResolver {
  @FieldResolver(() => String, { description: TITLE })
  title(@Root() { name }: Partnership) {
    return name
  }
}

@Resolver(() => Organisation)
export class OrganisationResultResolver {
  @FieldResolver(() => String, { description: TITLE })
  title(@Root() { name }: Organisation) {
    return name
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'Where it is: the path of its unit. Null: not known.',
  })
  summary(@Root() { territoryId }: Organisation, @Ctx() context: Context) {
    return territoryId === null ? null : paths(context).load(territoryId)
  }
}

@Resolver(() => Event)
export class EventResultResolver {
  @FieldResolver(() => String, { nullable: true, description: 'When and where: `2027-05-01, Park Kaskada`.' })
  summary(@Root() { startsAt, timeZone, place }: Event) {
    return [dayAt(startsAt, timeZone), ...(place === null ? [] : [place])].join(', ')
  }
}

@Resolver(() => Guide)
export class GuideResultResolver {
  @FieldResolver(() => String, { nullable: true, description: 'How it begins. Null: it has no text.' })
  summary(
    @Root() { storedSections }: Guide,
    @Args(() => OptionalLanguageArgs) { language }: OptionalLanguageArgs,
  ) {
    const [paragraph = ''] = (storedSections[0]?.bodies[language ?? Language.PL] ?? '')
      .trim()
      .split(/\n\s*\n/)
    const text = withoutMarkdown(paragraph).replace(/\s+/g, ' ')
    if (text.length <= MAX_SUMMARY_LENGTH) return text || null
    return `${text.slice(0, MAX_SUMMARY_LENGTH).replace(/\s+\S*$/, '')}…`
  }
}

@Resolver(() => Territory)
export class TerritoryResultResolver {
  @FieldResolver(() => String, { description: TITLE })
  title(@Root() { name }: Territory) {
    return name
  }

  @FieldResolver(() => String, { nullable: true, description: 'The name with the units above it: its path.' })
  summary(@Root() { id }: Territory, @Ctx() context: Context) {
    return paths(context).load(id)
  }
}
