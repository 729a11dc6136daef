import { columnsOf } from '../../../core/records/columns'
import { Language } from '../../../core/vocabulary'
import { columnLabel } from '../../column-labels'
import { columnMeaning } from '../../column-meanings'
import type { Dataset } from '../dataset'
import { fieldsWithNames } from '../named-records'

const TYPES = {
  text: 'string',
  integer: 'integer',
  number: 'double',
  boolean: 'boolean',
  structure: 'string',
} as const

const inLanguages = (text: (language: Language) => string) =>
  Object.values(Language).map((language) => ({
    '@value': text(language),
    '@language': language.toLowerCase(),
  }))

/** What the columns of a table mean, for whoever reads it by program (CSV on the Web). */
export const csvwOf = (dataset: Dataset, publicUrl: string): object => ({
  '@context': ['http://www.w3.org/ns/csvw', { '@language': 'en' }],
  url: `${publicUrl}/feeds/${dataset.name}.csv`,
  dialect: { encoding: 'utf-8', lineTerminators: ['\r\n'], header: true },
  tableSchema: {
    primaryKey: 'id',
    columns: columnsOf(fieldsWithNames(dataset)).map((column) => ({
      name: column.name.replaceAll('.', '_'),
      // What the first row of the table has.
      titles: column.name,
      'dc:title': inLanguages((language) => columnLabel(column, language) ?? column.name),
      'dc:description': inLanguages((language) => columnMeaning(dataset.name, column, language)),
      datatype: TYPES[(column.part ?? column.field).value.type],
      // An escaped bar is part of a value, which CSVW has no word for: lists are told apart by programs that know it.
      ...(column.isList && { separator: ' | ' }),
    })),
  },
})
