import type { Field } from './fields'
import type { Shape } from './shape'

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
}

export const columnsOf = (fields: readonly Field[]): Column[] =>
  fields.flatMap((field): Column[] => {
    const { name, isList } = field
    if (!field.part) return [{ ...told(field), name, field, part: null, isList }]
    return field.part.fields.map((part) => ({
      ...told(part),
      ...{ name: `${name}.${part.name}`, field, part, isList },
    }))
  })

const told = ({ meaning, example }: Field) => ({ meaning, example })

/** The columns of a file, told to people. */
export function describeColumns({ fields }: Shape): string {
  const lines = columnsOf(fields).map(({ name, meaning, example, field, part, isList }) => {
    const notes = [
      meaning,
      ...(field.isRequired && part === null ? ['A new record must have it.'] : []),
      ...(isList ? ['Several are separated by “ | ”.'] : []),
      ...(field.isOperators ? ['Taken from a file of the operator only.'] : []),
    ]
    return `${name}\n    ${notes.join(' ')}\n    Example: ${example}\n`
  })
  return lines.join('\n')
}
