import type { Column } from '../core/records/columns'
import type { Field } from '../core/records/fields'
import { Language } from '../core/vocabulary'
import { ENGLISH, ENGLISH_PARTS, POLISH, POLISH_PARTS } from './column-label-texts'

/** Beside a code there is a label: the label has the name alone. */
const CODES: Readonly<Record<Language, string>> = { PL: 'kod', EN: 'code' }

const LABEL = /Label(s?)$/

/** What people call a column. Undefined: it has no name in the language yet. */
export function columnLabel({ name, field, part }: Column, language: Language): string | undefined {
  const called = fieldCalled(field, language)
  if (called === undefined) return undefined
  const isCode = field.value.terms !== undefined || CODED.includes(name)
  if (!part) return isCode ? `${called} (${CODES[language]})` : called
  const ofPart = partLabel(part, language)
  return ofPart === undefined ? undefined : `${called}: ${ofPart.replace(/^\p{Lu}(?=\p{Ll})/u, lower)}`
}

function fieldCalled({ name, value }: Field, language: Language): string | undefined {
  const owner = name.replace(LABEL, '$1')
  if (language === Language.EN) return ENGLISH[owner] ?? inWords(owner)
  // Sectors have codes of their own.
  if (owner === 'code' && (value.terms !== undefined || name !== owner)) return POLISH.sector
  return POLISH[owner]
}

/** What people call a part of an object, inside of it. */
export const partLabel = ({ name }: Pick<Field, 'name'>, language: Language): string | undefined =>
  language === Language.PL
    ? (POLISH_PARTS[name] ?? POLISH[name])
    : (ENGLISH_PARTS[name] ?? ENGLISH[name] ?? inWords(name))

const lower = (letter: string) => letter.toLowerCase()

/** Codes of no vocabulary. */
const CODED = ['territory', 'territories']

/** `startsAtLocal` is “Starts at local”. */
const inWords = (name: string) =>
  name
    .replace(/(?<!^)(\p{Lu})/gu, (letter) => ` ${letter.toLowerCase()}`)
    .replace(/^./, (first) => first.toUpperCase())
