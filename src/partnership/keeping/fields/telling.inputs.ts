import { ArrayMaxSize, IsOptional } from 'class-validator'
import { Field, InputType } from 'type-graphql'
import { SectorCode } from '../../../sector/sector.entity'
import { IsPlainName, IsPlainText } from '../../../shared/plain-text'
import { Language } from '../../../shared/vocabulary'
import { ActivityArea } from '../../activity-area.enums'
import { PartnershipKind } from '../../partnership.enums'
import { StandingFields } from './standing.inputs'

export const LONGEST_NAME = 300
export const MOST_FORMER_NAMES = 50

/** What a partnership tells of itself. */
@InputType()
export abstract class TellingFields extends StandingFields {
  @Field(() => [String], {
    nullable: true,
    description: `Names it bore before, and others it is known by, at most ${MOST_FORMER_NAMES}. They replace all that were there.`,
  })
  @IsOptional()
  @ArrayMaxSize(MOST_FORMER_NAMES)
  @IsPlainName(LONGEST_NAME, { each: true })
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
    description: 'The language that its texts are written in; Polish, if not said. Null leaves it as it is.',
  })
  language?: Language | null

  @Field(() => PartnershipKind, { nullable: true, description: 'Which kind of partnership it is.' })
  kind?: PartnershipKind | null

  @Field(() => [ActivityArea], {
    nullable: true,
    description: 'The areas it is active in. They replace all that were there.',
  })
  activityAreas?: ActivityArea[] | null

  @Field(() => [SectorCode], {
    nullable: true,
    description: 'The sectors from which it looks for partners. They replace all that were there.',
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
