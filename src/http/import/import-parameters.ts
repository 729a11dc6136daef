import type { FastifyRequest } from 'fastify'
import { isPlainName } from '../../core/values/plain-text'
import type { SignedIn } from '../../core/viewer'
import { Language } from '../../core/vocabulary'
import { HttpError } from '../../graphql/errors/http-error'
import { ignoredColumns } from '../../interchange/import/columns/column-names'
import { BLANKS, closestTo } from '../../interchange/import/columns/parsed-row'
import type { FileOptions } from '../../interchange/import/files/prepare-file'
import { ENCODINGS, type Encoding, encodingNamed } from '../../interchange/import/files/text-encoding'
import { DUPLICATES, type ImportOptions } from '../../interchange/import/import-options'
import { importerOf } from '../../interchange/import/importers/importers'

const PARAMETERS = [
  'dryRun',
  'drafts',
  'onDuplicate',
  'source',
  'blank',
  'ignore',
  'sheet',
  'language',
  'file',
]

const MAX_SOURCE_LENGTH = 200

interface ImportParameters {
  readonly options: ImportOptions
  readonly file: FileOptions
  readonly fileName: string | null
  readonly language: Language
}

/** What the address and the content type of a request order, for whoever sends it. */
export function parseImportParameters(
  { params, query, headers }: FastifyRequest<{ Params: { type: string } }>,
  { accountId }: SignedIn,
): ImportParameters {
  const importer = importerOf(params.type)
  if (!importer) throw new HttpError(404, 'This type of records cannot be imported.')
  const given = parametersIn(query as object)
  const source = given.get('source') ?? ''
  if (source.length > MAX_SOURCE_LENGTH)
    throw new HttpError(400, `source must have at most ${MAX_SOURCE_LENGTH} characters.`)
  const fileName = given.get('file') ?? null
  if (fileName !== null && !isPlainName(fileName, MAX_SOURCE_LENGTH))
    throw new HttpError(400, `file must be a name in plain text, at most ${MAX_SOURCE_LENGTH} characters.`)
  const options: ImportOptions = {
    importer,
    isDryRun: truthOf('dryRun', given.get('dryRun') ?? 'false'),
    areDrafts: truthOf('drafts', given.get('drafts') ?? 'true'),
    onDuplicate:
      DUPLICATES.find((each) => each === (given.get('onDuplicate') ?? 'skip')) ??
      refuse(`onDuplicate must be one of ${DUPLICATES.join(', ')}.`),
    blank:
      BLANKS.find((each) => each === (given.get('blank') ?? 'keeps')) ??
      refuse(`blank must be ${BLANKS.join(' or ')}.`),
    isOperators: false,
    // Nobody’s keys are taken for those of another.
    source: `${accountId} ${source}`,
    sourceName: source,
    isSourceNamed: given.has('source'),
    columns: ignoredColumns(given.get('ignore') ?? ''),
  }
  const language =
    Object.values(Language).find((each) => each === (given.get('language') ?? 'EN')) ??
    refuse('language must be PL or EN.')
  return {
    ...{ options, language, fileName },
    file: { encoding: charsetOf(headers['content-type']), sheet: given.get('sheet') ?? null },
  }
}

function charsetOf(contentType = ''): Encoding | null {
  const charset = /;\s*charset="?([^";\s]+)/i.exec(contentType)?.[1]
  if (charset === undefined || /^us-ascii$/i.test(charset)) return null
  const encoding = encodingNamed(charset)
  if (!encoding) throw new HttpError(415, `The charset must be one of ${ENCODINGS.join(', ')}.`)
  return encoding === 'utf-8' ? null : encoding
}

/** A misspelt dryRun must not write: nothing that is not understood is passed over. */
function parametersIn(query: object): ReadonlyMap<string, string> {
  const given = new Map<string, string>(Object.entries(query))
  for (const [name, value] of given) {
    if (!PARAMETERS.includes(name))
      refuse(
        `There is no parameter “${name.slice(0, 60)}”.${closestTo(name, PARAMETERS)} The parameters are ${PARAMETERS.join(', ')}.`,
      )
    if (typeof value !== 'string') refuse(`${name} is given more than once. Give it once.`)
    if (value === '') refuse(`${name} is empty. Give it a value, or leave it out.`)
  }
  return given
}

const truthOf = (name: string, value: string): boolean =>
  value === 'true' || (value !== 'false' && refuse(`${name} must be true or false.`))

function refuse(message: string): never {
  throw new HttpError(400, message)
}
