import type { FieldType } from './field-type'
import type { Field } from './fields'
import type { RecordSchema } from './record-schema'

/** What a file in CSV has in one column: a field, or a part of one. */
export interface Column {
  /** As the first row names it: `name`, `contact.email`. */
  readonly name: string
  readonly meaning: string
  readonly example: string
  /** Several values may stand in one cell, as splitCell and joinCell have them. */
  readonly isList: boolean
  readonly field: Field
  readonly part: Field | null
  /** Whether the list is to be just what the cell has: `sectors=`. */
  readonly isExact?: boolean
}

export const columnsOf = (fields: readonly Field[]): Column[] =>
  fields.flatMap((field): Column[] => {
    const { name, isList } = field
    if (!field.part) return [{ ...described(field), name, field, part: null, isList }]
    return field.part.fields.map((part) => ({
      ...described(part),
      ...{ name: `${name}.${part.name}`, field, part, isList },
    }))
  })

/** All that an import takes: a list is added to, or replaced where “=” ends the name of its column. */
export const importedColumns = (fields: readonly Field[]): Column[] =>
  columnsOf(fields).flatMap((column) =>
    column.isList ? [column, { ...column, name: `${column.name}${EXACT}`, isExact: true }] : [column],
  )

/** What ends the name of a list that is to be replaced. */
export const EXACT = '='

const described = ({ meaning, example }: Field) => ({ meaning, example })

/** The columns of a file, told to people: the fields of records, and others that only files have. */
export function describeColumns(
  { fields }: Pick<RecordSchema, 'fields'>,
  others: readonly Field[] = [],
): string {
  const lines = columnsOf([...fields, ...others]).map(({ name, meaning, example, field, part, isList }) => {
    const { value } = part ?? field
    const notes = [
      meaning,
      ...(field.isRequired && part === null ? ['Required for a new record.'] : []),
      ...(isList
        ? [`Separate several values with “ | ”. They are added to the list; “${name}${EXACT}” replaces it.`]
        : []),
      ...(field.isOperators ? ['Only in files that the operator imports.'] : []),
    ]
    return `${name}\n    ${notes.join(' ')}\n    Form: ${formOf(value)}\n    Example: ${example}\n`
  })
  return lines.join('\n')
}

const SCALARS: Readonly<Record<string, string>> = {
  PartialDate: 'a day, a month or a year: 2008-06-02, 2013-05, 2009',
  LocalDate: 'a day: 2026-12-05',
  LocalDateTime: 'a local time: 2027-01-10T18:00',
  DateTime: 'a time, with its offset from UTC or in the zone of the row: 2017-03-09T17:00+01:00',
  URL: 'a web address',
}

function formOf({ terms, type, scalar, oneOf }: FieldType): string {
  const named = (value: string) =>
    [value, ...(terms?.[value] ? [terms[value].PL.label, terms[value].EN.label] : [])].join(' / ')
  if (oneOf) return `one of ${oneOf.map(named).join('; ')}`
  if (type === 'boolean') return 'true / tak / yes, or false / nie / no'
  return SCALARS[scalar ?? ''] ?? (type === 'number' || type === 'integer' ? 'a number' : 'text')
}
