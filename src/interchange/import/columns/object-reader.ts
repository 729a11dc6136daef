import { EXACT } from '../../../core/records/columns'
import type { Field, ObjectType } from '../../../core/records/fields'
import { contextOf, plainCell } from './cell-forms'
import type { ColumnNames } from './column-names'
import { closestTo, objectOf, type ParsedRow, Reading } from './parsed-row'

type JsonObject = Readonly<Record<string, unknown>>

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Reads a record of NDJSON. */
export function objectReader(fields: readonly Field[], columns: ColumnNames): (given: unknown) => ParsedRow {
  const known = new Map(fields.map((field) => [field.name, field]))
  const names = fields.flatMap(({ name, isList }) => (isList ? [name, `${name}${EXACT}`] : [name]))
  return (written) => {
    const given = isObject(written) ? withKnownNames(written, known, columns) : written
    const reading = new Reading(contextOf(Object(given).timeZone))
    const values: Record<string, unknown> = {}
    const exact = new Set<string>()
    if (!isObject(given)) {
      reading.addOfRecord(null, 'The line must be one JSON object: {"name": "…"}.')
      return reading.row(values, exact)
    }
    reportUnknown(given, '', names, reading)
    for (const [name, field] of known) {
      const replacing = field.isList ? given[`${name}${EXACT}`] : undefined
      const value = replacing ?? given[name]
      if (value === undefined) continue
      if (replacing !== undefined) exact.add(name)
      if (replacing !== undefined && given[name] !== undefined)
        reading.addOfRecord(name, `${name} must appear once, with or without “${EXACT}” at its end.`)
      values[name] = parseField(field, value, reading)
    }
    return reading.row(values, exact)
  }
}

/** Names that other programs give, as the registry calls them; without what is not to be read. */
function withKnownNames(
  written: JsonObject,
  fields: ReadonlyMap<string, Field>,
  columns: ColumnNames,
): JsonObject {
  const given: Record<string, unknown> = {}
  for (const [column, value] of columns.constants) put(given, column.name, value)
  for (const [name, value] of Object.entries(written)) {
    const plain = name.endsWith(EXACT) ? name.slice(0, -EXACT.length) : name
    const found = fields.has(plain) ? undefined : columns.find(name)
    if (found === 'ignored') continue
    if (found === undefined) given[name] = value
    else put(given, found.name, typeof value === 'number' ? String(value) : value)
  }
  return given
}

function put(given: Record<string, unknown>, column: string, value: unknown) {
  const [name = '', part] = column.split('.')
  if (part === undefined) given[name] = value
  else given[name] = { ...Object(given[name]), [part]: value }
}

function parseField(field: Field, value: unknown, reading: Reading): unknown {
  const { name, isList, part } = field
  const one = (each: unknown) =>
    part ? parseObject({ ...field, part }, each, reading) : parseValue(name, field, each, reading)
  if (value === null) return null
  if (!isList) return one(value)
  if (!Array.isArray(value)) return reading.add(name, `${name} must be a list: [ … ].`)
  return value.map((each) =>
    each === null ? reading.add(name, `${name} must not contain null.`) : one(each),
  )
}

function parseObject(
  field: Field & { readonly part: ObjectType },
  value: unknown,
  reading: Reading,
): unknown {
  const { name, part } = field
  if (!isObject(value)) return reading.add(name, `${name} must be an object: { … }.`)
  reportUnknown(
    value,
    `${name}.`,
    part.fields.map((each) => each.name),
    reading,
  )
  const values: Record<string, unknown> = {}
  for (const each of part.fields) {
    const given = value[each.name]
    if (given !== undefined)
      values[each.name] = given === null ? null : parseValue(`${name}.${each.name}`, each, given, reading)
  }
  return objectOf(field, values, reading)
}

const parseValue = (column: string, field: Field, value: unknown, reading: Reading): unknown =>
  field.value.type === 'text' && typeof value === 'string'
    ? reading.text(column, field, plainCell(value))
    : reading.read(column, () => field.value.fromJson(value))

function reportUnknown(given: JsonObject, before: string, names: readonly string[], reading: Reading) {
  const unknown = Object.keys(given).filter((name) => !names.includes(name))
  for (const name of unknown.slice(0, MAX_REPORTED))
    reading.addOfRecord(`${before}${name}`.slice(0, 100), `There is no such field.${closestTo(name, names)}`)
  if (unknown.length > MAX_REPORTED)
    reading.addOfRecord(null, `${unknown.length - MAX_REPORTED} more fields are unknown.`)
}

/** Unknown fields of an object that are told of one by one. */
const MAX_REPORTED = 10
