import { ArrayMaxSize, IsOptional, ValidateNested } from 'class-validator'
import { Field, ID, InputType, ObjectType } from 'type-graphql'
import { ChangeInput, ChangePayload, changing, creating } from '../../../keeping/keeping.inputs'
import { IsPlainName, IsPlainText } from '../../../shared/plain-text'
import { PartialDate, WebAddress } from '../../../shared/scalars'
import { Agreement } from '../agreement.entity'

const LONGEST_TITLE = 300
const LONGEST_PARTIES = 2_000
export const MOST_PARTIES = 100

@InputType({ description: 'A legal act that an agreement rests on.' })
export class LegalReferenceInput {
  @Field({ description: `What the act is called, at most ${LONGEST_TITLE} characters.` })
  @IsPlainName(LONGEST_TITLE)
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
    description: `The title of the document, at most ${LONGEST_TITLE} characters.`,
  })
  @IsOptional()
  @IsPlainName(LONGEST_TITLE)
  title?: string | null

  @Field(() => PartialDate, { nullable: true, description: 'When it was signed.' })
  signedOn?: string | null

  @Field(() => PartialDate, {
    nullable: true,
    description: 'The first day it is valid, which may lie before the day of signing.',
  })
  validFrom?: string | null

  @Field(() => PartialDate, {
    nullable: true,
    description: 'The last day it is valid; not before the first, nor before it was signed.',
  })
  validUntil?: string | null

  @Field(() => [LegalReferenceInput], {
    nullable: true,
    description: 'The legal acts it rests on, at most 20. They replace all that were there.',
  })
  @IsOptional()
  @ArrayMaxSize(20)
  @ValidateNested()
  legalBasis?: LegalReferenceInput[] | null

  @Field(() => WebAddress, { nullable: true, description: 'Where the document can be read.' })
  documentUrl?: string | null

  @Field(() => [ID], {
    nullable: true,
    description: `The ids of the organisations that signed it, at most ${MOST_PARTIES}. They replace all that were there.`,
  })
  @IsOptional()
  @ArrayMaxSize(MOST_PARTIES)
  parties?: string[] | null

  @Field(() => String, {
    nullable: true,
    description: `The parties where they are known only as prose, at most ${LONGEST_PARTIES} characters. Name no private person.`,
  })
  @IsOptional()
  @IsPlainText(LONGEST_PARTIES)
  partiesText?: string | null
}

@InputType({ description: 'A new agreement of a partnership. What is left out is not known.' })
export class CreateAgreementInput extends creating(AgreementFields) {
  @Field(() => ID, { description: 'The id of the partnership that rests on it.' })
  partnershipId!: string
}

@InputType({
  description: 'A change of an agreement. What is left out stays as it is; null means “not known”.',
})
export class AmendAgreementInput extends changing(AgreementFields) {}

@InputType({ description: 'Which agreement was terminated before its time, and when.' })
export class TerminateAgreementInput extends ChangeInput {
  @Field(() => PartialDate, {
    description: 'When it is terminated; not before it was signed, nor after the last day it is valid.',
  })
  terminatedOn!: string
}

@ObjectType({ simpleResolvers: true, description: 'The answer to a change of an agreement.' })
export class AgreementPayload extends ChangePayload {
  @Field(() => Agreement, {
    nullable: true,
    description: 'The agreement as it is now. Null where it was only to be checked.',
  })
  agreement!: Agreement | null
}
