import { IsOptional } from 'class-validator'
import { Args, ArgsType, Ctx, Directive, Field, Query, Resolver } from 'type-graphql'
import { byId } from '../../../core/collections/collection'
import type { Context } from '../../../core/context'
import { IsKrs } from '../../../core/values/identifiers'
import { IsPlainText } from '../../../core/values/plain-text'
import { TERRITORY_CODE, territoryId } from '../../territory/territory.entity'
import { partnerships } from '../partnership.collection'
import { Duplicate, likelyDuplicates } from './likely-duplicates'

const MAX_LISTED = 10

@ArgsType()
class PossibleDuplicatesArgs {
  @Field({ description: 'The name of the partnership, at most 300 characters.' })
  @IsPlainText(300)
  name!: string

  @Field(() => String, {
    nullable: true,
    description:
      'The TERYT code of a unit it works in: `1465058`. Partnerships of other places are then left out. An unknown code is ignored.',
  })
  territory?: string | null

  @Field(() => String, {
    nullable: true,
    description: 'Its number in the National Court Register, 10 digits.',
  })
  @IsOptional()
  @IsKrs()
  krs?: string | null
}

@Resolver()
export class DuplicatesResolver {
  @Directive(`@listSize(assumedSize: ${MAX_LISTED})`)
  @Query(() => [Duplicate], {
    description:
      'Up to 10 partnerships that may be the same as the one with this name, the most likely first. Check them before you enter it again. Differences in word order, case, diacritics, quotation marks, inflection, small typing errors and legal form are ignored; former names count too.',
  })
  async possibleDuplicates(
    @Args(() => PossibleDuplicatesArgs) { name, territory, krs }: PossibleDuplicatesArgs,
    @Ctx() context: Context,
  ): Promise<Duplicate[]> {
    const territoryIds = TERRITORY_CODE.test(territory ?? '') ? [territoryId(territory as string)] : []
    const likely = await likelyDuplicates({ name, territoryIds, krs }, context)
    const listed = await Promise.all(
      likely.slice(0, MAX_LISTED).map(async ({ partnershipId, score, reason }) => {
        const partnership = await byId(partnerships, context).load(partnershipId)
        return partnership && { partnership, score, reason }
      }),
    )
    return listed.filter((each) => each !== null)
  }
}
