import { IsOptional, ValidateBy } from 'class-validator'
import { Field, ID, InputType, ObjectType } from 'type-graphql'
import { ChangePayload, creating } from '../../keeping/keeping.inputs'
import { IsPlainText, tidy } from '../../shared/plain-text'
import { Claim } from '../claim.entity'
import { ClaimDecision } from '../claim.enums'

const SHORTEST = 10
const LONGEST = 2_000

/** A word or two tell nobody who somebody is. */
const IsTelling = (): PropertyDecorator =>
  ValidateBy({
    name: 'isTelling',
    validator: {
      validate: (value) => typeof value !== 'string' || [...tidy(value)].length >= SHORTEST,
      defaultMessage: (args) => `${args?.property} must have at least ${SHORTEST} characters.`,
    },
  })

@InputType()
abstract class ClaimFields {
  @Field({
    description: `Who you are, and why you may speak for it: plain text, ${SHORTEST} to 2,000 characters. Only those read it who decide.`,
  })
  @IsPlainText(LONGEST)
  @IsTelling()
  reason!: string
}

@InputType({ description: 'Which partnership you want to keep the record of, and why.' })
export class ClaimPartnershipInput extends creating(ClaimFields) {
  @Field(() => ID, { description: 'Names the partnership: `partnership_01j…`.' })
  partnershipId!: string
}

@InputType({ description: 'Which organisation you want to represent, and why.' })
export class ClaimOrganisationInput extends creating(ClaimFields) {
  @Field(() => ID, { description: 'Names the organisation: `organisation_01j…`.' })
  organisationId!: string
}

@InputType({ description: 'What is decided about a claim, and why.' })
export class DecideClaimInput {
  @Field(() => ID, { description: 'Names the claim: `claim_01j…`.' })
  id!: string

  @Field(() => ClaimDecision, { description: 'Whether the claimant is to keep the record.' })
  decision!: ClaimDecision

  @Field(() => String, {
    nullable: true,
    description:
      'What the claimant is to read about it: plain text, at most 2,000 characters. Needed to REJECT.',
  })
  @IsOptional()
  @IsPlainText(LONGEST)
  statement?: string | null
}

@InputType({ description: 'Which of your claims to take back.' })
export class WithdrawClaimInput {
  @Field(() => ID, { description: 'Names the claim that is to go: `claim_01j…`.' })
  id!: string
}

@ObjectType({ simpleResolvers: true, description: 'The answer to a claim, and to what becomes of it.' })
export class ClaimPayload extends ChangePayload {
  @Field(() => Claim, {
    nullable: true,
    description: 'The claim as it is now. Null where it was only to be checked.',
  })
  claim!: Claim | null
}
