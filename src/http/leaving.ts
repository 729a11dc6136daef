import type { FastifyReply } from 'fastify'
import { RegistryError } from '../core/errors'

/** Aborts when the client goes before it has its answer. */
export function leavingOf({ raw }: FastifyReply): AbortSignal {
  const leaving = new AbortController()
  raw.once('close', () => {
    if (!raw.writableFinished) leaving.abort(gone())
  })
  return leaving.signal
}

/** Nobody reads it, and nothing is wrong here. */
const gone = () => new RegistryError('TIMEOUT', 'The client has gone away.')
