import { ArrayMaxSize, ArrayUnique, IsOptional, ValidateNested } from 'class-validator'
import { Directive, Field, InputType, ObjectType } from 'type-graphql'
import { Column } from 'typeorm'
import { applyDecorators } from '../../../core/apply-decorators'
import { IsPlainText } from '../../../core/values/plain-text'
import { HealthSubject } from './health-subject.enum'

const MAX_ANSWERS = Object.keys(HealthSubject).length

@Directive('@shareable')
@ObjectType({
  simpleResolvers: true,
  description: 'What the organisers of a partnership say, in public, about one of its health signals.',
})
export class HealthAnswer {
  @Field(() => HealthSubject, { description: 'The signal that they answer.' })
  subject!: HealthSubject

  @Field({ description: 'Their answer, in the language of the record.' })
  text!: string
}

@InputType({ description: 'What the organisers say, in public, about one of the health signals.' })
export class HealthAnswerInput {
  @Field(() => HealthSubject, { description: 'The signal that is answered.' })
  subject!: HealthSubject

  @Field({
    description: 'The answer, at most 1,000 characters: `Nowy lider zaczyna w maju.`',
  })
  @IsPlainText(1_000)
  text!: string
}

export const answersOf = (
  given: readonly HealthAnswerInput[] | null | undefined,
): HealthAnswer[] | undefined => given?.map(({ subject, text }) => ({ subject, text }))

export const HealthAnswersField = () =>
  applyDecorators(
    Field(() => [HealthAnswer], {
      description: 'What its organisers say about its health signals. Empty: nothing.',
    }),
    Column({ type: 'simple-json', default: '[]' }),
  )

export const HealthAnswersInputField = () =>
  applyDecorators(
    Field(() => [HealthAnswerInput], {
      nullable: true,
      description: 'What its organisers say, in public, about its health signals: one answer for each.',
    }),
    IsOptional(),
    ArrayMaxSize(MAX_ANSWERS),
    ArrayUnique(({ subject }: HealthAnswerInput) => subject, {
      message: 'healthAnswers must answer each signal once.',
    }),
    ValidateNested(),
  )

/** Of two records of the same partnership: the answers of the one, and those of the other to other signals. */
export const mergeAnswers = (
  answers: readonly HealthAnswer[],
  others: readonly HealthAnswer[],
): HealthAnswer[] => [
  ...answers,
  ...others.filter(({ subject }) => answers.every((each) => each.subject !== subject)),
]
