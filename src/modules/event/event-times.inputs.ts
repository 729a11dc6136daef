import { IsOptional } from 'class-validator'
import { Field, InputType } from 'type-graphql'
import { DateTime, LocalDateTime, PartialDate } from '../../core/scalars'
import { IsDay } from '../../core/values/local-day'
import { IsTimeZone } from '../../core/values/time-zone'

/** When an event begins and ends: by the clock, or by whole days. */
@InputType()
export abstract class BeginningAndEnd {
  @Field(() => DateTime, {
    nullable: true,
    description:
      'When it begins: `2027-05-01T16:00:00+02:00`. For an all-day event: any instant of its first day in timeZone.',
  })
  startsAt?: string | null

  @Field(() => PartialDate, {
    nullable: true,
    description:
      'Instead of startsAt: the first day in timeZone, `2027-05-01`. It makes the event an all-day event.',
  })
  @IsOptional()
  @IsDay()
  startsOn?: string | null

  @Field(() => LocalDateTime, {
    nullable: true,
    description:
      'Instead of startsAt: when it begins by the clocks in timeZone, `2027-05-01T16:00`. BAD_USER_INPUT for a time that they skip or show twice, with what to give instead.',
  })
  startsAtLocal?: string | null

  @Field(() => DateTime, {
    nullable: true,
    description:
      'When it ends: after it begins, and at most 366 days later. The instant itself is no longer part of the event. For an all-day event: any instant of its last day in timeZone, or the midnight after it.',
  })
  endsAt?: string | null

  @Field(() => PartialDate, {
    nullable: true,
    description:
      'Instead of endsAt: the last day in timeZone, which is part of the event, `2027-05-03`. It may be the first day.',
  })
  @IsOptional()
  @IsDay()
  endsOn?: string | null

  @Field(() => LocalDateTime, {
    nullable: true,
    description: 'Instead of endsAt: when it ends by the clocks in timeZone, `2027-05-01T20:00`.',
  })
  endsAtLocal?: string | null
}

/** The same, with the clock that is meant. */
@InputType()
export abstract class TimesFields extends BeginningAndEnd {
  @Field(() => String, {
    nullable: true,
    description:
      'The IANA name of its time zone; `Europe/Warsaw` by default. If you change it, an all-day event keeps its days, any other event its instants.',
  })
  @IsOptional()
  @IsTimeZone()
  timeZone?: string | null

  @Field(() => Boolean, {
    nullable: true,
    description:
      'True: it lasts whole days, or only its date is known; it then begins and ends at midnight in timeZone. If you give startsOn or endsOn, it is true.',
  })
  isAllDay?: boolean | null
}
