import { csv as csvOf } from '../../export/formats'
import { EVERY_DATASET, type Format } from './format'

export const csv: Format = {
  extension: 'csv',
  mediaType: 'text/csv; charset=utf-8; header=present',
  meaning: 'A table for spreadsheets and databases (RFC 4180), in UTF-8.',
  datasets: EVERY_DATASET,
  parameters: [
    {
      name: 'bom',
      meaning: '`1` puts a byte order mark first, by which Excel knows that the file is in UTF-8.',
      values: ['0', '1'],
    },
    {
      name: 'delimiter',
      meaning: '`semicolon` separates the cells as Excel in Polish does.',
      values: ['comma', 'semicolon'],
    },
    {
      name: 'safe',
      meaning: '`1` puts an apostrophe before cells that a spreadsheet would run as a formula.',
      values: ['0', '1'],
    },
  ],
  writing: ({ dataset, parameters }) => {
    const given = (name: string) => parameters.get(name)?.[0]
    const { head, text } = csvOf(dataset.fields, {
      isSafe: given('safe') === '1',
      hasByteOrderMark: given('bom') === '1',
      delimiter: given('delimiter') === 'semicolon' ? ';' : ',',
      lineEnd: '\r\n',
    })
    return { head, text, between: '', tail: '' }
  },
}
