import { foldedPhrase } from '../../shared/polish-text'
import { type Territory, territoryId } from '../territory.entity'
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
  code: 'PL',
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
  return { day, units: [COUNTRY, ...topDown] }
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
  }) satisfies Omit<Territory, 'parentTerritory'>
