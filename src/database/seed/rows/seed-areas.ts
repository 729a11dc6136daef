import { type Sector, sectorId } from '../../../modules/sector/sector.entity'
import { type RegisterState, territoryRow } from '../../../modules/territory/register/register-state'
import { TERRITORY_CODE, type Territory, territoryId } from '../../../modules/territory/territory.entity'
import { TerritoryLevel } from '../../../modules/territory/territory.enums'
import {
  count,
  list,
  matching,
  numeric,
  oneOf,
  optional,
  type Parsed,
  readFile,
  record,
  text,
} from '../format/parser'
import { inEachLanguage, location, sector } from '../format/value-parsers'
import type { SeedRow } from './seed-row'

const sectorsShape = list(
  record({
    code: sector,
    names: inEachLanguage(text),
    descriptions: inEachLanguage(text),
    contributions: inEachLanguage(list(text)),
  }),
)

export const sectorRows = (): SeedRow<Sector>[] =>
  readFile('sectors.json', sectorsShape).map((fact) => ({ ...fact, id: sectorId(fact.code) }))

const code = matching(TERRITORY_CODE)
const day = matching(/^\d{4}-\d{2}-\d{2}$/)

const territoriesShape = record({
  about: text,
  stateDate: day,
  statisticsDate: day,
  territories: list(
    record({
      code,
      level: oneOf(Object.values(TerritoryLevel)),
      name: text,
      type: optional(text),
      parent: optional(code),
      /** Of a unit that is no more. */
      successor: optional(code),
      /** Of a unit of an earlier state. */
      stateDate: optional(day),
      location: optional(location),
      population: optional(count),
      squareKm: optional(numeric),
    }),
  ),
})

/** The built-in territories. */
export type TerritoryFacts = Parsed<typeof territoriesShape>

/** The name of each known territory, by its code. */
export type TerritoryNames = ReadonlyMap<string, string>

export const readTerritories = () => readFile('territories.json', territoriesShape)

export const territoryNames = ({ territories }: TerritoryFacts): TerritoryNames =>
  new Map(territories.map(({ code, name }) => [code, name]))

export const territoryRows = ({ territories, ...dates }: TerritoryFacts) =>
  territories.map((fact) => {
    const { successor, stateDate, location, population, squareKm, ...unit } = fact
    return {
      ...territoryRow({ ...unit, parent: successor ?? unit.parent }, stateDate ?? dates.stateDate),
      isHistorical: successor !== null,
      successorId: successor && territoryId(successor),
      location,
      population: population === null ? null : { count: population, asOf: dates.statisticsDate },
      area: squareKm === null ? null : { squareKm, asOf: dates.statisticsDate },
    }
  }) satisfies SeedRow<Territory>[]

/** The state of the register that they are. Its districts of Warsaw were read from an earlier one. */
export const builtInState = ({ territories, stateDate }: TerritoryFacts): RegisterState => ({
  day: stateDate,
  levels: BUILT_IN_LEVELS,
  units: territories
    .filter(({ level, successor }) => successor === null && BUILT_IN_LEVELS.includes(level))
    .map(({ code, level, name, type, parent }) => ({ code, level, name, type, parent })),
})

const BUILT_IN_LEVELS = [
  TerritoryLevel.COUNTRY,
  TerritoryLevel.VOIVODESHIP,
  TerritoryLevel.POWIAT,
  TerritoryLevel.GMINA,
]
