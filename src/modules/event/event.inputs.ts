import { ArrayMaxSize, IsOptional, Matches, Max, Min, ValidateNested } from 'class-validator'
import { Field, ID, InputType, Int } from 'type-graphql'
import { WebAddress } from '../../core/scalars'
import { ImageInput, ImagesInputField } from '../../core/values/image'
import { GeoPointInput, PostalAddressInput } from '../../core/values/place'
import { IsPlainName, IsPlainText } from '../../core/values/plain-text'
import { SourceInput, SourcesInputField } from '../../core/values/source'
import { changing, creating } from '../../mutations/mutation.inputs'
import { TERRITORY_CODE } from '../territory/territory.entity'
import { EventKind } from './event.enums'
import { TimesFields } from './event-times.inputs'

const MAX_TITLE_LENGTH = 200
const MAX_DESCRIPTION_LENGTH = 20_000
const MAX_CAPACITY = 1_000_000
const MAX_CO_HOSTS = 20

@InputType()
abstract class EventFields extends TimesFields {
  @Field(() => String, {
    nullable: true,
    description: `What happens there, in Markdown, at most ${MAX_DESCRIPTION_LENGTH} characters.`,
  })
  @IsOptional()
  @IsPlainText(MAX_DESCRIPTION_LENGTH)
  description?: string | null

  @Field(() => String, {
    nullable: true,
    description: 'The place, as people call it: `Park Kaskada`. At most 200 characters.',
  })
  @IsOptional()
  @IsPlainName(200)
  place?: string | null

  @Field(() => PostalAddressInput, { nullable: true, description: 'The postal address of the place.' })
  @IsOptional()
  @ValidateNested()
  address?: PostalAddressInput | null

  @Field(() => GeoPointInput, { nullable: true, description: 'The location of the place on the map.' })
  @IsOptional()
  @ValidateNested()
  location?: GeoPointInput | null

  @Field(() => String, {
    nullable: true,
    description:
      'The TERYT code of the unit in which it takes place: `1465058`. Null: the territories of its partnership apply.',
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
    description: `How many people can take part, 1 to ${MAX_CAPACITY}. Null: no limit, or not known.`,
  })
  @IsOptional()
  @Min(1)
  @Max(MAX_CAPACITY)
  capacity?: number | null

  @Field(() => Boolean, { nullable: true, description: 'Whether taking part costs nothing.' })
  isFree?: boolean | null

  @Field(() => [ID], {
    nullable: true,
    description: `Other partnerships that co-host it, at most ${MAX_CO_HOSTS}. Those you manage are co-hosts at once; the others are invited and become co-hosts when they accept.`,
  })
  @IsOptional()
  @ArrayMaxSize(MAX_CO_HOSTS)
  coHostIds?: string[] | null

  @ImagesInputField()
  images?: ImageInput[] | null

  @SourcesInputField()
  sources?: SourceInput[] | null
}

@InputType({
  description:
    'A new event. It begins at startsAt or on startsOn; give one of the two. A field that you leave out means: not known.',
})
export class ScheduleEventInput extends creating(EventFields) {
  @Field(() => ID, { description: 'The partnership that organises it: `partnership_01j…`.' })
  partnershipId!: string

  @Field({
    description: `What it is called, at most ${MAX_TITLE_LENGTH} characters: \`Piknik sąsiedzki w Parku Kaskada\`.`,
  })
  @IsPlainName(MAX_TITLE_LENGTH)
  title!: string

  @Field(() => EventKind, { description: 'What kind of event it is.' })
  kind!: EventKind
}

@InputType({
  description:
    'A change of an event. What you leave out stays, inside address and location too; null clears a value or a whole part. A list replaces the stored list, and `[]` empties it. The title, the kind, the beginning, timeZone, isAllDay and lists must not be null.',
})
export class UpdateEventInput extends changing(EventFields) {
  @Field(() => String, {
    nullable: true,
    description: `The new title, at most ${MAX_TITLE_LENGTH} characters.`,
  })
  @IsOptional()
  @IsPlainName(MAX_TITLE_LENGTH)
  title?: string | null

  @Field(() => EventKind, {
    nullable: true,
    description: 'What kind of event it is.',
  })
  kind?: EventKind | null
}
