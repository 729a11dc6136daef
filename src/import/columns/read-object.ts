import type { Field, Part } from '../../exchange/fields'
import { closestTo } from './closest'
import { partSaid, Reading, type Said } from './said'

type Given = Readonly<Record<string, unknown>>

const isObject = (value: unknown): value is Given =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Reads a record of NDJSON. */
export function objectReader(fields: readonly Field[]): (given: unknown) => Said {
  const known = new Map(fields.map((field) => [field.name, field]))
  return (given) => {
    const reading = new Reading()
    const said: Record<string, unknown> = {}
    if (!isObject(given)) {
      const problem = { column: null, message: 'The line must hold one object: {"name": "…"}.' }
      return { fields: said, problems: [problem] }
    }
    tellUnknown(given, '', fields, reading)
    for (const name of known.keys()) {
      const value = given[name]
      if (value !== undefined) said[name] = fieldSaid(known.get(name) as Field, value, reading)
    }
    return { fields: said, problems: reading.problems }
  }
}

function fieldSaid(field: Field, value: unknown, reading: Reading): unknown {
  const { name, isList, part } = field
  const one = (each: unknown) =>
    part ? objectSaid({ ...field, part }, each, reading) : valueSaid(name, field, each, reading)
  if (value === null) return null
  if (!isList) return one(value)
  if (!Array.isArray(value)) return reading.add(name, `${name} must be a list: [ … ].`)
  return value.map((each) => (each === null ? reading.add(name, `${name} must not hold null.`) : one(each)))
}

function objectSaid(field: Field & { readonly part: Part }, value: unknown, reading: Reading): unknown {
  const { name, part } = field
  if (!isObject(value)) return reading.add(name, `${name} must be an object: { … }.`)
  tellUnknown(value, `${name}.`, part.fields, reading)
  const said: Record<string, unknown> = {}
  for (const each of part.fields) {
    const given = value[each.name]
    if (given !== undefined)
      said[each.name] = given === null ? null : valueSaid(`${name}.${each.name}`, each, given, reading)
  }
  return partSaid(field, said, reading)
}

const valueSaid = (column: string, field: Field, value: unknown, reading: Reading): unknown =>
  field.value.type === 'text' && typeof value === 'string'
    ? reading.text(column, field, value.trim())
    : reading.read(column, () => field.value.fromJson(value))

function tellUnknown(given: Given, before: string, fields: readonly Field[], reading: Reading) {
  const names = fields.map(({ name }) => name)
  const unknown = Object.keys(given).filter((name) => !names.includes(name))
  for (const name of unknown.slice(0, MOST_TOLD))
    reading.add(`${before}${name}`.slice(0, 100), `There is no such field.${closestTo(name, names)}`)
  if (unknown.length > MOST_TOLD)
    reading.add(null, `${unknown.length - MOST_TOLD} more fields are not known.`)
}

/** Unknown fields of an object that are told of one by one. */
const MOST_TOLD = 10
