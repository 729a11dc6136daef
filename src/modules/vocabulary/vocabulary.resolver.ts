import { Args, ArgsType, Directive, Field, ObjectType, Query, Resolver } from 'type-graphql'
import { badUserInput } from '../../core/errors'
import { LanguageArgs, vocabularyIn, vocabularyNames } from '../../core/vocabulary'

@Directive('@shareable')
@ObjectType({
  simpleResolvers: true,
  description: 'The label and the meaning of an enum value, in one language.',
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

@ArgsType()
class VocabularyArgs extends LanguageArgs {
  @Field(() => [String], {
    nullable: true,
    description: 'Only of these enums, by their names: `EventKind`. By default, of all.',
  })
  types?: string[] | null
}

@Resolver()
export class VocabularyResolver {
  @Query(() => [VocabularyEntry], {
    description: 'The labels and meanings of all enum values, so that an application can show them in words.',
  })
  vocabulary(@Args(() => VocabularyArgs) { language, types }: VocabularyArgs): readonly VocabularyEntry[] {
    const known = vocabularyNames()
    if (types?.some((name) => !known.includes(name)))
      throw badUserInput('types', 'known', `types must be names of enums: ${known.toSorted().join(', ')}.`)
    return vocabularyIn(language, types)
  }
}
