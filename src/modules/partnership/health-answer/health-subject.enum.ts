import { terms, vocabulary } from '../../../core/vocabulary'

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
