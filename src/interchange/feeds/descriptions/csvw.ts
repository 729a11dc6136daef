import { columnsOf } from '../../../core/records/columns'
import type { Dataset } from '../dataset'
import { fieldsWithNames } from '../named-records'

const TYPES = {
  text: 'string',
  integer: 'integer',
  number: 'double',
  boolean: 'boolean',
  structure: 'string',
} as const

/** What the columns of a table mean, for whoever reads it by program (CSV on the Web). */
export const csvwOf = (dataset: Dataset, publicUrl: string): object => ({
  '@context': ['http://www.w3.org/ns/csvw', { '@language': 'en' }],
  url: `${publicUrl}/feeds/${dataset.name}.csv`,
  dialect: { encoding: 'utf-8', lineTerminators: ['\r\n'], header: true },
  tableSchema: {
    primaryKey: 'id',
    columns: columnsOf(fieldsWithNames(dataset)).map(({ name, meaning, field, part, isList }) => ({
      name: name.replaceAll('.', '_'),
      titles: name,
      'dc:description': meaning,
      datatype: TYPES[(part ?? field).value.type],
      // An escaped bar is part of a value, which CSVW has no word for: lists are told apart by programs that know it.
      ...(isList && { separator: ' | ' }),
    })),
  },
})
