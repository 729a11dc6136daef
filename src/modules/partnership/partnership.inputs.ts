import { ArrayMaxSize, IsOptional, Matches, ValidateNested } from 'class-validator'
import { Field, InputType, ObjectType } from 'type-graphql'
import { byId } from '../../core/collections/collection'
import { ImageInput, ImagesInputField, LogoInput, LogoInputField } from '../../core/values/image'
import { IsPlainName } from '../../core/values/plain-text'
import { SourceInput, SourcesInputField } from '../../core/values/source'
import { ChangePayload, changing, creating } from '../../mutations/mutation.inputs'
import { type Payload, recordPayload } from '../../mutations/payload'
import { SectorCode } from '../sector/sector.entity'
import { TERRITORY_CODE } from '../territory/territory.entity'
import { GoalInput } from './goal/goal.inputs'
import { HealthAnswerInput, HealthAnswersInputField } from './health-answer/health-answer'
import { Partnership } from './partnership.entity'
import { InitiatorInput } from './partnership-initiator.inputs'
import { MAX_NAME_LENGTH, ProfileFields } from './partnership-profile.inputs'
import { PendingChange, pendingChanges } from './pending-change/pending-change.entity'

@InputType()
export abstract class PartnershipFields extends ProfileFields {
  @Field(() => [SectorCode], {
    nullable: true,
    description: 'The sectors it unites.',
  })
  sectors?: SectorCode[] | null

  @Field(() => [String], {
    nullable: true,
    description:
      'The TERYT codes of the units it works in, at most 30: `1465058`, or `PL` for the whole country. Editors of these units can change and publish the record.',
  })
  @IsOptional()
  @ArrayMaxSize(30)
  @Matches(TERRITORY_CODE, {
    each: true,
    message: 'territories must be TERYT codes: PL, or 2, 4 or 7 digits.',
  })
  territories?: string[] | null

  @Field(() => [GoalInput], {
    nullable: true,
    description:
      'Its goals, at most 50, in the order of the list. A goal with its id stays the same goal and keeps what you leave out.',
  })
  @IsOptional()
  @ArrayMaxSize(50)
  @ValidateNested()
  goals?: GoalInput[] | null

  @Field(() => [InitiatorInput], {
    nullable: true,
    description: 'Who started it, at most 30.',
  })
  @IsOptional()
  @ArrayMaxSize(30)
  @ValidateNested()
  initiators?: InitiatorInput[] | null

  @LogoInputField()
  logo?: LogoInput | null

  @ImagesInputField()
  images?: ImageInput[] | null

  @HealthAnswersInputField()
  healthAnswers?: HealthAnswerInput[] | null

  @SourcesInputField()
  sources?: SourceInput[] | null
}

/** What is left out stays as it is. */
export type PartnershipChange = Partial<PartnershipFields> & { readonly name?: string | null }

@InputType({ description: 'A new partnership, as a draft. A field that you leave out means: not known.' })
export class CreatePartnershipInput extends creating(PartnershipFields) {
  @Field({
    description: `Its name, at most ${MAX_NAME_LENGTH} characters: \`Dla Rudawki i Zatrasia\`. The slug is made from it.`,
  })
  @IsPlainName(MAX_NAME_LENGTH)
  name!: string
}

@InputType({
  description:
    'A change of a partnership. What you leave out stays, inside contact, address and location too; null clears a value or a whole part. A list replaces the stored list, and `[]` empties it. The name, the language and lists must not be null.',
})
export class UpdatePartnershipInput extends changing(PartnershipFields) {
  @Field(() => String, {
    nullable: true,
    description:
      'The new name. A new slug is made from it. If the partnership is published, its former name and slug still find it. It may wait for an editor: see updatePartnership.',
  })
  @IsOptional()
  @IsPlainName(MAX_NAME_LENGTH)
  name?: string | null
}

@ObjectType({ simpleResolvers: true, description: 'The answer to a change of a partnership.' })
class PartnershipPayload extends ChangePayload {
  @Field(() => Partnership, {
    nullable: true,
    description:
      'The partnership as it is now. Null with validateOnly, after discardPartnership, or if you can no longer see it.',
  })
  partnership!: Partnership | null

  @Field(() => PendingChange, {
    nullable: true,
    description:
      'What of an update waits for an editor; the partnership is as it was until then. Null: nothing, and for other mutations.',
  })
  pendingChange?: PendingChange | null
}

interface Proposed {
  readonly pendingChangeId?: string | null
}

const { type, of } = recordPayload<PartnershipPayload, 'partnership'>(PartnershipPayload, 'partnership')

export const partnershipPayload: Payload<Proposed> = {
  type,
  of: async ({ pendingChangeId = null, ...result }, context) => ({
    ...(await of(result, context)),
    pendingChange:
      pendingChangeId === null ? null : await byId(pendingChanges, context).load(pendingChangeId),
  }),
}
