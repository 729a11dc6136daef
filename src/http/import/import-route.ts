import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { authorize, permit, WHOLE } from '../../authz/authorize'
import { signedIn } from '../../authz/signed-in'
import { type ErrorCode, RegistryError } from '../../core/errors'
import type { Language } from '../../core/vocabulary'
import type { Database } from '../../database/database'
import type { ContextOf, ServerContext } from '../../graphql/context/request-context'
import { knownError, unwrapped } from '../../graphql/errors/format-error'
import { HttpError } from '../../graphql/errors/http-error'
import { type FileOptions, type PreparedFile, prepareFile } from '../../interchange/import/files/prepare-file'
import { Spooled } from '../../interchange/import/files/spooled-file'
import { FileError } from '../../interchange/import/files/table'
import { importPolicy } from '../../interchange/import/import.policy'
import { importFile } from '../../interchange/import/import-file'
import type { ImportOptions } from '../../interchange/import/import-options'
import { reportSummary } from '../../interchange/import/report-summary'
import { MutationContext } from '../../mutations/mutation-context'
import { parseImportParameters } from './import-parameters'

const MAX_FILE_BYTES = 200 * 1024 * 1024

const TYPES = [
  'text/csv',
  'application/csv',
  'application/x-ndjson',
  'application/jsonl',
  'application/json',
  'application/geo+json',
  'text/calendar',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
]

/** A batch that takes longer is of a database that hangs. */
const BATCH_TIMEOUT_MS = 60_000

/** Fewer than at the command line: others ask the same process meanwhile. */
const BATCH = 40

const MAX_CONCURRENT = 2

const RETRY_SECONDS = 30

interface Parts {
  readonly database: Database
  readonly context: ContextOf
  readonly largestFile?: number
}

const CONTEXT = 'importContext'

/** Brings in a file in the name of an editor: POST /import/partnerships?dryRun=true. */
export function importRoute(
  http: FastifyInstance,
  { database, context, largestFile = MAX_FILE_BYTES }: Parts,
) {
  /** Whose files are on the way or under work, and how many are under work. */
  const sending = new Set<string>()
  let importing = 0
  const closing = new AbortController()
  http.addHook('preClose', async () =>
    closing.abort(new HttpError(400, 'The server is stopping. Send the file again later.')),
  )
  http.register(async (scope) => {
    scope.decorateRequest(CONTEXT)
    // The body is left where it is: it is read as it is kept, and by nobody who may not send one.
    for (const type of TYPES) scope.addContentTypeParser(type, (_request, body, done) => done(null, body))
    scope.post<{ Params: { type: string } }>('/import/:type', {
      bodyLimit: largestFile,
      async onRequest(request) {
        const asked = await context(request)
        permit(importPolicy.run, asked)
        refuseOtherType(request)
        request.setDecorator(CONTEXT, asked)
      },
      async handler(request, reply) {
        const asked = request.getDecorator<ServerContext>(CONTEXT)
        const viewer = signedIn(asked)
        const { options, file: fileOptions, language } = parseImportParameters(request, viewer)
        if (sending.has(viewer.accountId)) return refuseForNow(reply)
        sending.add(viewer.accountId)
        let file: Spooled | undefined
        try {
          // Whoever sends slowly takes nobody’s turn.
          file = await Spooled.of(bounded(request.body as AsyncIterable<Buffer>, largestFile))
          if (importing >= MAX_CONCURRENT) return refuseForNow(reply)
          importing++
          const signal = AbortSignal.any([closing.signal, whenGone(reply)])
          const report = await importUpload(
            file,
            { options, fileOptions, language },
            { asked, database, signal },
          ).finally(() => importing--)
          return reply.header('cache-control', 'no-store').send(report)
        } catch (error) {
          // What is left of a file that is too large is read by nobody: its connection would stay until its time is over.
          if (!request.raw.complete) reply.header('connection', 'close')
          throw error
        } finally {
          sending.delete(viewer.accountId)
          await file?.close()
        }
      },
    })
  })
}

interface Upload {
  readonly asked: ServerContext
  readonly database: Database
  readonly signal: AbortSignal
}

interface Order {
  readonly options: ImportOptions
  readonly fileOptions: FileOptions
  readonly language: Language
}

async function importUpload(
  { file }: Spooled,
  { options, fileOptions, language }: Order,
  { asked, database, signal }: Upload,
) {
  let rowsDone = 0
  let prepared: PreparedFile | undefined
  try {
    prepared = await prepareFile(file, fileOptions)
    const order = { ...options, format: prepared.format }
    const report = await importFile(prepared.read, order, {
      reader: database.reader,
      viewer: signedIn(asked),
      batch: BATCH,
      signal,
      progress: (done) => {
        rowsDone = done
      },
      transact: (work) =>
        database.write(async (write) => {
          const mutation = await MutationContext.begin({ ...asked, now: new Date() }, write, importPolicy.run)
          await authorize(importPolicy.run, WHOLE, mutation)
          return work(mutation)
        }, BATCH_TIMEOUT_MS),
    })
    return reportSummary(report, options, language)
  } catch (error) {
    if (error instanceof FileError) throw new RegistryError('BAD_USER_INPUT', error.message)
    throw options.isDryRun ? error : stoppedAt(rowsDone, error)
  } finally {
    await prepared?.close()
  }
}

/** What is stored is told, though the rest is not. */
function stoppedAt(rowsDone: number, error: unknown): unknown {
  const known = knownError(unwrapped(error))
  if (!known || rowsDone === 0) return error
  const { code, ...extensions } = known.extensions
  const message = `${known.message} The first ${rowsDone} rows of the file are stored. Send the same file again: those rows will not change.`
  return new RegistryError(code as ErrorCode, message, { ...extensions, rowsDone })
}

function refuseForNow(reply: FastifyReply) {
  const message = 'Another import is still running; each account can run one at a time. Try again later.'
  const extensions = { code: 'RATE_LIMITED', retryAfter: RETRY_SECONDS }
  reply.code(503).header('retry-after', RETRY_SECONDS).header('connection', 'close')
  return { errors: [{ message, extensions }] }
}

/** Nobody would read the report. */
function whenGone({ raw }: FastifyReply): AbortSignal {
  const gone = new AbortController()
  raw.once('close', () => gone.abort(new HttpError(400, 'The sender has closed the connection.')))
  return gone.signal
}

function refuseOtherType({ headers }: FastifyRequest) {
  const type = headers['content-type']?.split(';')[0]?.trim().toLowerCase() ?? ''
  if (!TYPES.includes(type))
    throw new HttpError(415, `Send the file as it is, with one of these content types: ${TYPES.join(', ')}.`)
}

async function* bounded(body: AsyncIterable<Buffer>, most: number): AsyncGenerator<Buffer> {
  let size = 0
  for await (const chunk of body) {
    size += chunk.length
    if (size > most) throw new RegistryError('PAYLOAD_TOO_LARGE', `The file is larger than ${most} bytes.`)
    yield chunk
  }
}
