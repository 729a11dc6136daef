import { Args, Directive, Field, ObjectType, Query, Resolver } from 'type-graphql'
import { LanguageArgs } from '../shared/language.args'
import { vocabularyIn } from '../shared/vocabulary'

@Directive('@shareable')
@ObjectType({
  simpleResolvers: true,
  description: 'What a value of an enum is called and means, in one language.',
})
export class VocabularyEntry {
  @Field({ description: 'The enum: `SectorCode`.' })
  enum!: string

  @Field({ description: 'The value: `PUBLIC`.' })
  value!: string

  @Field({ description: 'What people call it: `publiczny`.' })
  label!: string

  @Field({ description: 'What it means, in a sentence.' })
  description!: string
}

@Resolver()
export class VocabularyResolver {
  @Query(() => [VocabularyEntry], {
    description: 'Labels and meanings of all enum values, so that an application can show them in words.',
  })
  vocabulary(@Args(() => LanguageArgs) { language }: LanguageArgs): readonly VocabularyEntry[] {
    return vocabularyIn(language)
  }
}
