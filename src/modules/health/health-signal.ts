import { Directive, Field, ObjectType } from 'type-graphql'
import { PartialDate } from '../../core/scalars'
import { HealthSubject } from '../partnership/health-answer/health-subject.enum'
import { HealthLevel } from './health.enums'
import type { HealthFinding, InEachLanguage } from './health-finding'

@Directive('@shareable')
@ObjectType({
  simpleResolvers: true,
  description:
    'What public records say of one known weak side of partnerships. Nothing is a mark: a signal has its reasons, and unknown says nothing against anyone. docs/health-signals.md has the definitions.',
})
export class HealthSignal {
  @Field(() => HealthSubject, { description: 'What it is about.' })
  subject!: HealthSubject

  @Field(() => HealthLevel, { description: 'What the records say.' })
  level!: HealthLevel

  @Field(() => PartialDate, { nullable: true, description: 'Since when it is so. Null: not known.' })
  since!: string | null

  @Field(() => String, {
    nullable: true,
    description:
      'What the organisers say about it, in public. Null: nothing. They answer with updatePartnership.',
  })
  answer!: string | null

  evidenceIds!: readonly string[]
  explanations!: InEachLanguage

  static of(
    subject: HealthSubject,
    { level, since, evidence, explanation }: HealthFinding,
    answer: string | null = null,
  ): HealthSignal {
    const found = { subject, level, since, answer, evidenceIds: evidence, explanations: explanation }
    return Object.assign(new HealthSignal(), found)
  }
}
