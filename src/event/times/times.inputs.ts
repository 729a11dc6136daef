import { IsOptional } from 'class-validator'
import { Field, InputType } from 'type-graphql'
import { DateTime, PartialDate } from '../../shared/scalars'
import { IsTimeZone } from '../../shared/time-zone'
import { IsDay } from './local-day'

/** When an event begins and ends: by the clock, or by whole days. */
@InputType()
export abstract class BeginningAndEnd {
  @Field(() => DateTime, {
    nullable: true,
    description:
      'When it begins: `2027-05-01T16:00:00+02:00`. Of an all-day event: any instant of its first day in timeZone.',
  })
  startsAt?: string | null

  @Field(() => PartialDate, {
    nullable: true,
    description:
      'In place of startsAt, the first day in timeZone, `2027-05-01`: it makes the event an all-day one.',
  })
  @IsOptional()
  @IsDay()
  startsOn?: string | null

  @Field(() => DateTime, {
    nullable: true,
    description:
      'When it ends, which must be after it begins and at most 366 days later; this instant no longer belongs to it. Of an all-day event: any instant of its last day in timeZone, or the midnight after it.',
  })
  endsAt?: string | null

  @Field(() => PartialDate, {
    nullable: true,
    description:
      'In place of endsAt, the last day in timeZone, which belongs to the event: `2027-05-03`, or the first day again.',
  })
  @IsOptional()
  @IsDay()
  endsOn?: string | null
}

/** The same, with the clock that is meant. */
@InputType()
export abstract class TimesFields extends BeginningAndEnd {
  @Field(() => String, {
    nullable: true,
    description:
      'The IANA name of the time zone that its own clock shows; `Europe/Warsaw`, if not said. An all-day event keeps its days in another zone, any other its instants. Null leaves it as it is.',
  })
  @IsOptional()
  @IsTimeZone()
  timeZone?: string | null

  @Field(() => Boolean, {
    nullable: true,
    description:
      'True: it lasts whole days, or only the date is known; it then begins and ends at midnight in timeZone. Null leaves it as it is, unless startsOn or endsOn is given.',
  })
  isAllDay?: boolean | null
}
