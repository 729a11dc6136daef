import { ArrayMaxSize, IsOptional, Matches, Max, Min, ValidateNested } from 'class-validator'
import { Field, ID, InputType, Int } from 'type-graphql'
import { changing, creating } from '../../keeping/keeping.inputs'
import { GeoPointInput, PostalAddressInput } from '../../shared/place.inputs'
import { IsPlainName, IsPlainText } from '../../shared/plain-text'
import { WebAddress } from '../../shared/scalars'
import { SourceInput } from '../../shared/source.inputs'
import { TERRITORY_CODE } from '../../territory/territory.entity'
import { EventKind } from '../event.enums'
import { TimesFields } from '../times/times.inputs'

const LONGEST_TITLE = 200
const LONGEST_DESCRIPTION = 20_000
const LARGEST_CAPACITY = 1_000_000
const MOST_CO_HOSTS = 20

@InputType()
abstract class EventFields extends TimesFields {
  @Field(() => String, {
    nullable: true,
    description: `What happens there, in Markdown, at most ${LONGEST_DESCRIPTION} characters.`,
  })
  @IsOptional()
  @IsPlainText(LONGEST_DESCRIPTION)
  description?: string | null

  @Field(() => String, {
    nullable: true,
    description: 'Where it takes place, as people say it: `Park Kaskada`. At most 200 characters.',
  })
  @IsOptional()
  @IsPlainName(200)
  place?: string | null

  @Field(() => PostalAddressInput, { nullable: true, description: 'The postal address of the place.' })
  @IsOptional()
  @ValidateNested()
  address?: PostalAddressInput | null

  @Field(() => GeoPointInput, { nullable: true, description: 'Where the place is on the map.' })
  @IsOptional()
  @ValidateNested()
  location?: GeoPointInput | null

  @Field(() => String, {
    nullable: true,
    description:
      'The TERYT code of the unit it takes place in: `1465058`. Null: the territories of its partnership apply.',
  })
  @IsOptional()
  @Matches(TERRITORY_CODE, { message: 'territory must be a TERYT code: PL, or 2, 4 or 7 digits.' })
  territory?: string | null

  @Field(() => WebAddress, {
    nullable: true,
    description: 'Where to take part online, http or https, at most 2,000 characters.',
  })
  @IsOptional()
  @IsPlainName(2_000)
  onlineUrl?: string | null

  @Field(() => Int, {
    nullable: true,
    description: `How many people can take part, 1 to ${LARGEST_CAPACITY}. Null: no limit, or not known.`,
  })
  @IsOptional()
  @Min(1)
  @Max(LARGEST_CAPACITY)
  capacity?: number | null

  @Field(() => Boolean, { nullable: true, description: 'Whether taking part costs nothing.' })
  isFree?: boolean | null

  @Field(() => [ID], {
    nullable: true,
    description: `Other partnerships that organise it too, at most ${MOST_CO_HOSTS}. Those that you keep are co-hosts at once; the others are asked, and are once they accept. They replace all that were there or were asked.`,
  })
  @IsOptional()
  @ArrayMaxSize(MOST_CO_HOSTS)
  coHostIds?: string[] | null

  @Field(() => [SourceInput], {
    nullable: true,
    description: 'Where the facts were read, at most 20. They replace all that were there.',
  })
  @IsOptional()
  @ArrayMaxSize(20)
  @ValidateNested()
  sources?: SourceInput[] | null
}

@InputType({
  description:
    'A new event. It begins at startsAt, or on startsOn; one of the two must be given. What is left out is not known.',
})
export class ScheduleEventInput extends creating(EventFields) {
  @Field(() => ID, { description: 'The partnership that organises it: `partnership_01j…`.' })
  partnershipId!: string

  @Field({
    description: `What it is called, at most ${LONGEST_TITLE} characters: \`Piknik sąsiedzki w Parku Kaskada\`.`,
  })
  @IsPlainName(LONGEST_TITLE)
  title!: string

  @Field(() => EventKind, { description: 'What kind of event it is.' })
  kind!: EventKind
}

@InputType({
  description: 'A change of an event. What is left out stays as it is; null means “not known”.',
})
export class UpdateEventInput extends changing(EventFields) {
  @Field(() => String, {
    nullable: true,
    description: `The new title, at most ${LONGEST_TITLE} characters. Null leaves it as it is.`,
  })
  @IsOptional()
  @IsPlainName(LONGEST_TITLE)
  title?: string | null

  @Field(() => EventKind, {
    nullable: true,
    description: 'What kind of event it is. Null leaves it as it is.',
  })
  kind?: EventKind | null
}
