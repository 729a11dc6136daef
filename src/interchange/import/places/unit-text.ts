import { foldedPhrase } from '../../../core/values/polish-text'
import { TerritoryLevel } from '../../../modules/territory/territory.enums'

/** A unit as people write it: `gm. Łęczna`, `powiat krakowski`, `m.st. Warszawa`. */
export interface UnitName {
  /** The folded words of the name, a space before each. */
  readonly phrase: string
  /** Null: it can be of any level. */
  readonly level: TerritoryLevel | null
  /** Its kind in the register, where the text says it: `gmina wiejska`. */
  readonly type: RegExp | null
}

type Word = readonly [pattern: RegExp, level: TerritoryLevel | null, type: RegExp | null]

const { VOIVODESHIP, POWIAT, GMINA, DISTRICT } = TerritoryLevel

/** What stands before or after a name, the longest first. */
const WORDS: readonly Word[] = [
  [/gm(?:\.|ina)?\s*miejsko[-\s]+wiejska|gmina\s+m-w|gm\.?\s*m-w/, GMINA, /^gmina miejsko-wiejska/],
  [/gm(?:\.|ina)?\s*wiejska|gm\.?\s*w\.?(?=\s|$)/, GMINA, /^gmina wiejska/],
  [/gm(?:\.|ina)?\s*miejska|gm\.?\s*m\.?(?=\s|$)/, GMINA, /^gmina miejska/],
  [/urząd\s+(?:gminy|miasta(?:\s+i\s+gminy)?)|gmina|gminy|gm\./, GMINA, null],
  [/powiat|powiatu|pow\./, POWIAT, null],
  [/województwo|województwa|woj\.|voivodeship/, VOIVODESHIP, null],
  [/dzielnica|dzielnicy|dz\./, DISTRICT, null],
  [
    /miasto\s+stołeczne|m\.\s*st\.|miasto\s+na\s+prawach\s+powiatu|miasto|m\./,
    null,
    /^(gmina miejsk|miasto)/,
  ],
]

/** In the register, a city stands for its powiat too: only the name of a kind tells them apart. */
export function unitName(text: string): UnitName {
  let name = text.trim().toLowerCase()
  let level: TerritoryLevel | null = null
  let type: RegExp | null = null
  for (const [pattern, wordLevel, wordType] of WORDS) {
    const before = new RegExp(`^(?:${pattern.source})(?:[\\s:]+|(?<=\\.))`, 'i')
    const after = new RegExp(`[\\s–-]+(?:${pattern.source})$`, 'i')
    const plain = name.replace(before, '').replace(after, '')
    if (plain === name || plain.trim() === '') continue
    name = plain
    level ??= wordLevel
    type ??= wordType
  }
  return { phrase: foldedPhrase(name), level, type }
}

/** The parts of a text that names a unit by itself and by those it lies in: `Kraków, małopolskie`. */
export const unitParts = (text: string): string[] =>
  text
    .replace(/\(((?:gmina|gm\.)\s*(?:wiejska|miejsk[ao][^)]*)|miasto)\)/i, ' $1')
    .split(/\s*[,;/()>]\s*|\s+(?=(?:gm|gmina|pow|powiat|woj|województwo)[.\s](?!\s*(?:wiejska|miejsk)))/i)
    .map((part) => part.trim())
    .filter((part) => part !== '')

/** The text without what people put between the digits of a code; null where it is no code. */
export function codeIn(text: string): string | null {
  if (/^pl$|^polska$|^poland$|^cały kraj$/i.test(text)) return 'PL'
  const digits = text
    .replace(/^TERYT[\s:]*/i, '')
    .replace(/(?<=\d)[\s.-](?=\d)/g, '')
    .replace(/[.,]0$/, '')
  return /^\d{1,7}$/.test(digits) ? digits : null
}
