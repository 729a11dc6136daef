import { type Field, field } from '../../../core/records/fields'
import type { RecordSchema } from '../../../core/records/record-schema'
import { LocationPrecision } from '../../../core/values/place'
import { TerritoryLevel } from '../../../modules/territory/territory.enums'
import { message } from '../columns/message'
import { type ColumnProblem, type ParsedRow } from '../columns/parsed-row'
import { addressParts } from './address-line'
import type { UnitIndex } from './unit-index'

/** The levels of units by the columns that name them, the narrowest first. */
const LEVELS = {
  district: TerritoryLevel.DISTRICT,
  gmina: TerritoryLevel.GMINA,
  powiat: TerritoryLevel.POWIAT,
  voivodeship: TerritoryLevel.VOIVODESHIP,
} as const

class Unit {}

const unitField: Field = {
  ...field('unit', String, 'The unit by the names of those it lies in.'),
  part: {
    of: Unit,
    fields: [
      field('voivodeship', String, 'The voivodeship in which the record belongs, by its name: `opolskie`.'),
      field('powiat', String, 'The powiat, by its name: `opolski`.'),
      field('gmina', String, 'The gmina, by its name: `Niemodlin`.'),
      field('district', String, 'The district of Warsaw, by its name: `Żoliborz`.'),
    ],
  },
}

const addressField = field(
  'addressLine',
  String,
  'The whole address in one cell: `ul. Rynek 52, 49-100 Niemodlin`. It fills the parts of address that have no column.',
)

const numberFields = [
  field('buildingNumber', String, 'The number of the building, where address.street has none: `52`.'),
  field('flatNumber', String, 'The number of the flat, behind that of the building: `3`.'),
]

/** Columns that only files have: they say in other ways where a record belongs. */
export const placeFields = ({ fields }: Pick<RecordSchema, 'fields'>): Field[] => {
  const names = new Set(fields.map(({ name }) => name))
  const isPlaced = names.has('territory') || names.has('territories')
  return [...(isPlaced ? [unitField] : []), ...(names.has('address') ? [addressField, ...numberFields] : [])]
}

type Fields = Record<string, unknown>

/** A point without a precision is that of a street: nobody has said that it is the very building. */
export function withPrecision(fields: ParsedRow['fields']): ParsedRow['fields'] {
  const { latitude, longitude, precision } = Object(fields.location)
  if (latitude == null || longitude == null || precision != null) return fields
  return { ...fields, location: { latitude, longitude, precision: LocationPrecision.STREET } }
}

/** What the row says of places, as the API takes it: codes of units, and the parts of an address. */
export function withPlaces(
  row: ParsedRow,
  { fields }: Pick<RecordSchema, 'fields'>,
  units: UnitIndex,
): ParsedRow {
  const { unit, addressLine, buildingNumber, flatNumber, ...values } = row.fields
  const problems: ColumnProblem[] = [...row.problems]
  const notes: ColumnProblem[] = [...(row.notes ?? [])]
  const found: Fields = { ...values }
  resolveUnits(found, { unit, fields, units, problems, notes })
  if (typeof addressLine === 'string') fillAddress(found, addressLine, notes)
  if (buildingNumber != null) addNumber(found, [buildingNumber, flatNumber])
  return { ...row, fields: found, problems, notes }
}

interface Resolving {
  readonly unit: unknown
  readonly fields: RecordSchema['fields']
  readonly units: UnitIndex
  readonly problems: ColumnProblem[]
  readonly notes: ColumnProblem[]
}

function resolveUnits(found: Fields, { unit, fields, units, problems, notes }: Resolving) {
  const target = fields.find(({ name }) => name === 'territory' || name === 'territories')
  if (!target) return
  const named = Object(unit) as Record<string, string | null>
  const given = [found[target.name]].flat().filter((each): each is string => typeof each === 'string')
  const columns = Object.keys(LEVELS) as (keyof typeof LEVELS)[]
  const present = columns.filter((column) => named[column] != null)
  const above = (names: readonly (keyof typeof LEVELS)[]) =>
    names.map((column) => `${PREFIXES[column]} ${named[column]}`)
  const resolve = (text: string, within: readonly string[], level: TerritoryLevel | null, column: string) => {
    const result = units.find(text, within, level)
    if ('problem' in result) problems.push({ column, ...result.problem, isOfRecord: true })
    else if (result.note) notes.push({ column, ...result.note })
    return 'code' in result ? [result.code] : []
  }
  const [narrowest, ...others] = present
  // A registry's own file has codes of units that are no more, and its records keep them.
  const isOwn = found.id != null
  const codes =
    given.length > 0
      ? given.flatMap((text) =>
          isOwn && units.has(text) ? [text] : resolve(text, above(present), null, target.name),
        )
      : narrowest
        ? resolve(String(named[narrowest]), above(others), LEVELS[narrowest], `unit.${narrowest}`)
        : []
  if (given.length > 0 || narrowest) found[target.name] = target.isList ? [...new Set(codes)] : codes[0]
}

const PREFIXES = {
  district: 'dzielnica',
  gmina: 'gmina',
  powiat: 'powiat',
  voivodeship: 'województwo',
} as const

const ADDRESS_PARTED = message(
  'The address was taken apart into street, postal code and town.',
  'Adres rozdzielono na ulicę, kod pocztowy i miejscowość.',
)
const ADDRESS_LEFT_OUT = message(
  'The parts of the address cannot be told apart: write them like ul. Rynek 52, 49-100 Niemodlin. The cell was left out.',
  'Nie da się rozdzielić części adresu: zapisz je tak: ul. Rynek 52, 49-100 Niemodlin. Komórkę pominięto.',
)

function fillAddress(found: Fields, line: string, notes: ColumnProblem[]) {
  const parts = addressParts(line)
  notes.push({ column: 'addressLine', ...(parts ? ADDRESS_PARTED : ADDRESS_LEFT_OUT) })
  if (!parts) return
  const known = Object.entries(Object(found.address)).filter(([, value]) => value != null)
  const nothing = { street: null, postalCode: null, town: null }
  found.address = { ...nothing, ...parts, ...Object.fromEntries(known) }
}

/** Behind the street; behind the town, where the village has no streets. */
function addNumber(found: Fields, numbers: readonly unknown[]) {
  const { street = null, town = null, ...others } = Object(found.address)
  const number = numbers.filter((each) => each != null).join('/')
  const before = street ?? town
  if (before !== null) found.address = { ...others, town, street: `${before} ${number}` }
}
