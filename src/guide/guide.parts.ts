import { Directive, Field, ObjectType } from 'type-graphql'
import { WebAddress } from '../shared/scalars'
import type { Language } from '../shared/vocabulary'
import { GuideSectionKind } from './guide.enums'

@Directive('@shareable')
@ObjectType({ simpleResolvers: true, description: 'A part of a guide, under one heading.' })
export class GuideSection {
  @Field(() => GuideSectionKind, {
    description: 'What the section is about, for programs; the heading says it for readers.',
  })
  kind!: GuideSectionKind

  @Field({ description: 'The line above the text, in the language asked for.' })
  heading!: string

  @Field({ description: 'The text, in Markdown.' })
  body!: string
}

@Directive('@shareable')
@ObjectType({
  simpleResolvers: true,
  description: 'Whom to ask about a matter of a guide: an office, never a private person.',
})
export class GuideContact {
  territoryCode!: string | null
  purposes!: Readonly<Record<Language, string>>

  @Field(() => String, {
    nullable: true,
    description: 'Telephone with the country code: `+48 22 443 01 44`. Null: none.',
  })
  phone!: string | null

  @Field(() => String, { nullable: true, description: 'E-mail address of the office. Null: none.' })
  email!: string | null

  @Field(() => WebAddress, { nullable: true, description: 'The web page. Null: none.' })
  website!: string | null
}
