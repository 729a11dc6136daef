import type { FastifyInstance, FastifyReply } from 'fastify'
import { Role } from '../../account/account.enums'
import type { Database } from '../../database/database'
import { FileError } from '../../import/reading/file-error'
import { Spooled } from '../../import/reading/spooled'
import { importFile } from '../../import/run/import-file'
import type { Order } from '../../import/run/order'
import { Acting } from '../../keeping/write-as'
import { RegistryError } from '../../shared/errors'
import { signedIn } from '../../shared/signed-in'
import type { SignedIn } from '../../shared/viewer'
import type { ContextOf } from '../context/request-context'
import type { ServerContext } from '../context/server-context'
import { HttpError } from '../errors/http-errors'
import { orderOf } from './import-order'

const LARGEST_FILE = 200 * 1024 * 1024

const TYPES = ['text/csv', 'application/x-ndjson']

/** Fewer than at the command line: others ask the same process meanwhile. */
const BATCH = 40

const MOST_AT_ONCE = 2

const RETRY_SECONDS = 30

interface Parts {
  readonly database: Database
  readonly context: ContextOf
  readonly largestFile?: number
}

const CONTEXT = 'importContext'

/** Brings in a file in the name of an editor: POST /import/partnerships?dryRun=true. */
export function importRoute(http: FastifyInstance, { database, context, largestFile = LARGEST_FILE }: Parts) {
  /** Whose files are on the way or under work, and how many are under work. */
  const sending = new Set<string>()
  let importing = 0
  const closing = new AbortController()
  http.addHook('preClose', async () =>
    closing.abort(new HttpError(400, 'The server stops. Send the file again later.')),
  )
  http.register(async (scope) => {
    scope.decorateRequest(CONTEXT)
    // The body is left where it is: it is read as it is kept, and by nobody who may not send one.
    for (const type of TYPES) scope.addContentTypeParser(type, (_request, body, done) => done(null, body))
    scope.post<{ Params: { type: string } }>('/import/:type', {
      bodyLimit: largestFile,
      async onRequest(request) {
        const asked = await context(request)
        allowImport(signedIn(asked))
        request.setDecorator(CONTEXT, asked)
      },
      async handler(request, reply) {
        const asked = request.getDecorator<ServerContext>(CONTEXT)
        const viewer = signedIn(asked)
        const order = orderOf(request, viewer)
        if (sending.has(viewer.accountId)) return refuseForNow(reply)
        sending.add(viewer.accountId)
        let file: Spooled | undefined
        try {
          // Whoever sends slowly takes nobody’s turn.
          file = await Spooled.of(bounded(request.body as AsyncIterable<Buffer>, largestFile))
          if (importing >= MOST_AT_ONCE) return refuseForNow(reply)
          importing++
          const signal = AbortSignal.any([closing.signal, whenGone(reply)])
          const report = await bringIn(file, order, { asked, database, signal }).finally(() => importing--)
          return reply.header('cache-control', 'no-store').send(report)
        } finally {
          sending.delete(viewer.accountId)
          await file?.close()
        }
      },
    })
  })
}

interface Brought {
  readonly asked: ServerContext
  readonly database: Database
  readonly signal: AbortSignal
}

async function bringIn(file: Spooled, order: Order, { asked, database, signal }: Brought) {
  try {
    const { rows, counts, problems, untold } = await importFile(file.read, order, {
      reader: database.reader,
      viewer: signedIn(asked),
      batch: BATCH,
      signal,
      transact: (work) =>
        database.write(async (write) => {
          const acting = await Acting.begin({ ...asked, now: new Date() }, write)
          allowImport(acting.viewer)
          acting.as(acting.viewer.isAdmin ? Role.ADMIN : Role.EDITOR)
          return work(acting)
        }),
    })
    return { dryRun: order.isDryRun, rows, ...counts, problems, moreProblems: untold }
  } catch (error) {
    if (error instanceof FileError) throw new RegistryError('BAD_USER_INPUT', error.message)
    throw error
  }
}

function refuseForNow(reply: FastifyReply) {
  const message = 'Other imports are not done yet: an account has one at a time. Try again later.'
  const extensions = { code: 'RATE_LIMITED', retryAfter: RETRY_SECONDS }
  reply.code(503).header('retry-after', RETRY_SECONDS).header('connection', 'close')
  return { errors: [{ message, extensions }] }
}

/** Nobody would read the report. */
function whenGone({ raw }: FastifyReply): AbortSignal {
  const gone = new AbortController()
  raw.once('close', () => gone.abort(new HttpError(400, 'The sender has gone away.')))
  return gone.signal
}

function allowImport({ isAdmin, edits }: SignedIn) {
  if (!isAdmin && edits.length === 0)
    throw new RegistryError(
      'FORBIDDEN',
      'Only an editor of a territory or an administrator may import records.',
    )
}

async function* bounded(body: AsyncIterable<Buffer>, most: number): AsyncGenerator<Buffer> {
  let size = 0
  for await (const chunk of body) {
    size += chunk.length
    if (size > most) throw new RegistryError('PAYLOAD_TOO_LARGE', `The file is larger than ${most} bytes.`)
    yield chunk
  }
}
