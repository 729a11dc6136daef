import { Directive, Field, Float, Int, ObjectType } from 'type-graphql'
import { SectorCode } from '../sector/sector.entity'
import type { BalanceFacts } from './balance-facts'

const CODES = Object.values(SectorCode)

@Directive('@shareable')
@ObjectType({ simpleResolvers: true, description: 'One sector in a balance of the three.' })
class SectorShare {
  @Field(() => SectorCode, { description: 'Which sector.' })
  code!: SectorCode

  @Field(() => Int, {
    description:
      'How many active members come from it. Residents are of the social sector; one group of them is one member.',
  })
  members!: number

  @Field(() => Float, {
    nullable: true,
    description:
      'Their share of all active members, those of unknown sector among them: 0 to 1. Null: there are no members.',
  })
  share!: number | null

  @Field(() => Int, { description: 'How many of the partnerships declare it.' })
  declaring!: number

  @Field(() => Int, {
    description:
      'How many of the partnerships declare other sectors and not this one: those of missingSectors.',
  })
  lacking!: number

  @Field(() => Int, { description: 'How many of the partnerships look for partners from it.' })
  seeking!: number
}

const HUNDREDTHS_OF_PERCENT = 10_000

/** To a hundredth of a percent. */
export const shareOf = (count: number, total: number): number | null =>
  total === 0 ? null : Math.round((count / total) * HUNDREDTHS_OF_PERCENT) / HUNDREDTHS_OF_PERCENT

@Directive('@shareable')
@ObjectType({
  simpleResolvers: true,
  description:
    'How the three sectors are represented in a partnership, or in several together (Polish: równowaga sektorów). It is no mark: partners are equal, however many a sector has.',
})
export class SectorBalance {
  constructor(private readonly facts: BalanceFacts) {}

  @Field(() => [SectorShare], { description: 'The three sectors.' })
  get sectors(): SectorShare[] {
    const { facts, members } = this
    const declaringAny = facts.partnerships - (facts.declaring.get(null) ?? 0)
    return CODES.map((code) => {
      const [ofSector = 0, declaring = 0, seeking = 0] = [facts.members, facts.declaring, facts.seeking].map(
        (counts) => counts.get(code),
      )
      return Object.assign(new SectorShare(), {
        ...{ code, members: ofSector, share: shareOf(ofSector, members) },
        ...{ declaring, lacking: declaringAny - declaring, seeking },
      })
    })
  }

  @Field(() => Int, { description: 'How many active members there are.' })
  get members(): number {
    return sum(this.facts.members)
  }

  @Field(() => Int, { description: 'Of how many of these the sector is not known.' })
  get unknown(): number {
    return this.facts.members.get(null) ?? 0
  }

  @Field(() => [SectorCode], {
    description:
      'The sectors that none of the partnerships declares and no active member comes from. Empty also where no sector is known.',
  })
  get missing(): SectorCode[] {
    return this.missingIfKnown ?? []
  }

  @Field(() => [SectorCode], { description: 'The sectors from which partners are looked for.' })
  get seeks(): SectorCode[] {
    return CODES.filter((code) => this.facts.seeking.has(code))
  }

  /** Null: not known. */
  get missingIfKnown(): SectorCode[] | null {
    const { members, declaring } = this.facts
    const missing = CODES.filter((code) => !members.has(code) && !declaring.has(code))
    return missing.length === CODES.length ? null : missing
  }
}

const sum = (counts: ReadonlyMap<unknown, number>): number =>
  [...counts.values()].reduce((total, count) => total + count, 0)
