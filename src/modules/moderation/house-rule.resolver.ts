import { Args, Directive, Field, FieldResolver, ObjectType, Query, Resolver, Root } from 'type-graphql'
import { LanguageArgs } from '../../core/vocabulary'
import { HouseRuleCode, type RuleText, type RuleTexts, textsOfRule } from './house-rules'
import { ModerationDecision } from './moderation-decision.entity'

@Directive('@shareable')
@ObjectType({
  simpleResolvers: true,
  description: 'A rule of the registry that decisions refer to (Polish: zasada), in one language.',
})
class HouseRule implements RuleText {
  @Field(() => HouseRuleCode, { description: 'The code, which stays the same.' })
  code!: HouseRuleCode

  @Field({ description: 'What it is called: `no advertising`.' })
  name!: string

  @Field({ description: 'What it asks for, in a sentence.' })
  meaning!: string

  @Field({ description: 'A case in which it is broken.' })
  example!: string
}

const ruleIn = (code: HouseRuleCode, texts: RuleTexts, { language }: LanguageArgs): HouseRule => ({
  code,
  ...texts[language],
})

@Resolver()
export class HouseRulesResolver {
  @Query(() => [HouseRule], {
    description: 'The house rules: what decisions about content, accounts and records can rest on.',
  })
  houseRules(@Args(() => LanguageArgs) args: LanguageArgs): HouseRule[] {
    return Object.values(HouseRuleCode).map((code) => ruleIn(code, textsOfRule(code), args))
  }
}

@Resolver(() => ModerationDecision)
export class DecisionRuleResolver {
  @FieldResolver(() => HouseRule, {
    nullable: true,
    description: 'The house rule it rests on, as it read when the decision was made. Null: none was named.',
  })
  rule(
    @Root() { ruleCode, ruleTexts }: ModerationDecision,
    @Args(() => LanguageArgs) args: LanguageArgs,
  ): HouseRule | null {
    return ruleCode && ruleTexts && ruleIn(ruleCode, ruleTexts, args)
  }
}
