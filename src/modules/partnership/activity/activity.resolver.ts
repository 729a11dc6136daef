import sql, { join } from 'sql-template-tag'
import { Ctx, Directive, Field, FieldResolver, ObjectType, Resolver, Root } from 'type-graphql'
import { Reads } from '../../../core/collections/reader'
import { type Context, perRequest } from '../../../core/context'
import { endOfPolishDay } from '../../../core/values/local-day'
import { polishDay } from '../../../core/values/polish-text'
import { Partnership } from '../partnership.entity'
import { ActivityLevel, ActivitySignKind } from './activity.enums'
import { activityLevel, isConfirmed, latestSigns } from './activity-level'
import { ActivitySign, newestFirst } from './activity-sign'

@Directive('@shareable')
@ObjectType({
  simpleResolvers: true,
  description:
    'How active a partnership is, as far as public records tell: derived, never entered. It is ACTIVE where the latest of the signs is at most 2 years old, DORMANT where it is more than 5 years old or the record says so, and UNKNOWN in between and where there is no sign. What has ended is ENDED.',
})
class PartnershipActivity {
  @Field(() => ActivityLevel, { description: 'The level that follows from the signs.' })
  level!: ActivityLevel

  @Field({
    description:
      'Whether somebody confirmed the record, or a source spoke of it, within the last year. False where nobody ever did.',
  })
  isConfirmed!: boolean

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
      const rows = await reader.all(sql`SELECT t."id", ${activityLevel(sql`t`, scope)},
          CASE WHEN ${isConfirmed(sql`t`, scope)} THEN 1 ELSE 0 END, ${join([...signs.values()])}
        FROM "partnership" AS t WHERE ${dialect.isIn(sql`t."id"`, dialect.list(ids))}`)
      const known = new Map(
        rows.map(([id, level, confirmed, ...days]) => {
          const found = newestFirst(days.map((on, index) => [kinds[index] as ActivitySignKind, on]))
          return [id, { level: level as ActivityLevel, isConfirmed: confirmed === 1, signs: found }]
        }),
      )
      return ids.map((id) => known.get(id) ?? NOTHING_KNOWN)
    }),
)

/** Of one that was deleted in the middle of the request. */
const NOTHING_KNOWN: PartnershipActivity = { level: ActivityLevel.UNKNOWN, isConfirmed: false, signs: [] }

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
