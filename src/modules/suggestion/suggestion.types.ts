import { Directive, Field, Float, ObjectType } from 'type-graphql'
import { connectionOf } from '../../core/lists/page'
import { SectorCode } from '../sector/sector.entity'
import { SuggestionReasonKind } from './suggestion.enums'
import type { FoundReason, Suggestion } from './suggestion-reasons'

@Directive('@shareable')
@ObjectType({
  simpleResolvers: true,
  description:
    'One reason why an organisation and a partnership are suggested to each other. The records of the two show it.',
})
export class SuggestionReason implements FoundReason {
  @Field(() => SuggestionReasonKind, { description: 'What kind of reason it is.' })
  kind!: SuggestionReasonKind

  @Field(() => SectorCode, {
    nullable: true,
    description: 'The sector that is sought or missing. Null for OFFER_SOUGHT.',
  })
  sector!: SectorCode | null

  @Field(() => [String], {
    description:
      'Those entries of Organisation.offers that have words in common with Partnership.seeksText. Empty but for OFFER_SOUGHT.',
  })
  offers!: readonly string[]

  @Field(() => [String], {
    description:
      'These words, as Partnership.seeksText has them. Other forms of a word count, common words and those of less than four letters do not. Empty but for OFFER_SOUGHT.',
  })
  words!: readonly string[]
}

@ObjectType({ simpleResolvers: true })
abstract class SuggestionFields {
  @Field(() => [SuggestionReason], {
    description: 'Why, at least one reason. Suggestions with more reasons come first.',
  })
  readonly reasons: readonly SuggestionReason[]

  @Field(() => Float, {
    description:
      'How far the two are from each other in kilometres, to the metre. Of suggestions with as many reasons, the nearer come first.',
  })
  readonly distanceKm: number

  /** Of the record that is suggested. */
  readonly id: string

  constructor({ id, reasons, distanceKm }: Suggestion) {
    this.id = id
    this.distanceKm = distanceKm
    this.reasons = reasons.map((reason) => Object.assign(new SuggestionReason(), reason))
  }
}

@Directive('@shareable')
@ObjectType({
  simpleResolvers: true,
  description: 'An organisation that might be a partner of a partnership (Polish: propozycja partnera).',
})
export class PartnerSuggestion extends SuggestionFields {}

@Directive('@shareable')
@ObjectType({
  simpleResolvers: true,
  description: 'A partnership that might need an organisation (Polish: propozycja partnerstwa).',
})
export class PartnershipSuggestion extends SuggestionFields {}

export const PartnerSuggestionConnection = connectionOf('PartnerSuggestion', () => PartnerSuggestion, {
  plural: 'suggested organisations',
})

export const PartnershipSuggestionConnection = connectionOf(
  'PartnershipSuggestion',
  () => PartnershipSuggestion,
  { plural: 'suggested partnerships' },
)
