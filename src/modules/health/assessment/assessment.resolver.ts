import { Args, Ctx, Directive, Field, FieldResolver, Int, ObjectType, Resolver, Root } from 'type-graphql'
import type { Context } from '../../../core/context'
import { DateTime } from '../../../core/scalars'
import { LanguageArgs, termsOf } from '../../../core/vocabulary'
import { HealthSubject } from '../../partnership/health-answer/health-subject.enum'
import { Partnership } from '../../partnership/partnership.entity'
import { HealthSignal } from '../health-signal'
import { ASSESSED, assessedFinding } from './assessed-signals'
import { AssessmentQuestion } from './assessment.enums'
import { type OrganiserAnswers, organisersAnswers } from './organisers-answers'

@Directive('@shareable')
@ObjectType({
  simpleResolvers: true,
  description: 'How the organisers of a partnership answer one of the statements.',
})
class AssessedStatement {
  @Field(() => AssessmentQuestion, { description: 'Which of the statements it is.' })
  question!: AssessmentQuestion

  @Field(() => HealthSubject, { description: 'The subject that it tells of.' })
  subject!: HealthSubject

  @Field(() => Int, {
    nullable: true,
    description: 'Your own answer, from 1 (not true at all) to 5 (entirely true). Null: none.',
  })
  ownScore!: number | null

  @Field(() => [Int], {
    description:
      'The answers of all organisers, the lowest first, without names. Where there are two organisers, each can tell what the other has answered.',
  })
  scores!: number[]
}

@Directive('@shareable')
@ObjectType({
  simpleResolvers: true,
  description:
    'What the organisers of a partnership say of it to each other (Polish: samoocena). Nobody else reads it: no moderator, no editor, no administrator.',
})
class SelfAssessmentSummary {
  @Field(() => DateTime, { nullable: true, description: 'When somebody last answered. Null: nobody has.' })
  answeredAt!: string | null

  @Directive('@listSize(assumedSize: 4)')
  @Field(() => [AssessedStatement], { description: 'The statements, with the answers to them.' })
  statements!: AssessedStatement[]

  @Directive('@listSize(assumedSize: 2)')
  @Field(() => [HealthSignal], {
    description:
      'What follows for the subjects that public records do not show. In Partnership.health they stay UNKNOWN.',
  })
  signals!: HealthSignal[]
}

function statementOf(
  [subject, question]: readonly [HealthSubject, AssessmentQuestion],
  given: readonly OrganiserAnswers[],
  accountId: string,
) {
  const scoresOf = (some: readonly OrganiserAnswers[]) =>
    some.flatMap(({ answers }) =>
      answers.filter((each) => each.question === question).map(({ score }) => score),
    )
  const own = scoresOf(given.filter((each) => each.accountId === accountId))
  const scores = scoresOf(given).sort((one, other) => one - other)
  return Object.assign(new AssessedStatement(), { question, subject, ownScore: own[0] ?? null, scores })
}

@Resolver(() => Partnership)
export class PartnershipAssessmentResolver {
  @FieldResolver(() => SelfAssessmentSummary, {
    nullable: true,
    description:
      'What its organisers say of trust, disputes and equality, which public records do not show. Null: you are not one of its organisers.',
  })
  async selfAssessment(@Root() { id }: Partnership, @Ctx() context: Context) {
    const given = await organisersAnswers(context).load(id)
    if (given === null) return null
    const accountId = context.viewer?.accountId ?? ''
    const pairs = [...ASSESSED].flatMap(([subject, questions]) =>
      questions.map((question) => [subject, question] as const),
    )
    const scores = given.flatMap(({ answers }) => answers)
    return Object.assign(new SelfAssessmentSummary(), {
      answeredAt: given.at(-1)?.answeredAt ?? null,
      statements: pairs.map((pair) => statementOf(pair, given, accountId)),
      signals: [...ASSESSED.keys()].map((subject) =>
        HealthSignal.of(subject, assessedFinding(subject, scores)),
      ),
    })
  }
}

@Resolver(() => AssessedStatement)
export class AssessedStatementResolver {
  @FieldResolver(() => String, { description: 'What the organisers say how true it is, in a sentence.' })
  text(@Root() { question }: AssessedStatement, @Args(() => LanguageArgs) { language }: LanguageArgs) {
    return termsOf(AssessmentQuestion)?.[question]?.[language].description
  }
}
