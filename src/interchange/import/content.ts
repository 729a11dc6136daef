import type { Field } from '../../core/records/fields'
import { ColumnNames } from './columns/column-names'
import { timeFields } from './columns/event-times'
import type { Content } from './files/table'
import type { ImportOptions } from './import-options'
import { placeFields } from './places/place-fields'

/** Columns that only files have: they say in other ways what the fields of the API say. */
export const listFields = ({ recordSchema }: Pick<ImportOptions['importer'], 'recordSchema'>): Field[] => [
  ...placeFields(recordSchema),
  ...timeFields(recordSchema),
]

/** What the records of a file may hold, under which names. */
export function contentOf({
  importer,
  isOperators,
  columns,
}: Pick<ImportOptions, 'importer' | 'isOperators' | 'columns'>): Content {
  const { recordSchema, rules } = importer
  const own = recordSchema.fields.filter((field) => isOperators || !field.isOperators)
  const fields = [...own, ...listFields(importer)]
  return { fields, rules, names: new ColumnNames(recordSchema.name, fields, columns) }
}
