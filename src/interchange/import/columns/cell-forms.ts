import type { Field } from '../../../core/records/fields'
import { DEFAULT_ZONE } from '../../../core/values/local-time'
import { fold } from '../../../core/values/polish-text'
import { isTimeZone } from '../../../core/values/time-zone'
import { Language, type Terms, valueCalled } from '../../../core/vocabulary'
import { readEmail, readPhone, readWebAddress } from './cell-contacts'
import { type ReadCell, readDate } from './cell-dates'
import { isIdentifier, readIdentifier, readNumber, readPostalCode, refuseRounded } from './cell-numbers'
import { CellError, type Message, message } from './message'

/** Blanks that are no plain ones, and signs without a width that word processors leave. */
const OTHER_BLANKS = /[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/g
const NO_WIDTH = /[\u00ad\u200b\u2060\ufeff]/g

/** What a spreadsheet writes to keep a number as text. */
const QUOTED_FORMULA = /^="([\d\s.,:/()+-]*)"$/

/** The text of a cell without what only the program that wrote it needs. */
export const plainCell = (cell: string): string =>
  /[\u00a0-\uffff=]/.test(cell)
    ? cell.replace(OTHER_BLANKS, ' ').replace(NO_WIDTH, '').trim().replace(QUOTED_FORMULA, '$1').trim()
    : cell.trim()

/** What people write where there is nothing to write. */
const NOTHING =
  /^(brak( danych| informacji)?|b\/d|bd\.?|n\/?d\.?|n\.d\.?|nie dotyczy|nie ma|nieznan[aey]|null|none|n\/a|unknown|[-–—]+|https?:\/\/(www\.)?)$/i

/** Columns whose text says what it says: `-` is no name, but it may be a key. */
const ANY_TEXT: ReadonlySet<string> = new Set(['key', 'id', 'slug'])

export const isNothing = ({ name }: Pick<Field, 'name'>, text: string): boolean =>
  !ANY_TEXT.has(name) && NOTHING.test(text)

/** Clocks whose times a row has, where they have no offset. */
export interface CellContext {
  readonly zone: string
}

export const contextOf = (timeZone: unknown): CellContext => ({
  zone: isTimeZone(timeZone) ? timeZone : DEFAULT_ZONE,
})

/** Reads a cell as the column takes it; otherwise as people write it, with a note of what was changed. */
export function readCell(
  field: Field,
  text: string,
  { zone }: CellContext,
): { value: unknown; note: Message | null } {
  const { text: form, note } = formOf(field, text, zone)
  try {
    return { value: field.value.fromText(form), note }
  } catch (error) {
    const { terms } = field.value
    throw terms === undefined ? error : unknownValue(terms)
  }
}

function formOf(field: Field, text: string, zone: string): ReadCell {
  const { name, value } = field
  if (name === 'phone') return readPhone(text)
  if (name === 'email') return readEmail(text)
  if (isIdentifier(name)) return readIdentifier(name, text)
  if (name === 'postalCode') return readPostalCode(text)
  if (name === 'territory' || name === 'territories') refuseRounded(text)
  if (value.terms) return readLabel(value.terms, text)
  if (value.type === 'boolean') return readTruth(text)
  const isText = value.scalar === undefined && value.type === 'text'
  if (isText || isRead(field, text)) return { text, note: null }
  if (value.type === 'number' || value.type === 'integer') return readNumber(text)
  if (value.scalar === 'URL') return readWebAddress(text) ?? refuseAddress()
  return readDate(text, value.scalar ?? '', zone) ?? { text, note: null }
}

function isRead({ value }: Field, text: string): boolean {
  try {
    value.fromText(text)
    return true
  } catch {
    return false
  }
}

const TRUTHS: Readonly<Record<string, string>> = {
  ...{ tak: 'true', t: 'true', yes: 'true', y: 'true', '1': 'true', prawda: 'true' },
  ...{ nie: 'false', n: 'false', no: 'false', '0': 'false', falsz: 'false' },
}

const LABEL_READ = message(
  'The value was recognised by its name in Polish or English.',
  'Wartość rozpoznano po jej polskiej lub angielskiej nazwie.',
)

function readTruth(text: string): ReadCell {
  const truth = TRUTHS[fold(text)]
  return truth === undefined ? { text, note: null } : { text: truth, note: LABEL_READ }
}

/** A value of an enum by its own name in any case, or by what people call it. */
function readLabel(terms: Readonly<Record<string, Terms>>, text: string): ReadCell {
  const value = valueCalled(terms, text) ?? text
  return { text: value, note: value === text ? null : LABEL_READ }
}

function unknownValue(terms: Readonly<Record<string, Terms>>): CellError {
  const known = (language: Language) =>
    Object.entries(terms)
      .map(([value, names]) => `${value} (${names[language].label})`)
      .join(', ')
  return new CellError(
    `must be one of ${known(Language.EN)}.`,
    `musi mieć jedną z wartości: ${known(Language.PL)}.`,
  )
}

function refuseAddress(): never {
  throw new CellError(
    'must be the address of a web page: https://example.org.',
    'musi być adresem strony: https://example.org.',
  )
}
