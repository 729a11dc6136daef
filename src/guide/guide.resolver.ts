import sql from 'sql-template-tag'
import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql'
import { PartnershipConnection } from '../partnership/partnership.connection'
import { type Partnership, partnerships } from '../partnership/partnership.entity'
import { exactlyOne } from '../shared/arguments'
import { byId, byKey } from '../shared/collection'
import { connectionOf } from '../shared/connection'
import type { Context } from '../shared/context'
import { LanguageArgs } from '../shared/language.args'
import { pageOf } from '../shared/list'
import type { List } from '../shared/list-declaration'
import { PageArgs } from '../shared/page'
import { Territory, territories } from '../territory/territory.entity'
import { Guide, guides } from './guide.entity'
import { GuideContact, GuideSection } from './guide.parts'

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
    description: 'One guide, by exactly one of its id and its slug. Null: there is none.',
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
  title(@Root() guide: Guide, @Args(() => LanguageArgs) { language }: LanguageArgs) {
    return guide.titles[language]
  }

  @FieldResolver(() => [GuideSection], { description: 'What the guide says, in its order.' })
  sections(@Root() guide: Guide, @Args(() => LanguageArgs) { language }: LanguageArgs): GuideSection[] {
    return guide.storedSections.map(({ kind, headings, bodies }) => ({
      kind,
      heading: headings[language],
      body: bodies[language],
    }))
  }

  @FieldResolver(() => Territory, {
    nullable: true,
    description: 'The unit whose matters the guide is about. Null: the whole country.',
  })
  territory(@Root() guide: Guide, @Ctx() context: Context) {
    return guide.territoryId === null ? null : byId(territories, context).load(guide.territoryId)
  }

  @FieldResolver(() => [GuideContact], { description: 'Whom to ask.' })
  contacts(@Root() guide: Guide): GuideContact[] {
    return guide.storedContacts.map((contact) => Object.assign(new GuideContact(), contact))
  }

  @FieldResolver(() => PartnershipConnection, {
    description: 'Partnerships that show what the guide explains.',
  })
  examples(@Root() guide: Guide, @Args(() => PageArgs) args: PageArgs, @Ctx() context: Context) {
    return pageOf(examplesOfGuide, guide.id, args, context)
  }
}

@Resolver(() => GuideContact)
export class GuideContactResolver {
  @FieldResolver(() => Territory, {
    nullable: true,
    description: 'The unit the contact is for. Null: the whole country.',
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
