import { Places } from '../../partnership/duplicates/common-places'
import { isLikely } from '../../partnership/duplicates/likely-duplicates'
import {
  beginningOf,
  type Signature,
  signatureOf,
  similarity,
} from '../../partnership/duplicates/name-signature'
import type { Division } from './division'
import { Postings } from './postings'

/** A partnership, by what another may be taken for it. */
export interface Named {
  readonly id: string
  readonly name: string
  readonly formerNames: readonly string[]
  readonly krs: string | null
  /** The codes of the units it works in. */
  readonly territories: readonly string[]
  /** The row of the file that it comes from. Null: it was there before. */
  readonly row: number | null
}

interface Entry {
  readonly id: string
  readonly name: string
  readonly row: number | null
  /** The words of each of its names, with a blank before each. */
  readonly words: readonly string[]
  readonly hasNumber: boolean
  readonly isPlaced: boolean
}

/** More former names tell no more. */
const MOST_NAMES = 5

/** By words alone, so many are looked at. */
const MOST_LOOKED_AT = 500

/** Of those that share words, so many are compared: each comparison takes long. */
const MOST_COMPARED = 50

/** The names of all partnerships, held in memory: a file of many rows asks for each. */
export class NameBook {
  private readonly entries: Entry[] = []
  private readonly inUnit = new Postings()
  private readonly below = new Postings()
  private readonly placed = new Postings()
  private readonly unplaced = new Postings()
  private lastRow = 0

  constructor(private readonly division: Division) {}

  add({ id, name, formerNames, krs, territories, row }: Named) {
    // A batch that is tried again has its rows here already.
    if (row !== null && row <= this.lastRow) return
    this.lastRow = row ?? this.lastRow
    const signatures = signaturesOf(name, formerNames)
    const isPlaced = territories.length > 0
    const words = signatures.map((signature) => ` ${signature.join(' ')}`)
    const place = this.entries.push({ id, name, row, words, hasNumber: krs !== null, isPlaced }) - 1
    for (const code of territories) {
      this.inUnit.add(code, place)
      for (const unit of this.division.within(code)) this.below.add(unit, place)
    }
    const byWord = isPlaced ? this.placed : this.unplaced
    for (const word of beginningsOf(signatures)) byWord.add(word, place)
  }

  /** Those that the sought one may be, the likeliest first. */
  like(sought: Named): Pick<Named, 'id' | 'name' | 'row'>[] {
    const signatures = signaturesOf(sought.name, sought.formerNames)
    const beginnings = beginningsOf(signatures)
    const isPlaced = sought.territories.length > 0
    const found: { entry: Entry; likeness: number }[] = []
    for (const entry of this.alike(sought, beginnings)) {
      const likeness = likenessOf(signatures, entry)
      const places = isPlaced && entry.isPlaced ? Places.SHARED : Places.UNKNOWN
      if (isLikely(likeness, { places, areNumbersOther: sought.krs !== null && entry.hasNumber }))
        found.push({ entry, likeness })
    }
    return found.sort((one, other) => other.likeness - one.likeness).map(({ entry }) => entry)
  }

  /** Those that share most words with it. */
  private alike({ territories, row }: Named, beginnings: readonly string[]): Entry[] {
    const least = beginnings.length > 3 ? 2 : 1
    return [...this.near(territories, beginnings)]
      .map((place) => this.entries[place] as Entry)
      .filter((entry) => entry.row === null || entry.row < (row ?? 0))
      .map((entry) => ({ entry, shared: sharedWords(beginnings, entry) }))
      .filter(({ shared }) => shared >= least)
      .sort((one, other) => other.shared - one.shared)
      .slice(0, MOST_COMPARED)
      .map(({ entry }) => entry)
  }

  private near(territories: readonly string[], words: readonly string[]): Set<number> {
    const found = new Set<number>()
    for (const code of territories) {
      for (const unit of this.division.within(code)) addAll(found, this.inUnit.of(unit))
      addAll(found, this.below.of(code))
    }
    const books = territories.length > 0 ? [this.unplaced] : [this.unplaced, this.placed]
    for (const book of books) for (const word of words) addAll(found, book.of(word, MOST_LOOKED_AT))
    return found
  }
}

const signaturesOf = (name: string, formerNames: readonly string[]): Signature[] =>
  [name, ...formerNames].slice(0, MOST_NAMES).map(signatureOf)

const beginningsOf = (signatures: readonly Signature[]): string[] => [
  ...new Set(signatures.flat().map(beginningOf)),
]

const sharedWords = (beginnings: readonly string[], { words }: Entry): number =>
  beginnings.filter((beginning) => words.some((each) => each.includes(` ${beginning}`))).length

const likenessOf = (signatures: readonly Signature[], { words }: Entry): number =>
  Math.max(
    ...words.flatMap((each) => {
      const other = each.slice(1).split(' ')
      return signatures.map((one) => similarity(one, other))
    }),
  )

function addAll(found: Set<number>, places: Iterable<number>) {
  for (const place of places) found.add(place)
}
