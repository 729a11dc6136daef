import { Directive, Field, Float, ObjectType } from 'type-graphql'
import { vocabulary } from '../../../core/vocabulary'
import { Partnership } from '../partnership.entity'
import { type Candidate, candidates, commonPlaces, Places, type RecordAccess } from './duplicate-candidates'
import { type Signature, signatureOf, similarity } from './name-similarity'

export enum DuplicateReason {
  SAME_KRS = 'SAME_KRS',
  SAME_NAME = 'SAME_NAME',
  SIMILAR_NAME = 'SIMILAR_NAME',
}

vocabulary(DuplicateReason, {
  name: 'DuplicateReason',
  description: 'Why a partnership may be the same one.',
  values: {
    SAME_KRS: {
      PL: { label: 'ten sam numer KRS', description: 'Ma ten sam numer w Krajowym Rejestrze Sądowym.' },
      EN: { label: 'same KRS number', description: 'It has the same number in the National Court Register.' },
    },
    SAME_NAME: {
      PL: {
        label: 'ta sama nazwa',
        description:
          'Jej nazwa lub dawna nazwa jest taka sama, jeśli pominąć kolejność słów, wielkość liter, znaki i formę prawną.',
      },
      EN: {
        label: 'same name',
        description:
          'Its name or a former name is the same, apart from word order, case, diacritics, quotation marks and legal form.',
      },
    },
    SIMILAR_NAME: {
      PL: {
        label: 'podobna nazwa',
        description: 'Jej nazwa lub dawna nazwa różni się odmianą słów, literówką albo pojedynczymi słowami.',
      },
      EN: {
        label: 'similar name',
        description: 'Its name or a former name differs only in inflection, a typing error or a few words.',
      },
    },
  },
})

@Directive('@shareable')
@ObjectType({
  simpleResolvers: true,
  description: 'A partnership in the registry that may be the same one (Polish: duplikat).',
})
export class Duplicate {
  @Field(() => Partnership, { description: 'The partnership that is already in the registry.' })
  partnership!: Partnership

  @Field(() => Float, {
    description: 'How likely it is the same one, from 0.77 to 1. The same KRS number scores 1.',
  })
  score!: number

  @Field(() => DuplicateReason, { description: 'What the two have in common.' })
  reason!: DuplicateReason
}

/** What is known of a partnership that may be in the registry already. */
export interface DuplicateQuery {
  readonly name: string
  readonly formerNames?: readonly string[]
  /** Where it works. Empty: not known. */
  readonly territoryIds: readonly string[]
  readonly krs?: string | null
  /** Its own id, where it is in the registry itself. */
  readonly exceptId?: string
}

export interface LikelyDuplicate {
  readonly partnershipId: string
  readonly name: string
  readonly reason: DuplicateReason
  /** At most 1. */
  readonly score: number
}

/**
 * Among the 536 partnerships of the first data, four pairs that share a place reach it, neighbours or successors of each
 * other; of 106 other ways to write some of their names, 95 do.
 */
const MIN_SCORE = 0.77

/** What a likeness of names tells, by where they work: every second town has its partnership for development. */
const CERTAINTY: Readonly<Record<Places, number>> = { SHARED: 1, UNKNOWN: 0.9, APART: 0.6 }

/** Two numbers are two legal persons, unless one is mistyped. */
const OTHER_NUMBER = 0.8

/** Whether names so much alike make two partnerships one, by the same measure. */
export const isLikely = (
  likeness: number,
  { places, areNumbersOther }: { readonly places: Places; readonly areNumbersOther: boolean },
): boolean => likeness * CERTAINTY[places] * (areNumbersOther ? OTHER_NUMBER : 1) >= MIN_SCORE

/** A partnership has few former names; of more, the first ones count. */
const MAX_NAMES = 5

/** The partnerships that the sought one may be, the likeliest first: those that whoever looks may see. At most two statements. */
export async function likelyDuplicates(
  sought: DuplicateQuery,
  looking: RecordAccess,
): Promise<LikelyDuplicate[]> {
  const { territoryIds, exceptId = '' } = sought
  const krs = sought.krs ?? null
  const names = [sought.name, ...(sought.formerNames ?? [])].slice(0, MAX_NAMES)
  const signatures = names.map(signatureOf).filter(({ length }) => length > 0)
  const found = await candidates({ signatures, krs, territoryIds, exceptId }, looking)
  const rated = found
    .map((candidate) => rate(candidate, signatures, krs))
    .filter(({ score }) => score >= MIN_SCORE)
  const ids = rated.map(({ partnershipId }) => partnershipId)
  const placesOf = await commonPlaces(territoryIds, ids, looking)
  return rated
    .map((each) => ({ ...each, score: certain(each, placesOf(each.partnershipId)) }))
    .filter(({ score }) => score >= MIN_SCORE)
    .sort((one, other) => other.score - one.score)
}

/** As if they worked in one place. */
function rate(candidate: Candidate, signatures: readonly Signature[], krs: string | null): LikelyDuplicate {
  const { id: partnershipId, name } = candidate
  if (krs !== null && candidate.krs === krs)
    return { partnershipId, name, reason: DuplicateReason.SAME_KRS, score: 1 }
  const own = [name, ...candidate.formerNames].slice(0, MAX_NAMES).map(signatureOf)
  const likeness = Math.max(0, ...signatures.flatMap((one) => own.map((other) => similarity(one, other))))
  return {
    partnershipId,
    name,
    reason: likeness === 1 ? DuplicateReason.SAME_NAME : DuplicateReason.SIMILAR_NAME,
    score: krs !== null && candidate.krs !== null ? likeness * OTHER_NUMBER : likeness,
  }
}

function certain({ reason, score }: LikelyDuplicate, places: Places): number {
  const certainty = reason === DuplicateReason.SAME_KRS ? 1 : CERTAINTY[places]
  return Math.round(score * certainty * 1_000) / 1_000
}
