import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Reading } from './feed-file'

/** What a reader takes in a minute at the least, before compression: a telephone with a bad connection takes ten times as much. */
const MIN_BYTES = 64 * 1024
const MINUTE_MS = 60_000

/** Ends the connection of a reader who takes next to nothing: the file that it holds on to needs room. */
export function limitPace({ socket }: FastifyRequest, { raw }: FastifyReply, reading: Reading) {
  const cut = () => socket.destroy()
  const end = watchPace(reading, cut)
  socket.setTimeout(MINUTE_MS, cut)
  raw.once('close', () => {
    end()
    // How long the connection is kept for the next request has been set by now.
    socket.off('timeout', cut)
  })
}

/** What it returns ends the watch. */
export function watchPace(reading: Pick<Reading, 'taken' | 'isWaiting'>, cut: () => void): () => void {
  let before = 0
  const timer = setInterval(() => {
    if (!reading.isWaiting && reading.taken - before < MIN_BYTES) cut()
    before = reading.taken
  }, MINUTE_MS)
  timer.unref()
  return () => clearInterval(timer)
}
