import { getOrCreate } from '../../core/get-or-create'
import { fold } from '../../core/values/polish-text'
import { areForms, MIN_STEM_LENGTH } from '../partnership/duplicates/name-similarity'

/** Shorter ones are mostly prepositions and pronouns. */
const MIN_LETTERS = 4

/** Words in their forms that requests and offers have whatever they are about. They are folded. */
const COMMON = new RegExp(
  `^(${[
    'szuka\\w*|poszuk\\w*|potrzeb\\w*|chce\\w*|chcia\\w*|zechc\\w*|pragn\\w*|prosi\\w*|moz\\w*|mog\\w*',
    'pomoc\\w*|pomaga\\w*|wsparci\\w*|wspier\\w*|wspol\\w*|ofer\\w*|udzie\\w*|uzycz\\w*|zapewni\\w*',
    'partner\\w*|organizacj\\w*|instytucj\\w*|firm\\w*|gmin\\w*|kogos|ktos|osob\\w*|ludzi\\w*|grup\\w*',
    'ktor\\w*|nasz\\w*|nami|swoj\\w*|wasz\\w*|oraz|albo|dla|przez|przy|podczas|jako|jest|bedz\\w*|takze|rowniez|inn\\w*|kazd\\w*|dzial\\w*',
    'look\\w*|seek\\w*|search\\w*|need\\w*|want\\w*|help\\w*|support\\w*|offer\\w*|lend\\w*|provide\\w*|could|would|that|this|with|from|which|whose|some\\w*|their|they|them|your|have|other\\w*|people|company|companies|organi[sz]ation\\w*|partnership\\w*',
  ].join('|')})$`,
)

interface Word {
  readonly text: string
  readonly folded: string
}

/** The words that say what a text is about, each once, as they are written. */
function tellingWords(text: string): Word[] {
  const words = new Map<string, Word>()
  for (const [word] of text.normalize('NFC').matchAll(/[\p{L}\p{N}]+/gu)) {
    const folded = fold(word)
    if (folded.length >= MIN_LETTERS && !COMMON.test(folded) && !words.has(folded))
      words.set(folded, { text: word, folded })
  }
  return [...words.values()]
}

export interface Match {
  /** Those of the offers that have a word in common with the request. */
  readonly offers: readonly string[]
  /** The words, as the request has them. */
  readonly words: readonly string[]
}

/** What a partnership looks for, to be compared with many offers. */
export class SoughtWords {
  /** Made for the first offer that there is. */
  private byStart: Map<string, Word[]> | undefined
  /** By a folded word of an offer: the words of the request that it is a form of. */
  private readonly known = new Map<string, readonly Word[]>()

  constructor(private readonly text: string) {}

  /** Null: they have nothing in common. */
  match(offers: readonly string[]): Match | null {
    const words = new Set<string>()
    const matching = offers.filter((offer) => {
      const shared = tellingWords(offer).flatMap((word) => this.formsOf(word))
      for (const { text } of shared) words.add(text)
      return shared.length > 0
    })
    return matching.length > 0 ? { offers: matching, words: [...words] } : null
  }

  private formsOf(word: Word): readonly Word[] {
    this.byStart ??= byStart(tellingWords(this.text))
    const alike = this.byStart.get(startOf(word)) ?? []
    return getOrCreate(this.known, word.folded, () =>
      alike.filter(({ folded }) => areForms(folded, word.folded)),
    )
  }
}

function byStart(words: readonly Word[]): Map<string, Word[]> {
  const groups = new Map<string, Word[]>()
  for (const word of words) getOrCreate(groups, startOf(word), (): Word[] => []).push(word)
  return groups
}

const startOf = ({ folded }: Word) => folded.slice(0, MIN_STEM_LENGTH)
