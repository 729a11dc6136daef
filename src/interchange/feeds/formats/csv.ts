import { csv as csvOf } from '../../export/file-formats'
import { EVERY_DATASET, type FeedFormat, languageParameter } from './format'

export const csv: FeedFormat = {
  extension: 'csv',
  mediaType: 'text/csv; charset=utf-8; header=present',
  meaning: 'A table for spreadsheets and databases (RFC 4180), in UTF-8.',
  datasets: EVERY_DATASET,
  hasNames: true,
  parameters: [
    languageParameter,
    {
      name: 'bom',
      meaning: '`1` adds a byte order mark, by which Excel recognises UTF-8.',
      values: ['0', '1'],
    },
    {
      name: 'delimiter',
      meaning: '`semicolon` separates cells as the Polish version of Excel does.',
      values: ['comma', 'semicolon'],
    },
    {
      name: 'safe',
      meaning: '`1` adds an apostrophe before cells that a spreadsheet would run as a formula.',
      values: ['0', '1'],
    },
  ],
  writing: ({ parameters }, fields) => {
    const given = (name: string) => parameters.get(name)?.[0]
    const { head, text } = csvOf(fields, {
      isSafe: given('safe') === '1',
      hasByteOrderMark: given('bom') === '1',
      delimiter: given('delimiter') === 'semicolon' ? ';' : ',',
      lineEnd: '\r\n',
    })
    return { head, text, between: '', tail: '' }
  },
}
