import { HttpError } from '../../errors/http-errors'

/** So many exports run at once: each has a connection of its own. */
const MOST_AT_ONCE = 4

/** A whole registry takes about so long. */
export const RETRY_SECONDS = 20

/** Who comes when all places are taken is told when to come again. */
export class Places {
  private taken = 0

  take(): () => void {
    if (this.taken >= MOST_AT_ONCE)
      throw new HttpError(503, 'Other feeds are being written. Ask again later: Retry-After says when.')
    this.taken++
    let isFree = false
    return () => {
      if (!isFree) this.taken--
      isFree = true
    }
  }
}
