import { foldedPhrase } from '../../../core/values/polish-text'
import { COUNTRY_CODE, gminaNumber, type Territory, territoryId } from '../territory.entity'
import { TerritoryLevel } from '../territory.enums'

/** A unit as the register lists it. The country is not listed there: every state begins with it. */
export interface RegisterUnit {
  readonly code: string
  readonly level: TerritoryLevel
  readonly name: string
  readonly type: string | null
  readonly parent: string | null
}

/** The register as it was on one day, each unit after the one that it lies in. */
export interface RegisterState {
  readonly day: string
  /** Those of whose units it has all. Of the others it does not tell. */
  readonly levels: readonly TerritoryLevel[]
  readonly units: readonly RegisterUnit[]
}

/** The columns by which the register tells what a unit is. */
export interface RegisterLine {
  readonly WOJ: string
  readonly POW: string
  readonly GMI: string
  readonly RODZ: string
  readonly NAZWA: string
  readonly NAZWA_DOD: string
}

/** By RODZ, the last digit of a code of seven. */
export const LEVELS: ReadonlyMap<string, TerritoryLevel> = new Map([
  ['1', TerritoryLevel.GMINA],
  ['2', TerritoryLevel.GMINA],
  ['3', TerritoryLevel.GMINA],
  ['4', TerritoryLevel.PART],
  ['5', TerritoryLevel.PART],
  ['8', TerritoryLevel.DISTRICT],
  ['9', TerritoryLevel.PART],
])

const COUNTRY: RegisterUnit = {
  code: COUNTRY_CODE,
  level: TerritoryLevel.COUNTRY,
  name: 'Polska',
  type: null,
  parent: null,
}

const TOP_DOWN = Object.values(TerritoryLevel)

export const codeOf = ({ WOJ, POW, GMI, RODZ }: RegisterLine): string => WOJ + POW + GMI + RODZ

/** What each line lies in. Null: the lines do not have it. */
export function parentsIn(lines: readonly RegisterLine[]): (line: RegisterLine) => string | null {
  const codes = new Set([COUNTRY.code, ...lines.map(codeOf)])
  return (line) => {
    const parent = parentOf(line)
    return codes.has(parent) ? parent : null
  }
}

function parentOf({ WOJ, POW, GMI, RODZ }: RegisterLine): string {
  if (POW === '') return COUNTRY.code
  if (GMI === '') return WOJ
  if (RODZ === '4' || RODZ === '5') return `${WOJ}${POW}${GMI}3`
  // A district or delegature has a number of its own. Its powiat is a city, of one gmina, whose number is the first.
  return RODZ === '8' || RODZ === '9' ? `${WOJ}${POW}011` : WOJ + POW
}

export function registerState(day: string, lines: readonly RegisterLine[]): RegisterState {
  const parent = parentsIn(lines)
  const units = lines.map((line): RegisterUnit => {
    const unit = { code: codeOf(line), parent: parent(line) }
    // The register writes the names of voivodeships in capitals, though they are no proper names.
    if (line.POW === '')
      return { ...unit, level: TerritoryLevel.VOIVODESHIP, name: line.NAZWA.toLowerCase(), type: null }
    const level = LEVELS.get(line.RODZ) ?? TerritoryLevel.POWIAT
    return { ...unit, level, name: line.NAZWA, type: line.NAZWA_DOD }
  })
  const topDown = units.toSorted((a, b) => TOP_DOWN.indexOf(a.level) - TOP_DOWN.indexOf(b.level))
  return { day, levels: TOP_DOWN, units: [COUNTRY, ...topDown] }
}

/** A unit as the registry keeps it. */
export const territoryRow = ({ parent, ...unit }: RegisterUnit, day: string) =>
  ({
    ...unit,
    id: territoryId(unit.code),
    stateDate: day,
    isHistorical: false,
    nameFolded: foldedPhrase(unit.name),
    parentId: parent === null ? null : territoryId(parent),
    successorId: null,
  }) satisfies Omit<Territory, 'parentTerritory' | 'successorTerritory' | Described>

/** What the register does not say of a unit. */
export type Described = 'location' | 'population' | 'area'

type Changes = Partial<Pick<Territory, (typeof COMPARED)[number] | 'nameFolded'>>

/** A unit that the registry has, and what the register says otherwise. */
export interface ChangedUnit {
  readonly before: Territory
  readonly after: RegisterUnit
  readonly changes: Changes
}

/** What a state of the register changes in the registry. */
export interface StateDifference {
  readonly added: readonly RegisterUnit[]
  readonly changed: readonly ChangedUnit[]
  /** Those that the state lacks, and that were no historical ones before. */
  readonly removed: readonly Territory[]
  /** Those that are no more, now or already, and do not yet lead to the gmina that has their number. */
  readonly replaced: readonly ReplacedUnit[]
}

interface ReplacedUnit {
  readonly before: Territory
  readonly successor: RegisterUnit
}

const COMPARED = ['level', 'name', 'type', 'parentId', 'successorId', 'isHistorical'] as const

export function differenceOf(
  { day, levels, units }: RegisterState,
  known: readonly Territory[],
): StateDifference {
  const byCode = new Map(known.map((each) => [each.code, each]))
  const added: RegisterUnit[] = []
  const changed: ChangedUnit[] = []
  for (const after of units) {
    const before = byCode.get(after.code)
    byCode.delete(after.code)
    if (!before) {
      added.push(after)
      continue
    }
    const changes = changesOf(before, territoryRow(after, day))
    if (Object.keys(changes).length > 0) changed.push({ before, after, changes })
  }
  const former = [...byCode.values()].filter(({ level }) => levels.includes(level))
  const removed = former.filter(({ isHistorical }) => !isHistorical)
  return { added, changed, removed, replaced: replacedAmong(former, units) }
}

/** A gmina that changes its kind has another code, but the same number; its former code and its parts lead to it. */
function replacedAmong(former: readonly Territory[], units: readonly RegisterUnit[]): ReplacedUnit[] {
  const gminas = units.filter(({ level }) => level === TerritoryLevel.GMINA)
  const byNumber = new Map(gminas.map((unit) => [gminaNumber(unit.code), unit]))
  return former.flatMap((before) => {
    const successor = byNumber.get(gminaNumber(before.code))
    return successor && before.successorId !== territoryId(successor.code) ? [{ before, successor }] : []
  })
}

function changesOf(before: Territory, row: ReturnType<typeof territoryRow>): Changes {
  const columns = COMPARED.filter((column) => row[column] !== before[column])
  const changes: Changes = Object.fromEntries(columns.map((column) => [column, row[column]]))
  return changes.name === undefined ? changes : { ...changes, nameFolded: row.nameFolded }
}
