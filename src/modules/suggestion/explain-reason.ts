import { Language, labelOf } from '../../core/vocabulary'
import { SectorCode } from '../sector/sector.entity'
import { SuggestionReasonKind } from './suggestion.enums'
import type { FoundReason } from './suggestion-reasons'

type Sentence = (reason: {
  readonly sector: string
  readonly offers: string
  readonly words: string
}) => string

const SENTENCES: Readonly<Record<SuggestionReasonKind, Readonly<Record<Language, Sentence>>>> = {
  [SuggestionReasonKind.SECTOR_SOUGHT]: {
    PL: ({ sector }) => `Partnerstwo szuka partnerów z sektora: ${sector}.`,
    EN: ({ sector }) => `The partnership looks for partners from the sector: ${sector}.`,
  },
  [SuggestionReasonKind.SECTOR_MISSING]: {
    PL: ({ sector }) => `Partnerstwo nie ma partnera z sektora: ${sector}.`,
    EN: ({ sector }) => `The partnership has no partner from the sector: ${sector}.`,
  },
  [SuggestionReasonKind.OFFER_SOUGHT]: {
    PL: ({ offers, words }) => `Organizacja oferuje: ${offers}. Partnerstwo szuka: ${words}.`,
    EN: ({ offers, words }) => `The organisation offers: ${offers}. The partnership looks for: ${words}.`,
  },
}

/** The reason, in a sentence. */
export const explain = ({ kind, sector, offers, words }: FoundReason, language: Language): string =>
  SENTENCES[kind][language]({
    sector: sector === null ? '' : labelOf(SectorCode, sector, language),
    offers: offers.join('; '),
    words: words.join(', '),
  })
