import type { Field } from '../../../core/records/fields'
import type { Dataset } from '../dataset'
import { fieldsWithNames } from '../named-records'
import { type FedField, fedFieldsOf } from './fed-fields'

type Schema = Readonly<Record<string, unknown>>

const TYPES = {
  text: 'string',
  integer: 'integer',
  number: 'number',
  boolean: 'boolean',
  structure: ['object', 'array'],
} as const

/** What a record of a feed looks like, in JSON Schema (2020-12). */
export const schemaOf = ({ fields, recordSchema }: Pick<Dataset, 'fields' | 'recordSchema'>): Schema => ({
  type: 'object',
  description: `A record of the registry: ${/^[aeiou]/.test(recordSchema.called) ? 'an' : 'a'} ${recordSchema.called}.`,
  ...objectOf(fedFieldsOf({ fields: fieldsWithNames({ fields, recordSchema }), recordSchema })),
  // Copies of the registry, and the changes that keep them up to date, have no names.
  required: fields.map(({ name }) => name),
})

/** Every field is there; what is not known is null. */
const objectOf = (fields: readonly FedField[]): Schema => ({
  properties: Object.fromEntries(fields.map((field) => [field.name, valueOfField(field)])),
  required: fields.map(({ name }) => name),
  additionalProperties: false,
})

function valueOfField(field: FedField): Schema {
  const { meaning, isList, isNullable, parts } = field
  const value = parts ? partOf(parts) : jsonTypeOf(field)
  if (isList) return { description: meaning, type: 'array', items: value }
  if (!isNullable) return { description: meaning, ...value }
  const values = value.enum as string[] | undefined
  return {
    ...{ description: meaning, ...value, type: [value.type, 'null'].flat() },
    ...(values && { enum: [...values, null] }),
  }
}

const partOf = (fields: readonly FedField[]): Schema => ({ type: 'object', ...objectOf(fields) })

/** Of a field that holds no object. */
export const jsonTypeOf = ({ name, value, example }: Pick<Field, 'name' | 'value' | 'example'>): Schema => {
  const format = name === 'email' ? 'email' : value.format
  return {
    type: TYPES[value.type],
    ...(format && { format }),
    ...(value.pattern && { pattern: value.pattern }),
    ...(value.oneOf && { enum: value.oneOf }),
    ...(example !== '…' && { examples: [jsonExample(value.type, example)] }),
  }
}

const jsonExample = (type: keyof typeof TYPES, example: string) =>
  type === 'text' ? example : (JSON.parse(example) as number | boolean)
