import { vocabulary } from '../../core/vocabulary'

export enum LetterFrequency {
  NEVER = 'NEVER',
  AT_ONCE = 'AT_ONCE',
  DAILY = 'DAILY',
  WEEKLY = 'WEEKLY',
}

vocabulary(LetterFrequency, {
  name: 'LetterFrequency',
  description: 'How often letters tell what has happened to the records that an account follows.',
  values: {
    NEVER: {
      PL: { label: 'nigdy', description: 'Żadnych listów. Tak jest, dopóki konto nie wybierze inaczej.' },
      EN: { label: 'never', description: 'No letters. This is the default.' },
    },
    AT_ONCE: {
      PL: {
        label: 'od razu',
        description: 'List wkrótce po zmianie, najwyżej jeden na dziesięć minut.',
      },
      EN: {
        label: 'at once',
        description: 'A letter soon after a change, at most one in ten minutes.',
      },
    },
    DAILY: {
      PL: { label: 'co dzień', description: 'Jeden list rano, jeśli coś się wydarzyło.' },
      EN: { label: 'daily', description: 'One letter in the morning, if anything has happened.' },
    },
    WEEKLY: {
      PL: { label: 'co tydzień', description: 'Jeden list w poniedziałek rano, jeśli coś się wydarzyło.' },
      EN: { label: 'weekly', description: 'One letter on Monday morning, if anything has happened.' },
    },
  },
})
