import { BLANKS } from '../../import/columns/parsed-row'
import { DUPLICATES } from '../../import/import-options'
import { recordSchemas } from '../../record-schemas'
import { type OpenApiContext, ref } from './openapi-responses'

const inQuery = (name: string, description: string, schema: OpenApiContext): OpenApiContext => ({
  ...{ name, in: 'query', description, schema },
})

const PARAMETERS: readonly OpenApiContext[] = [
  inQuery('dryRun', 'True: only report what would happen.', { type: 'boolean', default: false }),
  inQuery('drafts', 'Whether new partnerships become drafts.', { type: 'boolean', default: true }),
  inQuery('onDuplicate', 'What to do with a row that looks like a record with another key.', {
    ...{ type: 'string', enum: DUPLICATES, default: 'skip' },
  }),
  inQuery('blank', 'Whether an empty cell keeps the value of a record or clears it.', {
    ...{ type: 'string', enum: BLANKS, default: 'keeps' },
  }),
  inQuery(
    'source',
    'Where the keys come from, if you bring files of several sources. By default, that of an earlier file like this one.',
    { type: 'string', maxLength: 200 },
  ),
  inQuery('file', 'The name of the file, for the record of the import.', {
    ...{ type: 'string', maxLength: 200 },
  }),
]

const count = { type: 'integer', minimum: 0 }

const RESULTS = ['created', 'updated', 'unchanged', 'waiting', 'skipped', 'refused']

/** What became of the rows of a file. */
const REPORT: OpenApiContext = {
  type: 'object',
  properties: {
    rows: count,
    ...Object.fromEntries(RESULTS.map((result) => [result, count])),
    importId: {
      type: ['string', 'null'],
      description: 'The record of the import, by which undoImport takes it back. Null for a dry run.',
    },
    source: { type: ['string', 'null'], description: 'The source whose keys the file was taken to have.' },
    sourceBasis: {
      type: 'string',
      enum: ['NAMED', 'SAME_FILE', 'KEYS', 'DEFAULT'],
      description: 'Whether the source was named, or why it was chosen.',
    },
    problems: {
      type: 'array',
      description: 'What is wrong, with the line and the key of the row: the first 1,000.',
      items: { type: 'object' },
    },
    changes: {
      type: 'array',
      description: 'Each field that changes, with its old and its new value: the first 1,000.',
      items: { type: 'object' },
    },
    cleared: { ...count, description: 'How many values are empty afterwards.' },
  },
  required: ['rows', ...RESULTS, 'problems', 'changes', 'cleared'],
}

const ERRORS: OpenApiContext = {
  type: 'object',
  properties: { errors: { type: 'array', items: { type: 'object' } } },
  required: ['errors'],
}

const refused = (description: string): OpenApiContext => ({
  description,
  content: { 'application/json': { schema: ERRORS } },
})

const importOf = (name: string): OpenApiContext => ({
  tags: ['import'],
  operationId: `import_${name}`,
  description: `Imports ${name} from a file whose columns are described in the documentation. For editors and administrators.`,
  security: [{ accessToken: [] }],
  parameters: PARAMETERS,
  requestBody: {
    required: true,
    content: {
      'text/csv': { schema: { type: 'string' } },
      'application/x-ndjson': { schema: { type: 'string' } },
    },
  },
  responses: {
    200: {
      description: 'What became of the rows.',
      content: { 'application/json': { schema: ref('schemas/importReport') } },
    },
    400: refused('A parameter is unknown, or the file cannot be read.'),
    401: refused('The access token is missing or not valid.'),
    403: refused('The account may not import.'),
    413: refused('The file is too large.'),
    415: refused('The content type is neither CSV nor NDJSON.'),
    503: refused('Other files are being imported: Retry-After says when to try again.'),
  },
})

/** POST /import/partnerships, and the others. */
export const importPaths: OpenApiContext = Object.fromEntries(
  recordSchemas.map(({ name }) => [`/import/${name}`, { post: importOf(name) }]),
)

export const importSchemas: OpenApiContext = { importReport: REPORT }

export const ACCESS_TOKEN: OpenApiContext = {
  type: 'http',
  scheme: 'bearer',
  description: 'An access token of an account, from the mutation signIn.',
}
