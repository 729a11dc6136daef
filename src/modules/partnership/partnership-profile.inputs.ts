import { ArrayMaxSize, IsOptional } from 'class-validator'
import { Field, InputType } from 'type-graphql'
import { IsPlainName, IsPlainText } from '../../core/values/plain-text'
import { Language } from '../../core/vocabulary'
import { SectorCode } from '../sector/sector.entity'
import { ActivityArea } from './activity-area.enums'
import { LegalDetailFields } from './legal-details.inputs'
import { PartnershipKind } from './partnership.enums'

export const MAX_NAME_LENGTH = 300
export const MAX_FORMER_NAMES = 50

/** What a partnership tells of itself. */
@InputType()
export abstract class ProfileFields extends LegalDetailFields {
  @Field(() => [String], {
    nullable: true,
    description: `Its former names and other names it is known by, at most ${MAX_FORMER_NAMES}.`,
  })
  @IsOptional()
  @ArrayMaxSize(MAX_FORMER_NAMES)
  @IsPlainName(MAX_NAME_LENGTH, { each: true })
  formerNames?: string[] | null

  @Field(() => String, {
    nullable: true,
    description: 'What it is about, in a sentence or two of plain text, at most 500 characters.',
  })
  @IsOptional()
  @IsPlainText(500)
  summary?: string | null

  @Field(() => String, {
    nullable: true,
    description: 'What it is about, at length, in Markdown, at most 20,000 characters.',
  })
  @IsOptional()
  @IsPlainText(20_000)
  description?: string | null

  @Field(() => Language, {
    nullable: true,
    description: 'The language of its texts; Polish by default.',
  })
  language?: Language | null

  @Field(() => PartnershipKind, {
    nullable: true,
    description: 'Local, sectoral, public-private or project.',
  })
  kind?: PartnershipKind | null

  @Field(() => [ActivityArea], {
    nullable: true,
    description: 'The areas it is active in.',
  })
  activityAreas?: ActivityArea[] | null

  @Field(() => [SectorCode], {
    nullable: true,
    description: 'The sectors it looks for partners from.',
  })
  seeksSectors?: SectorCode[] | null

  @Field(() => String, {
    nullable: true,
    description: 'What help it looks for, in its own words, at most 1,000 characters.',
  })
  @IsOptional()
  @IsPlainText(1000)
  seeksText?: string | null
}
