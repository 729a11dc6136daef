import { IsOptional } from 'class-validator'
import { Args, ArgsType, Ctx, Directive, Field, Query, Resolver } from 'type-graphql'
import { byId } from '../../shared/collection'
import type { Context } from '../../shared/context'
import { IsKrs } from '../../shared/identifiers'
import { IsPlainText } from '../../shared/plain-text'
import { TERRITORY_CODE, territoryId } from '../../territory/territory.entity'
import { partnerships } from '../partnership.entity'
import { Duplicate } from './duplicate'
import { likelyDuplicates } from './likely-duplicates'

const MOST_LISTED = 10

@ArgsType()
class PossibleDuplicatesArgs {
  @Field({ description: 'What the partnership calls itself, in at most 300 characters.' })
  @IsPlainText(300)
  name!: string

  @Field(() => String, {
    nullable: true,
    description:
      'The TERYT code of a unit that it works in: `1465058`. Partnerships of other places are left out then. A code that is not known counts as none.',
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
  @Directive(`@listSize(assumedSize: ${MOST_LISTED})`)
  @Query(() => [Duplicate], {
    description:
      'At most 10 partnerships that may be the one of this name, the likeliest first: worth a look before it is entered again. The order of the words, case, diacritics, quotation marks, inflection, small slips and words of the legal form do not hide one; former names count too.',
  })
  async possibleDuplicates(
    @Args(() => PossibleDuplicatesArgs) { name, territory, krs }: PossibleDuplicatesArgs,
    @Ctx() context: Context,
  ): Promise<Duplicate[]> {
    const territoryIds = TERRITORY_CODE.test(territory ?? '') ? [territoryId(territory as string)] : []
    const likely = await likelyDuplicates({ name, territoryIds, krs }, context)
    const listed = await Promise.all(
      likely.slice(0, MOST_LISTED).map(async ({ partnershipId, score, reason }) => {
        const partnership = await byId(partnerships, context).load(partnershipId)
        return partnership && { partnership, score, reason }
      }),
    )
    return listed.filter((each) => each !== null)
  }
}
