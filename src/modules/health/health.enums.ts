import { terms, vocabulary } from '../../core/vocabulary'

export enum HealthLevel {
  GOOD = 'GOOD',
  WATCH = 'WATCH',
  CONCERN = 'CONCERN',
  UNKNOWN = 'UNKNOWN',
}

vocabulary(HealthLevel, {
  name: 'HealthLevel',
  description: 'What a signal says of one side of a partnership (Polish: stan partnerstwa).',
  values: {
    GOOD: terms('dobrze', 'Wpisy pokazują, że jest dobrze.', 'good', 'The records show that all is well.'),
    WATCH: terms(
      'warto się przyjrzeć',
      'Wpisy pokazują coś, o czym partnerzy powinni porozmawiać.',
      'watch',
      'The records show something that the partners should talk about.',
    ),
    CONCERN: terms(
      'niepokojące',
      'Wpisy pokazują słabą stronę, która może zaszkodzić wspólnej pracy.',
      'concern',
      'The records show a weakness that can harm the joint work.',
    ),
    UNKNOWN: terms(
      'nie wiadomo',
      'Wpisy tego nie mówią. Nie świadczy to przeciw partnerstwu.',
      'unknown',
      'The records do not tell. That says nothing against the partnership.',
    ),
  },
})

export enum HealthSubject {
  SECTORS = 'SECTORS',
  ACTIVITY = 'ACTIVITY',
  KNOWLEDGE = 'KNOWLEDGE',
  PARTNERS_STAY = 'PARTNERS_STAY',
  CONFLICT = 'CONFLICT',
  EQUALITY = 'EQUALITY',
  LEADERSHIP = 'LEADERSHIP',
  AGREEMENT = 'AGREEMENT',
  GOALS = 'GOALS',
  CONFIRMATION = 'CONFIRMATION',
}

vocabulary(HealthSubject, {
  name: 'HealthSubject',
  description: 'What a health signal is about: each is a known weak side of partnerships.',
  values: {
    SECTORS: terms(
      'sektory',
      'Czy partnerzy pochodzą ze wszystkich sektorów, których partnerstwo potrzebuje.',
      'sectors',
      'Whether the partners come from all sectors that the partnership needs.',
    ),
    ACTIVITY: terms('aktywność', 'Czy partnerstwo działa.', 'activity', 'Whether the partnership is active.'),
    KNOWLEDGE: terms(
      'wiedza',
      'Czy partnerzy mają wiedzę i środki potrzebne do swoich celów.',
      'knowledge',
      'Whether the partners have the knowledge and means that their goals need.',
    ),
    PARTNERS_STAY: terms(
      'korzyści partnerów',
      'Czy partnerzy zostają, bo współpraca coś im daje.',
      'partners stay',
      'Whether partners stay, because the joint work benefits them.',
    ),
    CONFLICT: terms(
      'konflikt',
      'Czy partnerzy sobie ufają i potrafią rozwiązywać spory.',
      'conflict',
      'Whether the partners trust each other and can settle disputes.',
    ),
    EQUALITY: terms(
      'równość',
      'Czy lider nie dominuje nad pozostałymi.',
      'equality',
      'Whether the partners are equal and the leader does not dominate.',
    ),
    LEADERSHIP: terms('przewodzenie', 'Czy ktoś koordynuje pracę.', 'leadership', 'Whether somebody leads.'),
    AGREEMENT: terms(
      'umowa',
      'Czy umowa partnerska obowiązuje i jak długo jeszcze.',
      'agreement',
      'Whether the partnership agreement is in force, and for how long.',
    ),
    GOALS: terms(
      'cele',
      'Czy partnerstwo ma cele i osiąga je w terminie.',
      'goals',
      'Whether it has goals and reaches them in time.',
    ),
    CONFIRMATION: terms(
      'potwierdzenie wpisu',
      'Czy w ostatnim roku ktoś potwierdził wpis.',
      'confirmation',
      'Whether somebody confirmed the record within the last year.',
    ),
  },
})
