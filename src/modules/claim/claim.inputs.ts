import { IsOptional, ValidateBy } from 'class-validator'
import { Field, ID, InputType, ObjectType } from 'type-graphql'
import { IsPlainText, tidy } from '../../core/values/plain-text'
import { ChangePayload, creating } from '../../mutations/mutation.inputs'
import { recordPayload } from '../../mutations/payload'
import { HouseRuleCode } from '../moderation/house-rules'
import { Claim } from './claim.entity'
import { ClaimDecision } from './claim.enums'

const MIN_LENGTH = 10
const MAX_LENGTH = 2_000

/** A word or two tell nobody who somebody is. */
const IsLongEnough = (): PropertyDecorator =>
  ValidateBy({
    name: 'minLength',
    constraints: [MIN_LENGTH],
    validator: {
      validate: (value) => typeof value !== 'string' || [...tidy(value)].length >= MIN_LENGTH,
      defaultMessage: (args) => `${args?.property} must have at least ${MIN_LENGTH} characters.`,
    },
  })

@InputType()
abstract class ClaimFields {
  @Field({
    description: `Who you are, and why you may speak for it: plain text, ${MIN_LENGTH} to 2,000 characters. Only you, editors of the territory and administrators can read it.`,
  })
  @IsPlainText(MAX_LENGTH)
  @IsLongEnough()
  reason!: string
}

@InputType({ description: 'The partnership whose record you want to manage, and why.' })
export class ClaimPartnershipInput extends creating(ClaimFields) {
  @Field(() => ID, { description: 'The id of the partnership: `partnership_01j…`.' })
  partnershipId!: string
}

@InputType({ description: 'The organisation you want to represent, and why.' })
export class ClaimOrganisationInput extends creating(ClaimFields) {
  @Field(() => ID, { description: 'The id of the organisation: `organisation_01j…`.' })
  organisationId!: string
}

@InputType({ description: 'The decision about a claim, and the reason.' })
export class DecideClaimInput {
  @Field(() => ID, { description: 'The id of the claim: `claim_01j…`.' })
  id!: string

  @Field(() => ClaimDecision, { description: 'Whether the claimant may manage the record.' })
  decision!: ClaimDecision

  @Field(() => String, {
    nullable: true,
    description: 'What you tell the claimant: plain text, at most 2,000 characters. Required for REJECT.',
  })
  @IsOptional()
  @IsPlainText(MAX_LENGTH)
  statement?: string | null

  @Field(() => HouseRuleCode, {
    nullable: true,
    description: 'The house rule that a rejection rests on. By default, MANDATE.',
  })
  rule?: HouseRuleCode | null
}

@InputType({ description: 'Which of your open claims to withdraw.' })
export class WithdrawClaimInput {
  @Field(() => ID, { description: 'The id of the claim to withdraw: `claim_01j…`.' })
  id!: string
}

@ObjectType({ simpleResolvers: true, description: 'The answer to a change of a claim.' })
class ClaimPayload extends ChangePayload {
  @Field(() => Claim, {
    nullable: true,
    description: 'The claim as it is now. Null with validateOnly.',
  })
  claim!: Claim | null
}

export const claimPayload = recordPayload(ClaimPayload, 'claim')
