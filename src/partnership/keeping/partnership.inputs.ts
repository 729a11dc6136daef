import { ArrayMaxSize, IsOptional, Matches, ValidateNested } from 'class-validator'
import { Field, InputType, ObjectType } from 'type-graphql'
import { ChangePayload, changing, creating } from '../../keeping/keeping.inputs'
import { SectorCode } from '../../sector/sector.entity'
import { IsPlainName } from '../../shared/plain-text'
import { SourceInput } from '../../shared/source.inputs'
import { TERRITORY_CODE } from '../../territory/territory.entity'
import { GoalInput } from '../goal/goal.inputs'
import { Partnership } from '../partnership.entity'
import { LONGEST_NAME, TellingFields } from './fields/telling.inputs'
import { InitiatorInput } from './initiators/initiator.inputs'

@InputType()
export abstract class PartnershipFields extends TellingFields {
  @Field(() => [SectorCode], {
    nullable: true,
    description: 'The sectors it unites. They replace all that were there.',
  })
  sectors?: SectorCode[] | null

  @Field(() => [String], {
    nullable: true,
    description:
      'The TERYT codes of the units it works in, at most 30: `1465058`, or `PL` for the whole country. They replace all that were there. The editors of these units keep its record too, and publish it.',
  })
  @IsOptional()
  @ArrayMaxSize(30)
  @Matches(TERRITORY_CODE, {
    each: true,
    message: 'territories must hold TERYT codes: PL, or 2, 4 or 7 digits.',
  })
  territories?: string[] | null

  @Field(() => [GoalInput], {
    nullable: true,
    description:
      'What it wants to reach, at most 50 goals, in the order of the list. They replace all that were there; those with their id stay themselves.',
  })
  @IsOptional()
  @ArrayMaxSize(50)
  @ValidateNested()
  goals?: GoalInput[] | null

  @Field(() => [InitiatorInput], {
    nullable: true,
    description: 'Who took the first step, at most 30. They replace all that were there.',
  })
  @IsOptional()
  @ArrayMaxSize(30)
  @ValidateNested()
  initiators?: InitiatorInput[] | null

  @Field(() => [SourceInput], {
    nullable: true,
    description: 'Where the facts were read, at most 20. They replace all that were there.',
  })
  @IsOptional()
  @ArrayMaxSize(20)
  @ValidateNested()
  sources?: SourceInput[] | null
}

/** What is left out stays as it is. */
export type PartnershipChange = Partial<PartnershipFields> & { readonly name?: string | null }

@InputType({ description: 'A new partnership, as a draft. What is left out is not known.' })
export class CreatePartnershipInput extends creating(PartnershipFields) {
  @Field({
    description: `What it calls itself, at most ${LONGEST_NAME} characters: \`Dla Rudawki i Zatrasia\`. Its slug is made of it.`,
  })
  @IsPlainName(LONGEST_NAME)
  name!: string
}

@InputType({
  description: 'A change of a partnership. What is left out stays as it is; null means “not known”.',
})
export class UpdatePartnershipInput extends changing(PartnershipFields) {
  @Field(() => String, {
    nullable: true,
    description:
      'The new name, of which a new slug is made. Once it is published, the former name and slug still find the partnership.',
  })
  @IsOptional()
  @IsPlainName(LONGEST_NAME)
  name?: string | null
}

@ObjectType({ simpleResolvers: true, description: 'The answer to a change of a partnership.' })
export class PartnershipPayload extends ChangePayload {
  @Field(() => Partnership, {
    nullable: true,
    description:
      'The partnership as it is now. Null where it was only to be checked, is discarded, or is not yours to see any more.',
  })
  partnership!: Partnership | null
}
