import sql, { join } from 'sql-template-tag'
import { Ctx, Directive, Field, FieldResolver, ObjectType, Resolver, Root } from 'type-graphql'
import { Reads } from '../../../core/collections/reader'
import { type Context, perRequest } from '../../../core/context'
import { PartialDate } from '../../../core/scalars'
import { endOfPolishDay } from '../../../core/values/local-day'
import { polishDay } from '../../../core/values/polish-text'
import { Partnership } from '../partnership.entity'
import { ActivityLevel, ActivitySignKind } from './activity.enums'
import { activityLevel, latestSigns } from './activity-level'

@Directive('@shareable')
@ObjectType({
  simpleResolvers: true,
  description: 'The latest sign of one kind that a partnership is active.',
})
class ActivitySign {
  @Field(() => ActivitySignKind, { description: 'What shows it.' })
  kind!: ActivitySignKind

  @Field(() => PartialDate, {
    description:
      'The latest day of it, as precisely as it is known. A day still to come is that of an event.',
  })
  on!: string
}

@Directive('@shareable')
@ObjectType({
  simpleResolvers: true,
  description:
    'How active a partnership is, as far as public records tell: derived, never entered. It is ACTIVE where the latest of the signs is at most 2 years old, DORMANT where it is more than 5 years old or the record says so, and UNKNOWN in between and where there is no sign. What has ended is ENDED.',
})
class PartnershipActivity {
  @Field(() => ActivityLevel, { description: 'The level that follows from the signs.' })
  level!: ActivityLevel

  @Directive('@listSize(assumedSize: 4)')
  @Field(() => [ActivitySign], {
    description: 'The latest sign of each kind, the newest first. Empty: there is none.',
  })
  signs!: ActivitySign[]
}

/** One statement for all partnerships that are asked for at once. */
const activities = perRequest(
  ({ reader, viewer, now }: Context) =>
    new Reads<PartnershipActivity>(async (ids) => {
      const { dialect } = reader
      const scope = { dialect, today: polishDay(now), viewer }
      const signs = latestSigns(sql`t."id"`, scope)
      const kinds = [...signs.keys()]
      const rows =
        await reader.all(sql`SELECT t."id", ${activityLevel(sql`t`, scope)}, ${join([...signs.values()])}
        FROM "partnership" AS t WHERE ${dialect.isIn(sql`t."id"`, dialect.list(ids))}`)
      const known = new Map(
        rows.map(([id, level, ...days]) => {
          const found = days.flatMap((on, index) =>
            typeof on === 'string' ? [{ kind: kinds[index] as ActivitySignKind, on }] : [],
          )
          const latestFirst = found.sort((one, other) => (one.on < other.on ? 1 : -1))
          return [id, { level: level as ActivityLevel, signs: latestFirst }]
        }),
      )
      return ids.map((id) => known.get(id) ?? NOTHING_KNOWN)
    }),
)

/** Of one that was deleted in the middle of the request. */
const NOTHING_KNOWN: PartnershipActivity = { level: ActivityLevel.UNKNOWN, signs: [] }

@Resolver(() => Partnership)
export class PartnershipActivityResolver {
  @FieldResolver(() => PartnershipActivity, {
    description: 'How active it is, as far as public records tell, and what shows it.',
  })
  activity(@Root() { id }: Partnership, @Ctx() context: Context) {
    context.cacheExpiry.atMost(endOfPolishDay(context.now))
    return activities(context).load(id)
  }
}
