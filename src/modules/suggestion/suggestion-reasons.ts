import type { SectorCode } from '../sector/sector.entity'
import type { SoughtWords } from './shared-words'
import { SuggestionReasonKind } from './suggestion.enums'

/** What a partnership has no partner for, and what it asks for. */
export interface Needs {
  readonly isExample: boolean
  readonly seeksSectors: readonly SectorCode[]
  readonly lacksSectors: readonly SectorCode[]
  /** Null: it does not say what help it looks for. */
  readonly sought: SoughtWords | null
}

/** What an organisation can bring. */
export interface Offer {
  readonly isExample: boolean
  /** Null: not known. */
  readonly sector: SectorCode | null
  readonly offers: readonly string[]
}

export interface FoundReason {
  readonly kind: SuggestionReasonKind
  readonly sector: SectorCode | null
  readonly offers: readonly string[]
  readonly words: readonly string[]
}

const ofSector = (kind: SuggestionReasonKind, sector: SectorCode): FoundReason => ({
  ...{ kind, sector, offers: [], words: [] },
})

/** Why the two might work together. Empty: the records do not say, or one of the two is fictional. */
export function reasonsFor(
  { isExample, seeksSectors, lacksSectors, sought }: Needs,
  { sector, offers, ...organisation }: Offer,
): readonly FoundReason[] {
  const reasons: FoundReason[] = []
  if (isExample !== organisation.isExample) return reasons
  if (sector !== null && seeksSectors.includes(sector))
    reasons.push(ofSector(SuggestionReasonKind.SECTOR_SOUGHT, sector))
  if (sector !== null && lacksSectors.includes(sector))
    reasons.push(ofSector(SuggestionReasonKind.SECTOR_MISSING, sector))
  const match = sought?.match(offers)
  if (match) reasons.push({ kind: SuggestionReasonKind.OFFER_SOUGHT, sector: null, ...match })
  return reasons
}

/** Somebody who is suggested, by the id of their record. */
export interface Suggestion {
  readonly id: string
  readonly reasons: readonly FoundReason[]
  readonly distanceKm: number
}

/** What suggestions are sorted by: the most reasons first, then the nearest, then the oldest record. */
export type SuggestionKey = readonly [reasons: number, distanceKm: number, id: string]

export const keyOf = ({ reasons, distanceKm, id }: Suggestion): SuggestionKey => [
  reasons.length,
  distanceKm,
  id,
]

export const compareKeys = (one: SuggestionKey, other: SuggestionKey): number =>
  other[0] - one[0] || one[1] - other[1] || (one[2] < other[2] ? -1 : one[2] > other[2] ? 1 : 0)

/** To the metre, as lists tell distances. */
export const toMetres = (kilometres: number) => Math.round(kilometres * 1000) / 1000
