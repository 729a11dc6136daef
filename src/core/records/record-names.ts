import type { Language } from '../vocabulary'
import { type Field, field, listOf } from './fields'
import type { NameField, RecordFields } from './record-schema'

/** Where people read of a record: as `url` has it in the API. */
export const URL_FIELD = 'url'

/** All that people read beside the ids and codes of a record, whatever the language. */
export const nameFields = ({
  fields,
  names,
  hasPage,
}: Pick<RecordFields, 'fields' | 'names' | 'hasPage'>): NameField[] => [
  ...(hasPage
    ? [{ beside: 'id', field: field(URL_FIELD, String, 'The page of the record for people.') }]
    : []),
  ...fields.flatMap(labelsOf),
  ...(names?.fields ?? []),
]

/** Of a field that has values of an enum, what these are called. */
function labelsOf(coded: Field): NameField[] {
  const { terms } = coded.value
  if (!terms || coded.part) return []
  const { name, isList } = coded
  const labelIn = (language: Language) => (value: unknown) => terms[value as string]?.[language].label ?? null
  const label = field(
    isList ? `${name.replace(/s$/, '')}Labels` : `${name}Label`,
    String,
    `What people call the ${isList ? 'values' : 'value'} of ${name}.`,
  )
  return [
    {
      beside: name,
      field: isList ? listOf(label) : label,
      derive: ({ [name]: value }, language) =>
        isList ? ((value as unknown[]) ?? []).map(labelIn(language)) : labelIn(language)(value),
    },
  ]
}

/** The fields, each with its names after it. A name beside one that is left out is left out too. */
export const withNames = (fields: readonly Field[], names: readonly NameField[]): Field[] =>
  fields.flatMap((each) => [
    each,
    ...names.filter(({ beside }) => beside === each.name).map(({ field: name }) => name),
  ])
