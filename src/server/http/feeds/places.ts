import { HttpError } from '../../errors/http-errors'

/** So many exports run at once: each has a connection of its own. */
const MOST_AT_ONCE = 4

/** Nobody is to take all of them. */
const MOST_OF_ONE = 2

/** A whole registry takes about so long. */
export const RETRY_SECONDS = 20

/** Who comes when all places are taken is told when to come again. */
export class Places {
  private readonly taken: string[] = []

  /** For whoever has a share of them. What it returns gives the place back. */
  take(owner: string): () => void {
    const own = this.taken.filter((each) => each === owner).length
    if (this.taken.length >= MOST_AT_ONCE || own >= MOST_OF_ONE)
      throw new HttpError(
        503,
        own >= MOST_OF_ONE
          ? `You read ${own} feeds already: read them to their end, or ask again later.`
          : 'Other feeds are being written. Ask again later: Retry-After says when.',
      )
    this.taken.push(owner)
    let isTaken = true
    return () => {
      if (isTaken) this.taken.splice(this.taken.indexOf(owner), 1)
      isTaken = false
    }
  }
}
