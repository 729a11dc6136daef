import type { Field } from '../../../core/records/fields'
import type { Language } from '../../../core/vocabulary'
import { columnLabel, partLabel } from '../../column-labels'
import { columnMeaning } from '../../column-meanings'
import type { Dataset, DatasetName } from '../dataset'
import { fieldsWithNames } from '../named-records'
import { type FedField, fedFieldsOf } from './fed-fields'
import { RECORD_TEXTS } from './record-texts'

type Schema = Readonly<Record<string, unknown>>

const TYPES = {
  text: 'string',
  integer: 'integer',
  number: 'number',
  boolean: 'boolean',
  structure: ['object', 'array'],
} as const

/** Whose titles and descriptions a schema has. */
interface Titles {
  /** The list of the records. */
  readonly list: DatasetName
  readonly language: Language
}

/** What a record of a feed looks like, in JSON Schema (2020-12), which has one language: the titles and descriptions are in it. */
export const schemaOf = (
  { name, fields, recordSchema }: Pick<Dataset, 'name' | 'fields' | 'recordSchema'>,
  language: Language,
): Schema => ({
  type: 'object',
  ...RECORD_TEXTS[name][language],
  ...objectOf(fedFieldsOf({ fields: fieldsWithNames({ fields, recordSchema }), recordSchema }), {
    list: name,
    language,
  }),
  // Copies of the registry, and the changes that keep them up to date, have no names.
  required: fields.map(({ name }) => name),
})

/** Every field is there; what is not known is null. */
const objectOf = (fields: readonly FedField[], titles: Titles): Schema => ({
  properties: Object.fromEntries(
    fields.map((field) => {
      const { name, meaning } = field
      const title = columnLabel({ ...field, field, part: null }, titles.language)
      const description = columnMeaning(titles.list, { name, meaning }, titles.language)
      return [name, { title, description, ...valueOfField(field, titles) }]
    }),
  ),
  required: fields.map(({ name }) => name),
  additionalProperties: false,
})

function valueOfField(field: FedField, titles: Titles): Schema {
  const { isList, isNullable, parts } = field
  const value = parts ? partsOf(field, parts, titles) : jsonTypeOf(field)
  if (isList) return { type: 'array', items: value }
  if (!isNullable) return value
  const values = value.enum as string[] | undefined
  return {
    ...{ ...value, type: [value.type, 'null'].flat() },
    ...(values && { enum: [...values, null] }),
  }
}

const partsOf = (owner: FedField, fields: readonly FedField[], { list, language }: Titles): Schema => ({
  type: 'object',
  properties: Object.fromEntries(
    fields.map((part) => {
      const name = `${owner.name}.${part.name}`
      const title = partLabel(part, language)
      const description = columnMeaning(list, { name, meaning: part.meaning }, language)
      return [part.name, { title, description, ...valueOfField(part, { list, language }) }]
    }),
  ),
  required: fields.map(({ name }) => name),
  additionalProperties: false,
})

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
