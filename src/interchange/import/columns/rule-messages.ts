import type { RuleParameters, Violation } from '../../../core/errors'
import type { Message } from './message'

/** The rules of the API in Polish; the name of the column comes first. */
const POLISH: Readonly<Record<string, (params: RuleParameters) => string>> = {
  isEmail: () => 'musi być adresem e-mail.',
  krs: () => 'musi mieć 10 cyfr numeru KRS.',
  nip: () => 'musi mieć 10 cyfr numeru NIP, z poprawną cyfrą kontrolną.',
  regon: () => 'musi mieć 9 lub 14 cyfr numeru REGON, z poprawną cyfrą kontrolną.',
  postalCode: () => 'musi być polskim kodem pocztowym, np. 49-100.',
  min: ({ min }) => `musi wynosić co najmniej ${min}.`,
  max: ({ max }) => `musi wynosić co najwyżej ${max}.`,
  maxLength: ({ max }) => `może mieć najwyżej ${max} znaków.`,
  arrayMaxSize: ({ max }) => `może mieć najwyżej ${max} wartości.`,
  isDay: () => 'musi być dniem, np. 2027-05-01.',
  isTimeZone: () => 'musi być nazwą strefy czasowej IANA, np. Europe/Warsaw.',
}

export function polishOf(column: string, { rule, params = {} }: Violation): Pick<Message, 'polish'> {
  const sentence = POLISH[rule]?.(params)
  return sentence === undefined ? {} : { polish: `${column} ${sentence}` }
}
