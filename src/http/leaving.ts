import type { FastifyReply } from 'fastify'

/** Aborts when the client goes before it has its answer. */
export function leavingOf({ raw }: FastifyReply): AbortSignal {
  const leaving = new AbortController()
  raw.once('close', () => {
    if (!raw.writableFinished) leaving.abort(new Error('The client has gone away.'))
  })
  return leaving.signal
}
