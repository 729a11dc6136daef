import { ArgsType, Field } from 'type-graphql'
import { Language } from './vocabulary'

@ArgsType()
export class LanguageArgs {
  @Field(() => Language, { defaultValue: Language.PL, description: 'The language of the answer.' })
  language!: Language
}
