import 'reflect-metadata'
import { parentPort, workerData } from 'node:worker_threads'
import { CacheExpiry } from '../../core/cache-expiry'
import { ThreadReader } from '../../database/sqlite/thread-reader'
import type { CommentContext } from '../../modules/comment/commented-subject'
import { AnswerLimit } from '../limits/answer-size'
import {
  ENDED,
  type FromThread,
  type Outcome,
  type ReadOperation,
  type ReadStatement,
  type ThreadSettings,
  type ThreadStart,
  type ToThread,
} from './messages'
import { runOperation } from './thread-operations'
import { transferred } from './transfer-errors'

/* The program of a thread that executes queries, one at a time, each on one state of the registry. */

const { control } = workerData as ThreadStart

interface Opened {
  readonly settings: ThreadSettings
  readonly reader: ThreadReader
  readonly limit: AnswerLimit
}

let opened: Opened | null = null
let running = 0

const isStopped = () => Atomics.load(control, ENDED) === running

async function receive(message: ToThread) {
  switch (message.do) {
    case 'open':
      opened = {
        settings: message.settings,
        limit: new AnswerLimit(message.settings.maxAnswerBytes),
        reader: await ThreadReader.open(message.settings.databaseUrl, isStopped),
      }
      return
    case 'close':
      opened?.reader.close()
      opened = null
      return reply({ done: 'close' })
    case 'run':
      await run(message)
  }
}

async function run({ id, read, milliseconds, isTraced }: Extract<ToThread, { do: 'run' }>) {
  if (!opened) throw new Error('The thread has no database.')
  const { reader } = opened
  running = id
  reader.begin(performance.now() + milliseconds)
  try {
    const outcome = await ('document' in read
      ? runOperation(read, contextOf(read, opened), opened)
      : runStatement(read, reader))
    const statements = isTraced ? reader.statements : []
    reply({ done: 'run', id, outcome: reader.hasEnded ? { kind: 'ended' } : outcome, statements })
  } finally {
    reader.end()
  }
}

/** Resolvers of queries look at nothing else. */
const contextOf = ({ now, viewer }: ReadOperation, { reader, settings }: Opened) =>
  ({
    epoch: { current: new Map() },
    reader,
    now,
    write: () => Promise.reject(new Error('A query writes nothing.')),
    selection: null,
    cacheExpiry: new CacheExpiry(),
    viewer,
    ...settings,
  }) as unknown as CommentContext

async function runStatement(statement: ReadStatement, reader: ThreadReader): Promise<Outcome> {
  try {
    return { kind: 'rows', rows: await reader.all(statement) }
  } catch (error) {
    return { kind: 'failure', error: transferred(error) }
  }
}

function reply(message: FromThread) {
  const outcome = message.done === 'run' ? message.outcome : null
  // Given away, not copied.
  const bytes = outcome?.kind === 'answer' ? outcome.body : outcome?.kind === 'result' ? outcome.data : null
  parentPort?.postMessage(message, bytes ? [bytes.buffer as ArrayBuffer] : [])
}

let last: Promise<void> = Promise.resolve()
parentPort?.on('message', (message: ToThread) => {
  // What fails here ends the thread, and with it what it was asked.
  last = last.then(() => receive(message))
})
reply({ done: 'load' })
