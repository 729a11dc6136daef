/** Letters that Unicode does not decompose into a base letter and a mark. */
const UNDECOMPOSED: Record<string, string> = {
  ł: 'l',
  đ: 'd',
  ø: 'o',
  ħ: 'h',
  ı: 'i',
  ŧ: 't',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  þ: 'th',
  ð: 'd',
}

/** The text without case and diacritics, so that `zolw` finds „Żółw”. */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[łđøħıŧßæœþð]/g, (letter) => UNDECOMPOSED[letter] ?? letter)
}

/** The folded words of the texts, each once. They hold letters and digits only. */
export function tokens(...texts: (string | null | undefined)[]): string[] {
  const words = texts.flatMap((text) => (text ? (fold(text).match(/[\p{L}\p{N}]+/gu) ?? []) : []))
  return [...new Set(words)]
}

/** The folded words in their order, with a space before each: a phrase is in it where ` phrase` is. */
export function foldedPhrase(text: string): string {
  return (fold(text).match(/[\p{L}\p{N}]+/gu) ?? []).map((word) => ` ${word}`).join('')
}

/**
 * The order of the characters in Polish. Those written together are of one weight, and only break ties.
 * The letters with an acute, an ogonek, a stroke or a dot follow their base letter as letters of their own (ą after a).
 */
const ALPHABET =
  '_ - – — , ; : ! ? . \'‘’‚ "“”„ « » ( ) [ ] { } § @ * / \\ & # % ` ^ + < = > | ~ $ € ' +
  '0 1 2 3 4 5 6 7 8 9 a ą b c ć d e ę f g h i j k l ł m n ń o ó p q r s ś t u v w x y z ź ż'

interface Weight {
  readonly rank: number
  readonly variant: number
}

const WEIGHTS = new Map<string, Weight>(
  [' ', ...ALPHABET.split(' ')].flatMap((group, rank) =>
    [...group].map((character, variant): [string, Weight] => [character, { rank, variant }]),
  ),
)
const FIRST_CODE_POINT = 0x30
const UNRANKED = WEIGHTS.size

/**
 * A key whose bytes sort as the text does in the Polish alphabet, for both databases:
 * the letters first, then, where those are equal, the accents and the shape of quotation marks, and last the case.
 */
export function sortKey(text: string): string {
  let letters = ''
  let accents = ''
  let cases = ''
  for (const character of text.normalize('NFC').replaceAll('…', '...').trim()) {
    const lower = character.toLowerCase()
    const base = WEIGHTS.has(lower) ? lower : fold(lower)
    for (const letter of base || lower) {
      const weight = WEIGHTS.get(letter)
      letters += String.fromCodePoint(FIRST_CODE_POINT + (weight?.rank ?? UNRANKED))
      if (!weight) letters += letter
      accents += lower === base ? (weight?.variant ?? 0) : 1
      cases += character === lower ? '0' : '1'
    }
  }
  return `${letters} ${accents.replace(/0+$/, '')} ${cases.replace(/0+$/, '')}`
}

const day = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Warsaw' })

/** The day that it is in Poland at an instant: `2026-11-23`. */
export const polishDay = (instant: Date): string => day.format(instant)
