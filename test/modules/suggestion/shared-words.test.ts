import { SoughtWords } from '../../../src/modules/suggestion/shared-words'

const CASES: readonly [sought: string, offers: string[], found: object | null][] = [
  [
    'Szukamy firmy, która użyczy namiotów na piknik.',
    ['duże namioty', 'nagłośnienie'],
    { offers: ['duże namioty'], words: ['namiotów'] },
  ],
  ['SALI na spotkania', ['sala na 40 osób'], { offers: ['sala na 40 osób'], words: ['SALI'] }],
  [
    'We need a conference room.',
    ['a conference room on Mondays'],
    { offers: ['a conference room on Mondays'], words: ['conference', 'room'] },
  ],
  ['Szukamy pomocy organizacji z okolicy', ['pomoc rodziców', 'szukamy miejsca dla organizacji'], null],
  ['na, po, do, za', ['na', 'po'], null],
  ['Księgowej', ['Księgowanie'], null],
  ['', ['sala'], null],
  ['sali', [], null],
  ['% _ \\ " \u0000', ['% _ \\ "'], null],
]

describe('words that a request and an offer share', () => {
  it.each(CASES)('of %j and %j', (sought, offers, found) => {
    expect(new SoughtWords(sought).match(offers)).toEqual(found)
  })
})
