import { territoryRow } from '../../../territory/register/register-state'
import { TERRITORY_CODE, type Territory } from '../../../territory/territory.entity'
import { TerritoryLevel } from '../../../territory/territory.enums'
import { readFile } from '../shape/read-file'
import { list, matching, oneOf, optional, record, type Shaped, text } from '../shape/shape'
import type { Row } from './rows'

const code = matching(TERRITORY_CODE)

const territoriesShape = record({
  about: text,
  stateDate: matching(/^\d{4}-\d{2}-\d{2}$/),
  territories: list(
    record({
      code,
      level: oneOf(Object.values(TerritoryLevel)),
      name: text,
      type: optional(text),
      parent: optional(code),
    }),
  ),
})

type TerritoryFacts = Shaped<typeof territoriesShape>

/** The name of each known territory, by its code. */
export type TerritoryNames = ReadonlyMap<string, string>

export const readTerritories = () => readFile('territories.json', territoriesShape)

export const territoryNames = ({ territories }: TerritoryFacts): TerritoryNames =>
  new Map(territories.map(({ code, name }) => [code, name]))

export const territoryRows = ({ territories, stateDate }: TerritoryFacts): Row<Territory>[] =>
  territories.map((unit) => territoryRow(unit, stateDate))
