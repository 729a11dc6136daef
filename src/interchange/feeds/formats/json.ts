import { ALL_DATASETS, type FeedFormat, languageParameter } from './format'

export const json: FeedFormat = {
  extension: 'json',
  mediaType: 'application/json; charset=utf-8',
  called: 'JSON',
  fileType: 'JSON',
  meaning:
    'One list of records, with the names of the GraphQL fields, and with names and labels beside ids and codes.',
  datasets: ALL_DATASETS,
  parameters: [languageParameter],
  hasNames: true,
  writing: () => ({
    head: '[',
    text: (records) => records.map((record) => JSON.stringify(record)).join(',\n'),
    between: ',\n',
    tail: ']\n',
  }),
}

export const ndjson: FeedFormat = {
  extension: 'ndjson',
  mediaType: 'application/x-ndjson; charset=utf-8',
  called: 'NDJSON',
  fileType: 'JSON',
  meaning:
    'One record per line, with the names of the GraphQL fields. The header Change-Cursor has the cursor from which you can follow the changes.',
  datasets: ALL_DATASETS,
  parameters: [],
  writing: () => ({
    head: '',
    text: (records) => records.map((record) => `${JSON.stringify(record)}\n`).join(''),
    between: '',
    tail: '',
  }),
}
