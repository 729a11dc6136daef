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
