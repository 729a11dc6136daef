import { Max, Min } from 'class-validator'
import { Args, ArgsType, Ctx, Directive, Field, FieldResolver, Float, Resolver, Root } from 'type-graphql'
import { byId } from '../../core/collections/collection'
import type { Context } from '../../core/context'
import { ForwardArgs } from '../../core/lists/page'
import { LanguageArgs } from '../../core/vocabulary'
import { Organisation, organisations } from '../organisation/organisation.entity'
import { partnerships } from '../partnership/partnership.collection'
import { Partnership } from '../partnership/partnership.entity'
import { explain } from './explain-reason'
import { suggestedOrganisations } from './suggested-organisations'
import { suggestedPartnerships } from './suggested-partnerships'
import {
  PartnerSuggestion,
  PartnerSuggestionConnection,
  PartnershipSuggestion,
  PartnershipSuggestionConnection,
  SuggestionReason,
} from './suggestion.types'
import { pageOfSuggestions } from './suggestion-page'

const DEFAULT_RADIUS_KM = 30
const MAX_RADIUS_KM = 100

@ArgsType()
class SuggestionsArgs extends ForwardArgs {
  @Field(() => Float, {
    defaultValue: DEFAULT_RADIUS_KM,
    description: `How near is near, in kilometres, 0 to ${MAX_RADIUS_KM}.`,
  })
  @Min(0)
  @Max(MAX_RADIUS_KM)
  radiusKm!: number
}

const ORDER =
  'The most reasons first; among as many, the nearest; then the oldest record. The distance is from the seat of the unit of the organisation to the nearest of the location of the partnership and the seats of its territories.'

@Resolver(() => PartnerSuggestion)
export class PartnerSuggestionResolver {
  @FieldResolver(() => Organisation, { description: 'The organisation that is suggested.' })
  organisation(@Root() { id }: PartnerSuggestion, @Ctx() context: Context) {
    return byId(organisations, context).load(id)
  }
}

@Resolver(() => PartnershipSuggestion)
export class PartnershipSuggestionResolver {
  @FieldResolver(() => Partnership, { description: 'The partnership that is suggested.' })
  partnership(@Root() { id }: PartnershipSuggestion, @Ctx() context: Context) {
    return byId(partnerships, context).load(id)
  }
}

@Resolver(() => SuggestionReason)
export class SuggestionReasonResolver {
  @FieldResolver(() => String, { description: 'The reason, in a sentence for people.' })
  explanation(@Root() reason: SuggestionReason, @Args(() => LanguageArgs) { language }: LanguageArgs) {
    return explain(reason, language)
  }
}

@Resolver(() => Partnership)
export class PartnershipSuggestionsResolver {
  @Directive('@cost(weight: 100)')
  @FieldResolver(() => PartnerSuggestionConnection, {
    description: `Organisations near it that might be the partners that it lacks or looks for. Organisations that are, were or are asked to be members are left out. ${ORDER} Empty: nothing fits, its place is not known, or it has ended.`,
  })
  async partnerSuggestions(
    @Root() { id }: Partnership,
    @Args(() => SuggestionsArgs) { radiusKm, ...args }: SuggestionsArgs,
    @Ctx() context: Context,
  ) {
    const suggestions = await suggestedOrganisations(radiusKm, context).load(id)
    const toNode = (each: (typeof suggestions)[number]) => new PartnerSuggestion(each)
    return pageOfSuggestions({ name: 'Partnership.partnerSuggestions', suggestions }, args, {
      toNode,
      context,
    })
  }
}

@Resolver(() => Organisation)
export class OrganisationSuggestionsResolver {
  @Directive('@cost(weight: 100)')
  @FieldResolver(() => PartnershipSuggestionConnection, {
    description: `Partnerships near it that lack its sector, or look for its sector or for what it offers. Those of which it is, was or is asked to be a member are left out, and those that have ended. ${ORDER} Empty: nothing fits, or its territory is not known.`,
  })
  async partnershipSuggestions(
    @Root() { id }: Organisation,
    @Args(() => SuggestionsArgs) { radiusKm, ...args }: SuggestionsArgs,
    @Ctx() context: Context,
  ) {
    const suggestions = await suggestedPartnerships(radiusKm, context).load(id)
    const toNode = (each: (typeof suggestions)[number]) => new PartnershipSuggestion(each)
    return pageOfSuggestions({ name: 'Organisation.partnershipSuggestions', suggestions }, args, {
      toNode,
      context,
    })
  }
}
