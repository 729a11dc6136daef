import { StatementEnded } from '../../../core/collections/reader'
import type { Piece } from '../../../interchange/feeds/formats/format'
import type { FeedPiece } from './messages'

/** So much is handed over together, or what so many batches of records have become. */
const PIECE_BYTES = 64 * 1024
const BATCHES = 4

/** A feed of fewer batches is whole in its first piece, so that its length is known, unless it has more bytes. */
const FIRST_BYTES = 256 * 1024

const encoder = new TextEncoder()

/** What is written, batch after batch, in pieces that are worth handing over. */
export async function* inPieces(
  written: AsyncIterable<Piece>,
  isStopped: () => boolean,
): AsyncGenerator<FeedPiece, void, ArrayBuffer | null> {
  let parts: Uint8Array[] = []
  let [size, most] = [0, FIRST_BYTES]
  let memory: ArrayBuffer | null = null
  for await (const part of written) {
    if (isStopped()) throw new StatementEnded()
    const isFull = size >= most || parts.length === BATCHES
    if (isFull) {
      memory = yield { bytes: joined(parts, size, memory), isLast: false }
      parts = []
      ;[size, most] = [0, PIECE_BYTES]
    }
    const bytes = typeof part === 'string' ? encoder.encode(part) : part
    parts.push(bytes)
    size += bytes.length
  }
  yield { bytes: joined(parts, size, memory), isLast: true }
}

/** In memory that can be given away: that which has come back, where it suffices. */
function joined(
  parts: readonly Uint8Array[],
  size: number,
  memory: ArrayBuffer | null,
): Uint8Array<ArrayBuffer> {
  const isEnough = memory !== null && memory.byteLength >= size
  const bytes = new Uint8Array(isEnough ? memory : new ArrayBuffer(Math.max(size, 2 * PIECE_BYTES)), 0, size)
  let position = 0
  for (const part of parts) {
    bytes.set(part, position)
    position += part.length
  }
  return bytes
}
