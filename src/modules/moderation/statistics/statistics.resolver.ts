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
import type { Context } from '../../../core/context'
import { type Language, LanguageArgs } from '../../../core/vocabulary'
import { type CountOf, countsOf, ROUNDED_TO, type TableName, yearOf } from './moderation-statistics'

@ArgsType()
class StatisticsArgs extends LanguageArgs {
  @Field(() => Int, { nullable: true, description: 'A year that is over. By default, the last one.' })
  year?: number | null
}

@Directive('@shareable')
@ObjectType({ simpleResolvers: true, description: 'How many there were of one kind, rounded.' })
class StatisticsCount implements CountOf {
  @Field({ description: 'The value of the enum: `HIDE`.' })
  code!: string

  @Field({ description: 'What it is called, in the language asked for.' })
  name!: string

  @Field(() => Int, { description: `How many, rounded to a multiple of ${ROUNDED_TO}.` })
  count!: number
}

@Directive('@shareable')
@ObjectType({
  simpleResolvers: true,
  description:
    'What moderators did in a year, from their records (Polish: sprawozdanie z moderacji), in numbers from which nobody can be recognised.',
})
class ModerationStatistics {
  @Field(() => Int, { description: 'The year, in Polish time.' })
  year!: number

  @Field(() => Int, { description: 'Every number is rounded to a multiple of this: 0 may be one or two.' })
  roundedTo!: number

  language!: Language
}

@Resolver(() => ModerationStatistics)
export class ModerationStatisticsResolver {
  @Directive('@cost(weight: 400)')
  @Query(() => ModerationStatistics, {
    description:
      'The transparency report of a year (Regulation (EU) 2022/2065, Article 15). The same as `/feeds/moderation.csv`. BAD_USER_INPUT for a year that is not over.',
  })
  moderationStatistics(
    @Args(() => StatisticsArgs) { year, language }: StatisticsArgs,
    @Ctx() context: Context,
  ): ModerationStatistics {
    return { year: yearOf(year, context), roundedTo: ROUNDED_TO, language }
  }

  @FieldResolver(() => [StatisticsCount], { description: 'Reports by accounts, by their reason.' })
  reports(@Root() of: ModerationStatistics, @Ctx() context: Context) {
    return counted('reports', of, context)
  }

  @FieldResolver(() => [StatisticsCount], {
    description: 'Notices of illegal content without an account, by what became of them.',
  })
  notices(@Root() of: ModerationStatistics, @Ctx() context: Context) {
    return counted('notices', of, context)
  }

  @FieldResolver(() => [StatisticsCount], {
    description: 'Decisions, by their kind. HOLD alone is made by a rule of the program, without a person.',
  })
  decisions(@Root() of: ModerationStatistics, @Ctx() context: Context) {
    return counted('decisions', of, context)
  }

  @FieldResolver(() => [StatisticsCount], { description: 'Decisions that name a house rule, by the rule.' })
  rules(@Root() of: ModerationStatistics, @Ctx() context: Context) {
    return counted('rules', of, context)
  }

  @FieldResolver(() => [StatisticsCount], {
    description: 'Appeals that were made in the year, by how they ended.',
  })
  appeals(@Root() of: ModerationStatistics, @Ctx() context: Context) {
    return counted('appeals', of, context)
  }
}

const counted = (table: TableName, of: ModerationStatistics, context: Context) => countsOf(table, of, context)
