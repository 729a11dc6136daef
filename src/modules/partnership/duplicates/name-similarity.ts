import { tokens } from '../../../core/values/polish-text'

/** The folded words by which a name differs from others, each once, the longest first. Their order in the name is lost. */
export type Signature = readonly string[]

/** More words tell no more, and each is compared with each. */
const MAX_WORDS = 12

/** Words in all their forms that say what sort of body it is, or join others. They are folded. */
const COMMON = new RegExp(
  `^(${[
    'partnerstw\\w*|partnersk\\w*|lokaln\\w*|grup(a|y|ie|e)|dzialani(a|e|u|em)|lgd',
    'stowarzyszeni\\w*|fundacj\\w*|spol(k(a|i|e)|ce)|sp|oo|ograniczon\\w*|odpowiedzialnosci\\w*',
    'porozumieni\\w*|koalicj\\w*|siec(i|ia)?',
    'partnerships?|local|action|group|network|coalition|association|foundation',
    // As “z o.o.” and “S.A.” do, most prepositions come down to single letters.
    '[a-z]|we|ze|oraz|na|rzecz|do|dla|od|po|przy|nad|pod|za|im|pn|the|of|for|and|in',
    // The name of each fictional record says so.
    'przyklad',
  ].join('|')})$`,
)

/** How local action groups of fishing areas are abbreviated. */
const WRITTEN_OUT: Readonly<Record<string, string>> = { lgr: 'rybacka', rlgd: 'rybacka' }

/** Where a name has none but common words, all of them count. */
export function signatureOf(name: string): Signature {
  const words = tokens(name)
  const telling = words.filter((word) => !COMMON.test(word)).map((word) => WRITTEN_OUT[word] ?? word)
  const kept = telling.length > 0 ? [...new Set(telling)] : words
  return kept.sort((a, b) => b.length - a.length || (a < b ? -1 : 1)).slice(0, MAX_WORDS)
}

/** False where none but common words are left: half the registry has them. */
export const tells = (signature: Signature): boolean => signature.some((word) => !COMMON.test(word))

/** 1 where both have the same words, 0 where they have none in common: twice what is common, of all there is. */
export function similarity(one: Signature, other: Signature): number {
  const left = new Set(other)
  const unmatched = one.filter((word) => !left.delete(word))
  let common = one.length - unmatched.length
  for (const word of unmatched) {
    const [best, likeness] = mostLike(word, left)
    if (best === null) continue
    left.delete(best)
    common += likeness
  }
  const all = one.length + other.length
  return all === 0 ? 0 : (2 * common) / all
}

function mostLike(word: string, others: Iterable<string>): [best: string | null, likeness: number] {
  let most: [string | null, number] = [null, 0]
  for (const other of others) {
    const likeness = wordLikeness(word, other)
    if (likeness > most[1]) most = [other, likeness]
  }
  return most
}

const INFLECTED = 0.95
const MISTYPED = 0.85
const MISTYPED_TWICE = 0.8

/** The least of a word that its forms have in common: `Wola`, `Woli`. */
export const MIN_STEM_LENGTH = 3

/** Of Polish nouns and adjectives in all their cases, also where the last consonant of the stem changes (Warka, w Warce). */
const ENDINGS = new Set(
  `a e i o u y ia ie iu io ii om ami ach iom iami iach em iem ow iow owi owie ego emu ej ych ymi ym
    iego iemu iej ich imi im ze ce ka ko ki kach kiem`.split(/\s+/),
).add('')

const MAX_ENDING_LENGTH = 4

/** How many letters the words have in common where they begin. */
function commonStart(one: string, other: string): number {
  const shorter = Math.min(one.length, other.length)
  let start = 0
  while (start < shorter && one[start] === other[start]) start++
  return start
}

/** Whether two folded words are forms of one: they differ in their Polish endings only. */
export function areForms(one: string, other: string): boolean {
  const start = commonStart(one, other)
  return start >= MIN_STEM_LENGTH && ENDINGS.has(one.slice(start)) && ENDINGS.has(other.slice(start))
}

/** How much two words look like forms or slips of one. */
function wordLikeness(one: string, other: string): number {
  const shorter = Math.min(one.length, other.length)
  const start = commonStart(one, other)
  const longestRest = Math.max(one.length, other.length) - start
  if (areForms(one, other) || (start >= MIN_STEM_LENGTH && start >= 2 * longestRest)) return INFLECTED
  // Another digit is another number, and of a short word a slip makes another word.
  if (shorter < 5 || /\d/.test(one + other)) return 0
  let end = 0
  while (end < shorter - start && one.at(-1 - end) === other.at(-1 - end)) end++
  const [x, y] = [one.slice(start, one.length - end), other.slice(start, other.length - end)]
  const isSwap = x.length === 2 && x === [...y].reverse().join('')
  const slips = isSwap ? 1 : Math.max(x.length, y.length)
  if (slips === 1) return MISTYPED
  return slips === 2 && shorter >= 8 ? MISTYPED_TWICE : 0
}

/** How a word begins in all its forms, slips in its end included. */
export function beginningOf(word: string): string {
  if (/\d/.test(word)) return word
  let stem = word.length
  for (let length = 1; length <= MAX_ENDING_LENGTH; length++)
    if (ENDINGS.has(word.slice(-length))) stem = word.length - length
  return word.slice(0, Math.max(MIN_STEM_LENGTH, Math.min(stem, Math.max(4, Math.ceil(word.length * 0.6)))))
}
