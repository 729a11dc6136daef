import type { Field } from '../../core/records/fields'
import { nameFields } from '../../core/records/record-names'
import { fedFields } from '../feeds/dataset'
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

/**
 * What the records of a file may hold, under which names. What feeds have besides is passed over: names for people, and
 * what only the operator may set.
 */
export function contentOf({
  importer,
  isOperators,
  columns,
}: Pick<ImportOptions, 'importer' | 'isOperators' | 'columns'>): Content {
  const { recordSchema, rules } = importer
  const own = recordSchema.fields.filter((field) => isOperators || !field.isOperators)
  const fields = [...own, ...listFields(importer)]
  const known = { fields, fed: fedFields(recordSchema), names: nameFields(recordSchema) }
  return { fields, rules, names: new ColumnNames(recordSchema.name, known, columns) }
}
