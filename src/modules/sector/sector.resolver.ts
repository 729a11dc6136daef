import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql'
import { byKey } from '../../core/collections/collection'
import type { Context } from '../../core/context'
import { TranslatedField } from '../../core/lists/declared-fields'
import { LanguageArgs } from '../../core/vocabulary'
import { Sector, SectorCode, sectors } from './sector.entity'

@Resolver(() => Sector)
export class SectorResolver {
  @Query(() => Sector, { description: 'One of the three sectors.' })
  sector(
    @Arg('code', () => SectorCode, { description: 'Which sector.' }) code: SectorCode,
    @Ctx() context: Context,
  ) {
    return byKey(sectors, 'code', context).load(code)
  }

  @Query(() => [Sector], { description: 'The three sectors: public, social, private.' })
  sectors(@Ctx() context: Context) {
    return byKey(sectors, 'code', context).many(Object.values(SectorCode))
  }

  @TranslatedField<Sector>('names', {
    description: 'What the sector is called: `publiczny` or `public`.',
  })
  readonly name!: string

  @TranslatedField<Sector>('descriptions', {
    description: 'Who belongs to the sector, in a sentence or two.',
  })
  readonly description!: string

  @FieldResolver(() => [String], {
    description: 'What the sector brings to a partnership that the others lack.',
  })
  contributions(@Root() sector: Sector, @Args(() => LanguageArgs) { language }: LanguageArgs) {
    return sector.contributions[language]
  }
}
