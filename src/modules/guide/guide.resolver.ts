import sql from 'sql-template-tag'
import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql'
import { byId, byKey } from '../../core/collections/collection'
import type { Context } from '../../core/context'
import { pageOf } from '../../core/lists/list'
import type { List } from '../../core/lists/list-declaration'
import { connectionOf, PageArgs } from '../../core/lists/page'
import { exactlyOne } from '../../core/validate'
import { Language, LanguageArgs, OptionalLanguageArgs } from '../../core/vocabulary'
import { partnerships } from '../partnership/partnership.collection'
import { PartnershipConnection } from '../partnership/partnership.connection'
import { type Partnership } from '../partnership/partnership.entity'
import { Territory, territories } from '../territory/territory.entity'
import { Guide, GuideContact, GuideSection, guides } from './guide.entity'

const GuideConnection = connectionOf('Guide', () => Guide, { plural: 'guides' })

const orders = { NAME: { by: () => [sql`t."nameKey"`] } }

const allGuides: List<Guide> = { name: 'Query.guides', of: guides, orders }

const examplesOfGuide: List<Partnership> = {
  name: 'Guide.examples',
  of: partnerships,
  through: { table: 'guide_example', parent: 'guideId', row: 'partnershipId' },
  orders,
}

@Resolver(() => Guide)
export class GuideResolver {
  @Query(() => Guide, {
    nullable: true,
    description: 'One guide, by its id or its slug: give exactly one. Null if there is none.',
  })
  guide(
    @Arg('id', () => ID, { nullable: true, description: 'The id: `guide_01j…`.' }) id: string | null,
    @Arg('slug', () => String, { nullable: true, description: 'The slug: `partnerstwo-lokalne`.' }) slug:
      | string
      | null,
    @Ctx() context: Context,
  ) {
    const [name, value] = exactlyOne({ id, slug })
    return name === 'id' ? byId(guides, context).load(value) : byKey(guides, 'slug', context).load(value)
  }

  @Query(() => GuideConnection, { description: 'The guides of the registry, by title.' })
  guides(@Args(() => PageArgs) args: PageArgs, @Ctx() context: Context) {
    return pageOf(allGuides, null, args, context)
  }

  @FieldResolver(() => String, { description: 'What the guide is called.' })
  title(@Root() guide: Guide, @Args(() => OptionalLanguageArgs) { language }: OptionalLanguageArgs) {
    return guide.titles[language ?? Language.PL]
  }

  @FieldResolver(() => [GuideSection], { description: 'The sections of the guide, in order.' })
  sections(@Root() guide: Guide, @Args(() => LanguageArgs) { language }: LanguageArgs): GuideSection[] {
    return guide.storedSections.map(({ kind, headings, bodies }) => ({
      kind,
      heading: headings[language],
      body: bodies[language],
    }))
  }

  @FieldResolver(() => Territory, {
    nullable: true,
    description: 'The unit that the guide is about. Null: the whole country.',
  })
  territory(@Root() guide: Guide, @Ctx() context: Context) {
    return guide.territoryId === null ? null : byId(territories, context).load(guide.territoryId)
  }

  @FieldResolver(() => [GuideContact], { description: 'Whom to ask.' })
  contacts(@Root() guide: Guide): GuideContact[] {
    return guide.storedContacts.map((contact) => Object.assign(new GuideContact(), contact))
  }

  @FieldResolver(() => PartnershipConnection, {
    description: 'Partnerships that serve as examples for the guide.',
  })
  examples(@Root() guide: Guide, @Args(() => PageArgs) args: PageArgs, @Ctx() context: Context) {
    return pageOf(examplesOfGuide, guide.id, args, context)
  }
}

@Resolver(() => GuideContact)
export class GuideContactResolver {
  @FieldResolver(() => Territory, {
    nullable: true,
    description: 'The unit that the contact serves. Null: the whole country.',
  })
  territory(@Root() contact: GuideContact, @Ctx() context: Context) {
    return contact.territoryCode === null
      ? null
      : byKey(territories, 'code', context).load(contact.territoryCode)
  }

  @FieldResolver(() => String, { description: 'What to ask about.' })
  purpose(@Root() contact: GuideContact, @Args(() => LanguageArgs) { language }: LanguageArgs) {
    return contact.purposes[language]
  }
}
