import sql, { type Sql } from 'sql-template-tag'
import { field, listOf } from '../../core/records/fields'
import type { Linked, NameField } from '../../core/records/record-schema'
import { pathOf, type Step } from './territory-path'

interface UnitLink {
  /** The table that names the units, and how its rows are called in the other expressions. */
  readonly from: Sql
  /** The id of the record. */
  readonly owner: Sql
  readonly unitId: Sql
}

/** The name of what is read of the units of a record. */
const UNITS = 'namedUnits'

/** The units of a record, each with those above it: a district lies in a gmina, a powiat, a voivodeship and the country. */
export const unitsOf = ({ from, owner, unitId }: UnitLink): Linked => ({
  field: UNITS,
  from: sql`${from} JOIN "territory" AS unit ON unit."id" = ${unitId}
    LEFT JOIN "territory" AS parent1 ON parent1."id" = unit."parentId"
    LEFT JOIN "territory" AS parent2 ON parent2."id" = parent1."parentId"
    LEFT JOIN "territory" AS parent3 ON parent3."id" = parent2."parentId"
    LEFT JOIN "territory" AS parent4 ON parent4."id" = parent3."parentId"`,
  owner,
  values: Object.fromEntries(
    STEPS.flatMap((step, index) => [
      [`level${index}`, sql`${step}."level"`],
      [`name${index}`, sql`${step}."name"`],
      [`type${index}`, sql`${step}."type"`],
    ]),
  ),
  sortedBy: sql`unit."id"`,
})

const STEPS = [sql`unit`, sql`parent1`, sql`parent2`, sql`parent3`, sql`parent4`]

type Unit = Readonly<Record<string, unknown>>

const stepsOf = (unit: Unit): Step[] =>
  STEPS.map((_, index) => ({
    level: unit[`level${index}`],
    name: unit[`name${index}`],
    type: unit[`type${index}`],
  })).filter((step): step is Step => step.name !== null)

const NAME_MEANING = 'The name of the unit.'
const PATH_MEANING =
  'The name of the unit with the units above it: `Ursynów, Warszawa, województwo mazowieckie`.'

const unitsIn = (record: Readonly<Record<string, unknown>>) => (record[UNITS] as Unit[] | undefined) ?? []
const namesIn = (record: Unit) => unitsIn(record).map(({ name0 }) => name0)
const pathsIn = (record: Unit) => unitsIn(record).map((unit) => pathOf(stepsOf(unit)))

/** Beside the one unit of a record. */
export const unitName: readonly NameField[] = [
  {
    beside: 'territory',
    field: field('territoryName', String, NAME_MEANING),
    derive: (record) => namesIn(record)[0],
  },
  {
    beside: 'territory',
    field: field('territoryPath', String, PATH_MEANING),
    derive: (record) => pathsIn(record)[0],
  },
]

/** Beside a list of units. */
export const unitNames: readonly NameField[] = [
  { beside: 'territories', field: listOf(field('territoryNames', String, NAME_MEANING)), derive: namesIn },
  { beside: 'territories', field: listOf(field('territoryPaths', String, PATH_MEANING)), derive: pathsIn },
]

/** Of a unit itself. */
export const ownPath: readonly NameField[] = [
  { beside: 'name', field: field('path', String, PATH_MEANING), derive: (record) => pathsIn(record)[0] },
  {
    beside: 'parent',
    field: field('parentName', String, 'The name of the unit in which it lies.'),
    derive: (record) => unitsIn(record)[0]?.name1,
  },
]
