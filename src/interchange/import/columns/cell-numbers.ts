import type { ReadCell } from './cell-dates'
import { CellError, message } from './message'

const PLAIN = message('The number was written with other signs.', 'Numer zapisano z innymi znakami.')
const ZEROS_ADDED = message(
  'The zeros in front were missing, as spreadsheets drop them. They were added.',
  'Brakowało zer na początku: arkusze kalkulacyjne je gubią. Dodano je.',
)

const ROUNDED = new CellError(
  'must have all its digits: a spreadsheet has rounded it. Format the column as text in the spreadsheet and enter the number again.',
  'musi mieć wszystkie cyfry: arkusz kalkulacyjny zaokrąglił liczbę. Ustaw format kolumny na tekst i wpisz numer jeszcze raz.',
)

/** How many digits the identifiers have, and what people write around them. */
const IDENTIFIERS: Readonly<
  Record<string, { readonly lengths: readonly number[]; readonly around: RegExp }>
> = {
  krs: { lengths: [10], around: /^KRS[\s:.]*(?:nr)?|[\s–-]/gi },
  nip: { lengths: [10], around: /^NIP[\s:.]*(?:nr)?|^PL|[\s–-]/gi },
  regon: { lengths: [9, 14], around: /^REGON[\s:.]*(?:nr)?|[\s–-]/gi },
}

export const isIdentifier = (name: string): boolean => name in IDENTIFIERS

export function refuseRounded(text: string) {
  if (/^\d[\d.,]*E\+?\d+$/i.test(text)) throw ROUNDED
}

/** A number of KRS, NIP or REGON: its digits, with the zeros that a spreadsheet has dropped. */
export function readIdentifier(name: string, text: string): ReadCell {
  const { lengths, around } = IDENTIFIERS[name] as (typeof IDENTIFIERS)[string]
  refuseRounded(text)
  const digits = text.replace(around, '').replace(/[.,]0+$/, '')
  const length = lengths.find((each) => each >= digits.length)
  // A number is never mostly zeros: so few digits are no number that has lost some.
  if (!/^\d{4,}$/.test(digits) || length === undefined || /^0+$/.test(digits)) return { text, note: null }
  const whole = digits.padStart(length, '0')
  if (whole === text) return { text, note: null }
  return { text: whole, note: whole === digits ? PLAIN : ZEROS_ADDED }
}

/** A Polish postal code, from its five digits or with the town behind it. */
export function readPostalCode(text: string): ReadCell {
  const [, first = '', last = ''] = /^(\d{2})\s*[-–—. ]?\s*(\d{3})(?!\d)/.exec(text) ?? []
  if (first !== '') {
    const code = `${first}-${last}`
    return { text: code, note: code === text ? null : PLAIN }
  }
  if (!/^\d{3,4}([.,]0+)?$/.test(text)) return { text, note: null }
  const digits = text.replace(/[.,]0+$/, '').padStart(5, '0')
  return { text: `${digits.slice(0, 2)}-${digits.slice(2)}`, note: ZEROS_ADDED }
}

const NUMBER_WRITTEN = message(
  'The number was written with a decimal comma, blanks or a unit.',
  'Liczbę zapisano z przecinkiem, odstępami lub jednostką.',
)

/** A number as Poles write it: `52,2297`, `1 250`, `25 osób`. */
export function readNumber(text: string): ReadCell {
  const [, number = ''] = /^(-?\d[\d ]*(?:[.,]\d+)?)\s*(?:°|[\p{L}.]+)?$/u.exec(text) ?? []
  const plain = number.replace(/ /g, '').replace(',', '.').replace(/\.0+$/, '')
  return plain === '' || plain === text ? { text, note: null } : { text: plain, note: NUMBER_WRITTEN }
}
