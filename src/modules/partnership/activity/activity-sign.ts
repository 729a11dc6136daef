import { Directive, Field, ObjectType } from 'type-graphql'
import { PartialDate } from '../../../core/scalars'
import { ActivitySignKind } from './activity.enums'

@Directive('@shareable')
@ObjectType({
  simpleResolvers: true,
  description: 'The latest sign of one kind that a partnership is active.',
})
export class ActivitySign {
  @Field(() => ActivitySignKind, { description: 'What shows it.' })
  kind!: ActivitySignKind

  @Field(() => PartialDate, {
    description:
      'The latest day of it, as precisely as it is known. A day still to come is that of an event.',
  })
  on!: string
}

/** The signs that there are, the newest first. */
export const newestFirst = (days: Iterable<readonly [kind: ActivitySignKind, on: unknown]>): ActivitySign[] =>
  [...days]
    .flatMap(([kind, on]) => (typeof on === 'string' ? [{ kind, on }] : []))
    .sort((one, other) => (one.on < other.on ? 1 : -1))
