import { terms, vocabulary } from '../../core/vocabulary'

export enum StatisticsSubject {
  PARTNERSHIPS = 'PARTNERSHIPS',
  ORGANISATIONS = 'ORGANISATIONS',
  EVENTS = 'EVENTS',
  COMMENTS = 'COMMENTS',
  MEMBERSHIPS = 'MEMBERSHIPS',
}

vocabulary(StatisticsSubject, {
  name: 'StatisticsSubject',
  description: 'What statistics can count.',
  values: {
    PARTNERSHIPS: terms(
      'partnerstwa',
      'Partnerstwa na liście partnerships, z tym samym filtrem. Okres: kiedy dodano wpis.',
      'partnerships',
      'The partnerships that the list partnerships has with the same filter. Period: when they were entered.',
    ),
    ORGANISATIONS: terms(
      'organizacje',
      'Organizacje na liście organisations, z tym samym filtrem. Okres: kiedy dodano wpis.',
      'organisations',
      'The organisations that the list organisations has with the same filter. Period: when they were entered.',
    ),
    EVENTS: terms(
      'wydarzenia',
      'Wydarzenia na liście events, z tym samym filtrem. Okres: te, które w nim trwają.',
      'events',
      'The events that the list events has with the same filter. Period: those that overlap it.',
    ),
    COMMENTS: terms(
      'komentarze',
      'Opublikowane komentarze, także odpowiedzi, jak w commentCount. Okres: kiedy je napisano.',
      'comments',
      'Published comments, replies included, as in commentCount. Period: when they were written.',
    ),
    MEMBERSHIPS: terms(
      'członkostwa',
      'Czynne członkostwa, jak w members partnerstwa. Okres: od kiedy członek uczestniczy; data znana częściowo liczy się tam, gdzie może leżeć.',
      'memberships',
      'Active memberships, as in members of a partnership. Period: since when the member takes part; a date known in part counts wherever it may lie.',
    ),
  },
})

export enum StatisticsGroup {
  KIND = 'KIND',
  STAGE = 'STAGE',
  STATUS = 'STATUS',
  ROLE = 'ROLE',
  FORMALITY = 'FORMALITY',
  LEGAL_FORM_KIND = 'LEGAL_FORM_KIND',
  SECTOR = 'SECTOR',
  SOUGHT_SECTOR = 'SOUGHT_SECTOR',
  ACTIVITY_AREA = 'ACTIVITY_AREA',
  VOIVODESHIP = 'VOIVODESHIP',
  POWIAT = 'POWIAT',
  GMINA = 'GMINA',
  DISTRICT = 'DISTRICT',
  MONTH = 'MONTH',
  YEAR_FOUNDED = 'YEAR_FOUNDED',
  YEAR_JOINED = 'YEAR_JOINED',
}

const inUnit = (pl: string, en: string) =>
  terms(
    pl,
    `Jednostka tego szczebla, w której to leży, dziś w rejestrze TERYT: partnerstwo lub członkostwo liczy się w każdej, w której partnerstwo działa; bez niej to, co działa na większym obszarze, i to, czego miejsca nie znamy.`,
    en,
    `The unit of this level in which it lies, as TERYT has it today: a partnership or a membership counts in each in which the partnership works. Without a unit: what works in a larger area, and what has no known place.`,
  )

vocabulary(StatisticsGroup, {
  name: 'StatisticsGroup',
  description: 'What statistics can be broken down by.',
  values: {
    KIND: terms(
      'rodzaj',
      'Rodzaj partnerstwa, organizacji, wydarzenia lub członka; w komentarzach: czego dotyczą.',
      'kind',
      'The kind of partnership, organisation, event or member; of comments, what they are about.',
    ),
    STAGE: terms(
      'etap',
      'Etap życia partnerstwa. Gdy wiadomo tylko, że się zakończyło, nie liczy się do żadnego.',
      'stage',
      'The stage of the life of a partnership. One of which only its end is known is in none.',
    ),
    STATUS: terms('status', 'Status wydarzenia.', 'status', 'The status of an event.'),
    ROLE: terms('rola', 'Rola członka.', 'role', 'The role of a member.'),
    FORMALITY: terms(
      'podstawa',
      'Czy partnerstwo opiera się na umowie, czy na zaufaniu.',
      'basis',
      'Whether a partnership is based on an agreement or on trust.',
    ),
    LEGAL_FORM_KIND: terms(
      'rodzaj formy prawnej',
      'Rodzaj formy prawnej partnerstwa.',
      'kind of legal form',
      'The kind of legal form of a partnership.',
    ),
    SECTOR: terms(
      'sektor',
      'Każdy sektor, który deklaruje partnerstwo; sektor organizacji; sektor, z którego jest członek: mieszkańcy są ze społecznego.',
      'sector',
      'Each sector that a partnership declares; that of an organisation; the one that a member comes from: residents are of the social sector.',
    ),
    SOUGHT_SECTOR: terms(
      'poszukiwany sektor',
      'Każdy sektor, z którego partnerstwo szuka partnerów.',
      'sought sector',
      'Each sector from which a partnership looks for partners.',
    ),
    ACTIVITY_AREA: terms(
      'obszar działania',
      'Każdy obszar, w którym działa partnerstwo.',
      'area of activity',
      'Each area that a partnership is active in.',
    ),
    VOIVODESHIP: inUnit('województwo', 'voivodeship'),
    POWIAT: inUnit('powiat', 'powiat'),
    GMINA: inUnit('gmina', 'gmina'),
    DISTRICT: inUnit('dzielnica', 'district'),
    MONTH: terms(
      'miesiąc',
      'Miesiąc kalendarza w Polsce, w którym dodano wpis lub napisano komentarz; każdy, w którym trwa wydarzenie, według timeZone filtra.',
      'month',
      'The month of the Polish calendar in which it was entered or written; each in which an event takes place, by timeZone of the filter.',
    ),
    YEAR_FOUNDED: terms(
      'rok założenia',
      'Rok, w którym założono partnerstwo.',
      'year founded',
      'The year in which a partnership was founded.',
    ),
    YEAR_JOINED: terms(
      'rok przystąpienia',
      'Rok, od którego członek uczestniczy.',
      'year joined',
      'The year since which a member takes part.',
    ),
  },
})
