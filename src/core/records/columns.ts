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
  /** Whether nothing is taken from it. */
  readonly isIgnored?: boolean
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

/** What feeds have besides, so that a table of theirs can be imported as it is. */
export const ignoredColumns = (fields: readonly Field[]): Column[] =>
  columnsOf(fields).map((column) => ({ ...column, isIgnored: true }))

/** What ends the name of a list that is to be replaced. */
export const EXACT = '='

const described = ({ meaning, example }: Field) => ({ meaning, example })

/** The columns of a file, told to people. */
export function describeColumns({ fields }: RecordSchema): string {
  const lines = columnsOf(fields).map(({ name, meaning, example, field, part, isList }) => {
    const notes = [
      meaning,
      ...(field.isRequired && part === null ? ['Required for a new record.'] : []),
      ...(isList
        ? [`Separate several values with “ | ”. They are added to the list; “${name}${EXACT}” replaces it.`]
        : []),
      ...(field.isOperators ? ['Only in files that the operator imports.'] : []),
    ]
    return `${name}\n    ${notes.join(' ')}\n    Example: ${example}\n`
  })
  return lines.join('\n')
}
