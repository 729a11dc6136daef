import { terms, vocabulary } from '../../../core/vocabulary'

export enum AssessmentQuestion {
  TRUST = 'TRUST',
  DISPUTES = 'DISPUTES',
  SAY = 'SAY',
  WORK = 'WORK',
}

vocabulary(AssessmentQuestion, {
  name: 'AssessmentQuestion',
  description:
    'What the organisers of a partnership assess, because public records do not show it (Polish: samoocena). Each is a statement, to be answered from 1 (not true at all) to 5 (entirely true).',
  values: {
    TRUST: terms('zaufanie', 'Partnerzy sobie ufają.', 'trust', 'The partners trust each other.'),
    DISPUTES: terms(
      'spory',
      'Spory rozwiązujemy otwarcie i uczciwie.',
      'disputes',
      'We settle disputes openly and fairly.',
    ),
    SAY: terms(
      'głos w decyzjach',
      'Każdy partner ma głos, gdy zapadają decyzje.',
      'say',
      'Every partner has a say when decisions are made.',
    ),
    WORK: terms('podział pracy', 'Pracę dzielimy sprawiedliwie.', 'work', 'We share the work fairly.'),
  },
})
