import { terms, vocabulary } from '../../core/vocabulary'

export enum SuggestionReasonKind {
  SECTOR_SOUGHT = 'SECTOR_SOUGHT',
  SECTOR_MISSING = 'SECTOR_MISSING',
  OFFER_SOUGHT = 'OFFER_SOUGHT',
}

vocabulary(SuggestionReasonKind, {
  name: 'SuggestionReasonKind',
  description: 'Why an organisation and a partnership are suggested to each other.',
  values: {
    SECTOR_SOUGHT: terms(
      'poszukiwany sektor',
      'Partnerstwo szuka partnerów z sektora organizacji.',
      'sector sought',
      'The partnership looks for partners from the sector of the organisation.',
    ),
    SECTOR_MISSING: terms(
      'brakujący sektor',
      'Partnerstwo podaje swoje sektory, ale sektora organizacji nie ma wśród nich ani wśród sektorów czynnych członków.',
      'sector missing',
      'The partnership declares its sectors, and neither these nor those of its active members include that of the organisation.',
    ),
    OFFER_SOUGHT: terms(
      'poszukiwane wsparcie',
      'To, co oferuje organizacja, i to, czego szuka partnerstwo, mają wspólne słowa.',
      'offer sought',
      'What the organisation offers and what the partnership looks for have words in common.',
    ),
  },
})
