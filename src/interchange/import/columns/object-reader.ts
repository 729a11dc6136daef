import { EXACT } from '../../../core/records/columns'
import type { Field, ObjectType } from '../../../core/records/fields'
import { closestTo, objectOf, type ParsedRow, Reading } from './parsed-row'

type JsonObject = Readonly<Record<string, unknown>>

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Reads a record of NDJSON. */
export function objectReader(
  fields: readonly Field[],
  ignored: readonly Field[] = [],
): (given: unknown) => ParsedRow {
  const known = new Map(fields.map((field) => [field.name, field]))
  const names = [
    ...fields.flatMap(({ name, isList }) => (isList ? [name, `${name}${EXACT}`] : [name])),
    ...ignored.map(({ name }) => name),
  ]
  return (given) => {
    const reading = new Reading()
    const values: Record<string, unknown> = {}
    const exact = new Set<string>()
    if (!isObject(given)) {
      reading.add(null, 'The line must be one JSON object: {"name": "…"}.')
      return { fields: values, exact, problems: reading.problems }
    }
    reportUnknown(given, '', names, reading)
    for (const [name, field] of known) {
      const replacing = field.isList ? given[`${name}${EXACT}`] : undefined
      const value = replacing ?? given[name]
      if (value === undefined) continue
      if (replacing !== undefined) exact.add(name)
      if (replacing !== undefined && given[name] !== undefined)
        reading.add(name, `${name} must appear once, with or without “${EXACT}” at its end.`)
      values[name] = parseField(field, value, reading)
    }
    return { fields: values, exact, problems: reading.problems }
  }
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
    ? reading.text(column, field, value.trim())
    : reading.read(column, () => field.value.fromJson(value))

function reportUnknown(given: JsonObject, before: string, names: readonly string[], reading: Reading) {
  const unknown = Object.keys(given).filter((name) => !names.includes(name))
  for (const name of unknown.slice(0, MAX_REPORTED))
    reading.add(`${before}${name}`.slice(0, 100), `There is no such field.${closestTo(name, names)}`)
  if (unknown.length > MAX_REPORTED)
    reading.add(null, `${unknown.length - MAX_REPORTED} more fields are unknown.`)
}

/** Unknown fields of an object that are told of one by one. */
const MAX_REPORTED = 10
