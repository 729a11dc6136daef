import { csv as csvOf } from '../../export/file-formats'
import { type FeedFormat, languageParameter, TABLES } from './format'
import { polishCell } from './polish-cells'

export const csv: FeedFormat = {
  extension: 'csv',
  mediaType: 'text/csv; charset=utf-8; header=present',
  called: 'CSV',
  fileType: 'CSV',
  meaning: 'A table for spreadsheets and databases (RFC 4180), in UTF-8.',
  datasets: TABLES,
  hasNames: true,
  parameters: [
    languageParameter,
    {
      name: 'bom',
      meaning:
        '`1` adds a byte order mark, by which Excel recognises UTF-8; it is there with `delimiter=semicolon` unless you give `0`.',
      values: ['0', '1'],
    },
    {
      name: 'delimiter',
      meaning:
        '`semicolon` writes a table for Excel in Polish: semicolons between cells, a decimal comma, PRAWDA and FAŁSZ, codes such as KRS as `="0000325251"`, so that they keep their zeros, and `bom=1` and `safe=1`.',
      values: ['comma', 'semicolon'],
    },
    {
      name: 'safe',
      meaning: '`1` adds an apostrophe before cells that a spreadsheet would run as a formula.',
      values: ['0', '1'],
    },
  ],
  writing: ({ parameters }, fields) => {
    const isPolish = parameters.get('delimiter')?.[0] === 'semicolon'
    const isOn = (name: string) => (parameters.get(name)?.[0] ?? (isPolish ? '1' : '0')) === '1'
    const isSafe = isOn('safe')
    const { head, text } = csvOf(fields, {
      ...{ isSafe, hasByteOrderMark: isOn('bom'), lineEnd: '\r\n' },
      delimiter: isPolish ? ';' : ',',
      ...(isPolish && { cell: (cell, column) => polishCell(cell, column, isSafe) }),
    })
    return { head, text, between: '', tail: '' }
  },
}
