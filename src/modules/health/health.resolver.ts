import sql from 'sql-template-tag'
import { Args, Ctx, Directive, Field, FieldResolver, ObjectType, Resolver, Root } from 'type-graphql'
import { findNode } from '../../core/collections/find-node'
import { Node } from '../../core/collections/node'
import { Reads } from '../../core/collections/reader'
import { type Context, perRequest } from '../../core/context'
import { PartialDate } from '../../core/scalars'
import { endOfPolishDay } from '../../core/values/local-day'
import { polishDay } from '../../core/values/polish-text'
import { LanguageArgs } from '../../core/vocabulary'
import { GuideSection, type StoredSection } from '../guide/guide.entity'
import { GuideSectionKind } from '../guide/guide.enums'
import { Partnership } from '../partnership/partnership.entity'
import { healthFacts } from './health-facts'
import { MAX_EVIDENCE } from './health-finding'
import { HealthSignal } from './health-signal'
import { HEALTH_SIGNALS, signalsOf } from './health-signals'

@Directive('@shareable')
@ObjectType({
  simpleResolvers: true,
  description: 'What public records say of how well a partnership works together (Polish: stan partnerstwa).',
})
class PartnershipHealth {
  @Field(() => PartialDate, { description: 'The day, in Poland, for which it was derived.' })
  asOf!: string

  @Directive('@listSize(assumedSize: 10)')
  @Field(() => [HealthSignal], {
    description: 'One signal for each subject. Empty: the partnership has ended, which may well be success.',
  })
  signals!: HealthSignal[]
}

/** The section of each kind in the oldest guide of the whole country that has one. */
const guideSections = perRequest(
  ({ reader }: Context) =>
    new Reads<StoredSection | null>(async (kinds) => {
      const rows = await reader.all(
        sql`SELECT "storedSections" FROM "guide" WHERE "territoryId" IS NULL ORDER BY "createdAt", "id"`,
      )
      const sections = rows.flatMap(([stored]) => JSON.parse(stored as string) as StoredSection[])
      return kinds.map((wanted) => sections.find(({ kind }) => kind === wanted) ?? null)
    }),
)

@Resolver(() => Partnership)
export class PartnershipHealthResolver {
  @FieldResolver(() => PartnershipHealth, {
    description:
      'What public records say of the known weak sides of partnerships, with reasons. The same for every viewer.',
  })
  async health(@Root() { id }: Partnership, @Ctx() context: Context): Promise<PartnershipHealth> {
    context.cacheExpiry.atMost(endOfPolishDay(context.now))
    const signals = signalsOf(await healthFacts(context).load(id))
    return { asOf: polishDay(context.now), signals }
  }
}

@Resolver(() => HealthSignal)
export class HealthSignalResolver {
  @Directive('@listSize(assumedSize: 2)')
  @FieldResolver(() => [Node], {
    description: `The records that show it, at most ${MAX_EVIDENCE}: goals, agreements, memberships; the partnership itself where its own fields do.`,
  })
  async evidence(@Root() { evidenceIds }: HealthSignal, @Ctx() context: Context): Promise<object[]> {
    const records = await Promise.all(evidenceIds.map((id) => findNode(id, context)))
    return records.filter((record) => record !== null)
  }

  @FieldResolver(() => String, { description: 'The reasons, in a sentence for people.' })
  explanation(@Root() { explanations }: HealthSignal, @Args(() => LanguageArgs) { language }: LanguageArgs) {
    return explanations[language]
  }

  @FieldResolver(() => String, { description: 'What partners can do about it, in a sentence.' })
  advice(@Root() { subject }: HealthSignal, @Args(() => LanguageArgs) { language }: LanguageArgs) {
    return HEALTH_SIGNALS[subject].advice[language]
  }

  @FieldResolver(() => GuideSection, {
    nullable: true,
    description: 'The section of a guide on these weak sides. Null: no guide of the whole country has one.',
  })
  async guideSection(
    @Args(() => LanguageArgs) { language }: LanguageArgs,
    @Ctx() context: Context,
  ): Promise<GuideSection | null> {
    const section = await guideSections(context).load(GuideSectionKind.WEAK_SIDES)
    if (section === null) return null
    const { kind, headings, bodies } = section
    return { kind, heading: headings[language], body: bodies[language] }
  }
}
