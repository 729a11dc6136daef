import { ArrayMaxSize, ArrayUnique, Max, Min, ValidateNested } from 'class-validator'
import { Field, ID, InputType, Int } from 'type-graphql'
import { MAX_SCORE, MIN_SCORE } from './assessed-signals'
import { AssessmentQuestion } from './assessment.enums'

@InputType({ description: 'How true one of the statements is of the partnership.' })
export class AssessmentAnswerInput {
  @Field(() => AssessmentQuestion, { description: 'The statement.' })
  question!: AssessmentQuestion

  @Field(() => Int, { description: `From ${MIN_SCORE} (not true at all) to ${MAX_SCORE} (entirely true).` })
  @Min(MIN_SCORE)
  @Max(MAX_SCORE)
  score!: number
}

@InputType({ description: 'What an organiser says of their partnership, to its organisers alone.' })
export class AssessPartnershipInput {
  @Field(() => ID, { description: 'The id of the partnership: `partnership_01j…`.' })
  id!: string

  @Field(() => [AssessmentAnswerInput], {
    description:
      'Your answers, one for each statement at most. They replace those that you gave before. Empty: you take them back.',
  })
  @ArrayMaxSize(Object.keys(AssessmentQuestion).length)
  @ArrayUnique(({ question }: AssessmentAnswerInput) => question, {
    message: 'answers must answer each question once.',
  })
  @ValidateNested()
  answers!: AssessmentAnswerInput[]
}
