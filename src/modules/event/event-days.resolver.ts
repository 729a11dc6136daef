import { IsOptional, ValidateNested } from 'class-validator'
import sql, { join } from 'sql-template-tag'
import {
  Args,
  ArgsType,
  Ctx,
  Directive,
  Field,
  FieldResolver,
  Int,
  ObjectType,
  Query,
  Resolver,
  Root,
} from 'type-graphql'
import { allOf } from '../../core/collections/conditions'
import { inTime, inTimeBy } from '../../core/collections/in-time'
import type { Context } from '../../core/context'
import { badUserInput } from '../../core/errors'
import { conditionsOf } from '../../core/lists/list-conditions'
import { LocalDate, LocalDateTime } from '../../core/scalars'
import { daysBetween, daysFrom } from '../../core/values/local-day'
import { polishDay } from '../../core/values/polish-text'
import { Event } from './event.entity'
import { EventFilter, eventConditions } from './event.filter'
import { isEventVisible } from './event.policy'
import { localTimesOf } from './event-local-times'
import { duringPeriod, periodOf } from './event-period'

const MAX_DAYS = 366

@Directive('@shareable')
@ObjectType({ simpleResolvers: true, description: 'A day on which there are events.' })
class EventDay {
  @Field(() => LocalDate, { description: 'The day: `2026-12-05`.' })
  date!: string

  @Field(() => Int, {
    description: 'How many events the day has. An event of several days counts on each of them.',
  })
  count!: number
}

@ArgsType()
class EventDaysArgs {
  @Field(() => LocalDate, { description: 'The first day: `2026-11-30`.' })
  from!: string

  @Field(() => LocalDate, {
    description: `The last day: \`2027-01-03\`. Not before from, and at most ${MAX_DAYS} days in all.`,
  })
  to!: string

  @Field(() => EventFilter, {
    nullable: true,
    description: 'Which events to count. By default, all. Its timeZone says where days begin and end.',
  })
  @IsOptional()
  @ValidateNested()
  filter?: EventFilter | null
}

@Resolver(() => Event)
export class EventDaysResolver {
  @Directive(`@listSize(assumedSize: ${MAX_DAYS})`)
  @Query(() => [EventDay], {
    description:
      'The days that have events, with their numbers, for a page of a calendar. `events(filter: { on: … })` lists the events of one of them.',
  })
  eventDays(@Args(() => EventDaysArgs) args: EventDaysArgs, @Ctx() context: Context) {
    return countByDay(args, context)
  }

  @FieldResolver(() => LocalDate, { description: 'The day on which it begins, in timeZone.' })
  startsOn(@Root() event: Event) {
    return localTimesOf.startsOn(event)
  }

  @FieldResolver(() => LocalDateTime, {
    nullable: true,
    description:
      'When it begins by the clocks in timeZone: `2027-05-01T16:00`. Null for an all-day event, which has no time of day.',
  })
  startsAtLocal(@Root() event: Event) {
    return localTimesOf.startsAtLocal(event)
  }

  @FieldResolver(() => LocalDate, {
    nullable: true,
    description: 'The last day that is part of it, in timeZone. Null: its end is not known.',
  })
  endsOn(@Root() event: Event) {
    return localTimesOf.endsOn(event)
  }

  @FieldResolver(() => LocalDateTime, {
    nullable: true,
    description:
      'When it ends by the clocks in timeZone. Null for an all-day event, and where the end is not known.',
  })
  endsAtLocal(@Root() event: Event) {
    return localTimesOf.endsAtLocal(event)
  }
}

async function countByDay({ from, to, filter }: EventDaysArgs, context: Context): Promise<EventDay[]> {
  const length = daysBetween(from, to) + 1
  if (length < 1) throw badUserInput('to', 'order', 'to must not be before from.')
  if (length > MAX_DAYS)
    throw badUserInput('to', 'max', `to must be at most ${MAX_DAYS - 1} days after from.`)
  const { reader, viewer, now } = context
  const { dialect } = reader
  const timeZone = filter?.timeZone ?? null
  const instant = (text: string | undefined) =>
    dialect.name === 'postgres' ? sql`CAST(${text} AS timestamptz)` : sql`${text}`
  const days = daysFrom(from, to).map((date) => {
    const day = periodOf({ on: date, timeZone })
    return sql`(${date}, ${instant(day.from?.instant)}, ${instant(day.to?.instant)})`
  })
  const scope = {
    ...{ dialect, metadata: reader.metadata.bind(reader), viewer },
    ...{ now: now.toISOString(), today: polishDay(now) },
  }
  const found = allOf(
    isEventVisible(sql`t`, viewer),
    duringPeriod(periodOf({ from, to, timeZone })),
    inTime('t'),
    ...conditionsOf({ conditions: eventConditions }, filter ?? new EventFilter(), scope),
  )
  const number = dialect.name === 'sqlite' ? sql`t.rowid` : sql`0`
  const rows = await reader.all(sql`WITH "day"("date", "from", "to") AS (VALUES ${join(days)}),
      "found" AS MATERIALIZED (SELECT t."startsAt", t."endsAt", t."firstDay", t."lastDay", ${number} AS "number"
        FROM "event" AS t WHERE ${found})
    SELECT "day"."date", count(*) FROM "day" JOIN "found" ON CASE WHEN "found"."firstDay" IS NULL
        THEN "found"."startsAt" < "day"."to" AND ("found"."startsAt" >= "day"."from" OR "found"."endsAt" > "day"."from")
        ELSE "found"."firstDay" <= "day"."date" AND coalesce("found"."lastDay", "found"."firstDay") >= "day"."date" END
      AND ${inTimeBy('"found"."number"')}
    GROUP BY "day"."date" ORDER BY "day"."date"`)
  return rows.map(([date, count]) => ({ date: date as string, count: Number(count) }))
}
