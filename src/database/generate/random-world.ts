import { fixedId } from '../../core/id'
import { TerritoryLevel } from '../../modules/territory/territory.enums'
import type { readTerritories } from '../seed/rows/seed-areas'
import type { Random } from './random'
import { GENDERED } from './words'

/** Names of generated records say that they are examples, as those of all examples do. */
export const EXAMPLE = '(przykład)'

export const DAY_MS = 86_400_000

/** The generated registry has been growing between these two days. */
export const BEGIN = Date.parse('2016-01-01T00:00:00.000Z')
export const END = Date.parse('2026-11-01T00:00:00.000Z')

type Unit = ReturnType<typeof readTerritories>['territories'][number]

/** What all generated records draw from. */
export interface World {
  readonly seed: number
  readonly random: Random
  /** The whole country, where something can be. */
  readonly units: readonly [Unit, ...Unit[]]
  /** How many there are, so that one can name another that is written in another batch. */
  readonly organisations: number
  readonly initiators: number
  readonly accounts: number
}

/** Ids grow with the number, as those of records grow with time: an index is filled at its end. */
export const exampleId = ({ seed }: World, prefix: string, number: number) =>
  fixedId(prefix, `example ${seed} ${number}`, new Date(BEGIN + number).toISOString())

/** `Zielona Dolina`. */
export function fancyName({ random }: World): string {
  const gender = random.below(3) as 0 | 1 | 2
  return `${random.pick(GENDERED.adjectives)[gender]} ${random.pick(GENDERED.nouns[gender])}`
}

/** Towns have many partnerships, most gminas have few. */
export const somewhere = ({ random, units }: World): Unit => units[random.lowBelow(units.length)] ?? units[0]

/** `powiat kłodzki`, `Wrocław`. */
export const placeName = ({ name, level, type }: Unit) =>
  level === TerritoryLevel.POWIAT && type === 'powiat' ? `powiat ${name}` : name

export const instantBetween = (from: number, to: number, random: Random): string =>
  new Date(from + random.below(to - from)).toISOString()
