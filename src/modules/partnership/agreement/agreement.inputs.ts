import { ArrayMaxSize, IsOptional, ValidateNested } from 'class-validator'
import { Field, ID, InputType, ObjectType } from 'type-graphql'
import { PartialDate, WebAddress } from '../../../core/scalars'
import { IsPlainName, IsPlainText } from '../../../core/values/plain-text'
import { ChangeInput, ChangePayload, changing, creating } from '../../../mutations/mutation.inputs'
import { recordPayload } from '../../../mutations/payload'
import { Agreement } from './agreement.entity'

const MAX_TITLE_LENGTH = 300
const MAX_PARTIES_LENGTH = 2_000
export const MAX_PARTIES = 100

@InputType({ description: 'A legal act that an agreement is based on.' })
export class LegalReferenceInput {
  @Field({ description: `What the act is called, at most ${MAX_TITLE_LENGTH} characters.` })
  @IsPlainName(MAX_TITLE_LENGTH)
  title!: string

  @Field(() => String, {
    nullable: true,
    description: 'Where it was published, at most 100 characters: `Dz.U. 2015 poz. 378`.',
  })
  @IsOptional()
  @IsPlainName(100)
  publication?: string | null

  @Field(() => WebAddress, { nullable: true, description: 'Where to read it.' })
  url?: string | null

  @Field(() => PartialDate, { nullable: true, description: 'The first day in force.' })
  inForceFrom?: string | null

  @Field(() => PartialDate, {
    nullable: true,
    description: 'The last day in force; not before the first. Null: still in force, or not known.',
  })
  inForceUntil?: string | null
}

@InputType()
export abstract class AgreementFields {
  @Field(() => String, {
    nullable: true,
    description: `The title of the document, at most ${MAX_TITLE_LENGTH} characters.`,
  })
  @IsOptional()
  @IsPlainName(MAX_TITLE_LENGTH)
  title?: string | null

  @Field(() => PartialDate, { nullable: true, description: 'When it was signed.' })
  signedOn?: string | null

  @Field(() => PartialDate, {
    nullable: true,
    description: 'The first day it is valid. It may be before the day of signing.',
  })
  validFrom?: string | null

  @Field(() => PartialDate, {
    nullable: true,
    description: 'The last day it is valid; not before the first day or the day of signing.',
  })
  validUntil?: string | null

  @Field(() => [LegalReferenceInput], {
    nullable: true,
    description: 'The legal acts it is based on, at most 20.',
  })
  @IsOptional()
  @ArrayMaxSize(20)
  @ValidateNested()
  legalBasis?: LegalReferenceInput[] | null

  @Field(() => WebAddress, { nullable: true, description: 'Where the document can be read.' })
  documentUrl?: string | null

  @Field(() => [ID], {
    nullable: true,
    description: `The ids of the organisations that signed it, at most ${MAX_PARTIES}.`,
  })
  @IsOptional()
  @ArrayMaxSize(MAX_PARTIES)
  parties?: string[] | null

  @Field(() => String, {
    nullable: true,
    description: `The parties, if they are known only as text, at most ${MAX_PARTIES_LENGTH} characters. Do not name private persons.`,
  })
  @IsOptional()
  @IsPlainText(MAX_PARTIES_LENGTH)
  partiesText?: string | null
}

@InputType({ description: 'A new agreement of a partnership. A field that you leave out means: not known.' })
export class CreateAgreementInput extends creating(AgreementFields) {
  @Field(() => ID, { description: 'The id of the partnership that is based on it.' })
  partnershipId!: string
}

@InputType({
  description:
    'A change of an agreement. What you leave out stays; null clears a value. A list replaces the stored list, and `[]` empties it. Lists must not be null.',
})
export class AmendAgreementInput extends changing(AgreementFields) {}

@InputType({ description: 'The agreement that was terminated early, and when.' })
export class TerminateAgreementInput extends ChangeInput {
  @Field(() => PartialDate, {
    description: 'When it was terminated; not before it was signed, and not after the last day it is valid.',
  })
  terminatedOn!: string
}

@ObjectType({ simpleResolvers: true, description: 'The answer to a change of an agreement.' })
class AgreementPayload extends ChangePayload {
  @Field(() => Agreement, {
    nullable: true,
    description: 'The agreement as it is now. Null with validateOnly.',
  })
  agreement!: Agreement | null
}

export const agreementPayload = recordPayload(AgreementPayload, 'agreement')
