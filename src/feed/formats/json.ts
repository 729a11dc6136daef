import { EVERY_DATASET, type Format } from './format'

export const json: Format = {
  extension: 'json',
  mediaType: 'application/json; charset=utf-8',
  meaning: 'One list of records, under the names of the GraphQL fields.',
  datasets: EVERY_DATASET,
  parameters: [],
  writing: () => ({
    head: '[',
    text: (records) => records.map((record) => JSON.stringify(record)).join(',\n'),
    between: ',\n',
    tail: ']\n',
  }),
}

export const ndjson: Format = {
  extension: 'ndjson',
  mediaType: 'application/x-ndjson; charset=utf-8',
  meaning:
    'A record on each line, under the names of the GraphQL fields; the last line has the cursor from which to follow the changes.',
  datasets: EVERY_DATASET,
  parameters: [],
  writing: ({ cursor }) => ({
    head: '',
    text: (records) => records.map((record) => `${JSON.stringify(record)}\n`).join(''),
    between: '',
    tail: `${JSON.stringify({ cursor })}\n`,
  }),
}
