import sql from 'sql-template-tag'
import type { Reader } from '../../../core/collections/reader'
import { Places } from '../../../modules/partnership/duplicates/duplicate-candidates'
import { isLikely } from '../../../modules/partnership/duplicates/likely-duplicates'
import {
  beginningOf,
  type Signature,
  signatureOf,
  similarity,
} from '../../../modules/partnership/duplicates/name-similarity'

/** Lists of numbers under many keys, most of them short: an array for each would take several times the memory. */
class InvertedIndex {
  private readonly last = new Map<string, number>()
  private readonly values: number[] = []
  private readonly before: number[] = []

  add(key: string, value: number) {
    this.before.push(this.last.get(key) ?? -1)
    this.last.set(key, this.values.push(value) - 1)
  }

  /** The newest first, so many at the most. */
  *of(key: string, most = Number.POSITIVE_INFINITY): Generator<number> {
    let index = this.last.get(key) ?? -1
    for (let left = most; index !== -1 && left > 0; left--) {
      yield this.values[index] as number
      index = this.before[index] as number
    }
  }
}

/** The units of the administrative division, and what each lies in. */
export class Division {
  private constructor(private readonly parents: ReadonlyMap<string, string | null>) {}

  static async read(reader: Reader): Promise<Division> {
    const rows = await reader.all(sql`SELECT child."code", parent."code" FROM "territory" AS child
      LEFT JOIN "territory" AS parent ON parent."id" = child."parentId"`)
    return new Division(new Map(rows as [string, string | null][]))
  }

  /** The unit itself, and all that it lies in. */
  within(code: string): string[] {
    const found: string[] = []
    for (let unit: string | null | undefined = code; unit != null; unit = this.parents.get(unit))
      found.push(unit)
    return found
  }
}

/** A partnership, by what another may be taken for it. */
export interface NamedPartnership {
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
const MAX_NAMES = 5

/** By words alone, so many are looked at. */
const MAX_EXAMINED = 500

/** Of those that share words, so many are compared: each comparison takes long. */
const MAX_COMPARED = 50

/** The names of all partnerships, held in memory: a file of many rows asks for each. */
export class NameIndex {
  private readonly entries: Entry[] = []
  private readonly inUnit = new InvertedIndex()
  private readonly below = new InvertedIndex()
  private readonly placed = new InvertedIndex()
  private readonly unplaced = new InvertedIndex()

  constructor(private readonly division: Division) {}

  add({ id, name, formerNames, krs, territories, row }: NamedPartnership) {
    const signatures = signaturesOf(name, formerNames)
    const isPlaced = territories.length > 0
    const words = signatures.map((signature) => ` ${signature.join(' ')}`)
    const index = this.entries.push({ id, name, row, words, hasNumber: krs !== null, isPlaced }) - 1
    for (const code of territories) {
      this.inUnit.add(code, index)
      for (const unit of this.division.within(code)) this.below.add(unit, index)
    }
    const byWord = isPlaced ? this.placed : this.unplaced
    for (const word of beginningsOf(signatures)) byWord.add(word, index)
  }

  /** Those that the sought one may be, the likeliest first; of equal ones, those that are there before rows of the file. */
  like(
    wanted: NamedPartnership,
    isAsked = (_row: number | null) => true,
  ): Pick<NamedPartnership, 'id' | 'name' | 'row'>[] {
    const signatures = signaturesOf(wanted.name, wanted.formerNames)
    const beginnings = beginningsOf(signatures)
    const isPlaced = wanted.territories.length > 0
    const found: { entry: Entry; likeness: number }[] = []
    for (const entry of this.alike(wanted, beginnings)) {
      if (!isAsked(entry.row)) continue
      const likeness = likenessOf(signatures, entry)
      const places = isPlaced && entry.isPlaced ? Places.SHARED : Places.UNKNOWN
      if (isLikely(likeness, { places, areNumbersOther: wanted.krs !== null && entry.hasNumber }))
        found.push({ entry, likeness })
    }
    return found
      .sort(
        (one, other) =>
          other.likeness - one.likeness || Number(one.entry.row ?? 0) - Number(other.entry.row ?? 0),
      )
      .map(({ entry }) => entry)
  }

  /** Those that share most words with it. */
  private alike({ territories, row }: NamedPartnership, beginnings: readonly string[]): Entry[] {
    const least = beginnings.length > 3 ? 2 : 1
    return [...this.near(territories, beginnings)]
      .map((index) => this.entries[index] as Entry)
      .filter((entry) => entry.row === null || entry.row !== row)
      .map((entry) => ({ entry, shared: sharedWords(beginnings, entry) }))
      .filter(({ shared }) => shared >= least)
      .sort((one, other) => other.shared - one.shared)
      .slice(0, MAX_COMPARED)
      .map(({ entry }) => entry)
  }

  private near(territories: readonly string[], words: readonly string[]): Set<number> {
    const found = new Set<number>()
    for (const code of territories) {
      for (const unit of this.division.within(code)) addAll(found, this.inUnit.of(unit))
      addAll(found, this.below.of(code))
    }
    const indexes = territories.length > 0 ? [this.unplaced] : [this.unplaced, this.placed]
    for (const book of indexes) for (const word of words) addAll(found, book.of(word, MAX_EXAMINED))
    return found
  }
}

const signaturesOf = (name: string, formerNames: readonly string[]): Signature[] =>
  [name, ...formerNames].slice(0, MAX_NAMES).map(signatureOf)

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
  for (const index of places) found.add(index)
}
