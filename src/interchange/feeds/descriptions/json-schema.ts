import type { Field } from '../../../core/records/fields'
import type { Dataset } from '../dataset'
import { fieldsWithNames } from '../named-records'

type Schema = Readonly<Record<string, unknown>>

const TYPES = {
  text: 'string',
  number: 'number',
  boolean: 'boolean',
  structure: ['object', 'array'],
} as const

/** What a record of a feed looks like, in JSON Schema (2020-12). */
export const schemaOf = ({ fields, recordSchema }: Pick<Dataset, 'fields' | 'recordSchema'>): Schema => ({
  type: 'object',
  description: `A record of the registry: ${/^[aeiou]/.test(recordSchema.called) ? 'an' : 'a'} ${recordSchema.called}.`,
  ...objectOf(fieldsWithNames({ fields, recordSchema })),
  // Copies of the registry, and the changes that keep them up to date, have no names.
  required: fields.map(({ name }) => name),
})

const objectOf = (fields: readonly Field[]): Schema => ({
  properties: Object.fromEntries(fields.map((field) => [field.name, valueOfField(field)])),
  required: fields.map(({ name }) => name),
  additionalProperties: false,
})

/** Every field is there; what is not known is null. */
function valueOfField(field: Field): Schema {
  const { meaning, isList, part } = field
  if (isList)
    return { description: meaning, type: 'array', items: part ? partOf(part.fields) : jsonTypeOf(field) }
  const value = part ? partOf(part.fields) : jsonTypeOf(field)
  const values = value.enum as string[] | undefined
  return {
    ...{ description: meaning, ...value, type: [value.type, 'null'].flat() },
    ...(values && { enum: [...values, null] }),
  }
}

const partOf = (fields: readonly Field[]): Schema => ({ type: 'object', ...objectOf(fields) })

/** Of a field that holds no object. */
export const jsonTypeOf = ({ value, example }: Pick<Field, 'value' | 'example'>): Schema => ({
  type: TYPES[value.type],
  ...(value.oneOf && { enum: value.oneOf }),
  ...(example !== '…' && { examples: [jsonExample(value.type, example)] }),
})

const jsonExample = (type: keyof typeof TYPES, example: string) =>
  type === 'text' ? example : (JSON.parse(example) as number | boolean)
