import { HttpError } from '../../errors/http-errors'

/** A whole registry takes about so long. */
export const RETRY_SECONDS = 20

interface Limits {
  /** So many feeds are written at once: each has a connection of its own. */
  readonly atOnce: number
  /** Nobody is to take all of them. */
  readonly ofOne: number
}

/** Who comes when all places are taken is told when to come again. */
export class Places {
  private readonly taken: string[] = []

  constructor(private readonly most: Limits) {}

  /** For whoever has a share of them. What it returns gives the place back. */
  take(owner: string): () => void {
    const own = this.taken.filter((each) => each === owner).length
    if (this.taken.length >= this.most.atOnce || own >= this.most.ofOne)
      throw new HttpError(
        503,
        own >= this.most.ofOne
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
