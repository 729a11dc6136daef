import { vocabulary } from '../../core/vocabulary'

export enum GuideSectionKind {
  DEFINITION = 'DEFINITION',
  PRINCIPLES = 'PRINCIPLES',
  ACTIVITIES = 'ACTIVITIES',
  SECTORS = 'SECTORS',
  PARTICIPATION = 'PARTICIPATION',
  KINDS = 'KINDS',
  FOUNDING = 'FOUNDING',
  LEGAL_BASIS = 'LEGAL_BASIS',
  STRENGTHS = 'STRENGTHS',
  WEAK_SIDES = 'WEAK_SIDES',
  EXAMPLES = 'EXAMPLES',
  CONTACT = 'CONTACT',
}

vocabulary(GuideSectionKind, {
  name: 'GuideSectionKind',
  description: 'The subjects of the sections of a guide (Polish: strona wiedzy).',
  values: {
    DEFINITION: {
      PL: { label: 'definicja', description: 'Czym jest partnerstwo lokalne i kto je tworzy.' },
      EN: { label: 'definition', description: 'What a local partnership is and who makes one up.' },
    },
    PRINCIPLES: {
      PL: { label: 'zasady', description: 'Czego trzymają się partnerzy, np. zaufania i równości.' },
      EN: { label: 'principles', description: 'The principles of the partners, such as trust and equality.' },
    },
    ACTIVITIES: {
      PL: { label: 'działania', description: 'Czym partnerstwa się zajmują i co organizują.' },
      EN: { label: 'activities', description: 'What partnerships work on and what they organise.' },
    },
    SECTORS: {
      PL: { label: 'sektory', description: 'Co wnosi strona publiczna, społeczna i prywatna.' },
      EN: { label: 'sectors', description: 'What the public, social and private sectors each contribute.' },
    },
    PARTICIPATION: {
      PL: { label: 'partycypacja społeczna', description: 'Jak obywatele współrządzą obok władz.' },
      EN: {
        label: 'social participation',
        description: 'How citizens take part in governing, alongside the authorities.',
      },
    },
    KINDS: {
      PL: { label: 'rodzaje', description: 'Czym różnią się partnerstwa branżowe, lokalne i inne.' },
      EN: { label: 'kinds', description: 'How sectoral, local and other partnerships differ.' },
    },
    FOUNDING: {
      PL: { label: 'zakładanie', description: 'Jakie kroki prowadzą od pomysłu do wspólnej pracy.' },
      EN: { label: 'founding', description: 'The steps from an idea to working together.' },
    },
    LEGAL_BASIS: {
      PL: { label: 'podstawa prawna', description: 'Które przepisy dotyczą partnerstw i kiedy obowiązują.' },
      EN: {
        label: 'legal basis',
        description: 'The laws about partnerships and when they are in force.',
      },
    },
    STRENGTHS: {
      PL: { label: 'mocne strony', description: 'Co łatwiej osiągnąć razem niż osobno.' },
      EN: { label: 'strengths', description: 'What is easier to achieve together than alone.' },
    },
    WEAK_SIDES: {
      PL: {
        label: 'słabe strony',
        description: 'Co może zaszkodzić współpracy i co warto wcześnie zauważyć.',
      },
      EN: { label: 'weak sides', description: 'What can harm the work and should be noticed early.' },
    },
    EXAMPLES: {
      PL: { label: 'przykłady', description: 'Partnerstwa, od których można się czegoś nauczyć.' },
      EN: { label: 'examples', description: 'Partnerships that one can learn from.' },
    },
    CONTACT: {
      PL: { label: 'kontakt', description: 'Gdzie pytać i szukać pomocy.' },
      EN: { label: 'contact', description: 'Where to ask questions and find help.' },
    },
  },
})
