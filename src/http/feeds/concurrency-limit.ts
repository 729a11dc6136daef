import { RegistryError } from '../../core/errors'

/** A whole registry takes about so long. */
const RETRY_SECONDS = 20

export interface Limits {
  /** So much is done at once. */
  readonly atOnce: number
  /** For one owner. */
  readonly ofOne: number
  /** So many of one owner may wait, and of all. */
  readonly waitingOfOne: number
  readonly waiting: number
}

interface Waiter {
  readonly owner: string
  readonly begin: () => void
}

/** Lets so many work at once. The others wait, those first whose owner has the least of it; what would wait too long is refused. */
export class ConcurrencyLimit {
  private readonly owners: string[] = []
  private readonly waiters = new Set<Waiter>()

  constructor(private readonly limits: Limits) {}

  /** What it returns ends the work. Fails when the signal is aborted before it has begun. */
  async begin(owner: string, signal: AbortSignal): Promise<() => void> {
    signal.throwIfAborted()
    if (!this.mayBegin(owner)) await this.wait(owner, signal)
    else this.owners.push(owner)
    let isGoingOn = true
    return () => {
      if (!isGoingOn) return
      isGoingOn = false
      this.owners.splice(this.owners.indexOf(owner), 1)
      this.beginNext()
    }
  }

  private ofOwner = (owner: string) => this.owners.filter((each) => each === owner).length

  /** The last place is for an owner who has none: others would wait until a whole registry is written. */
  private mayBegin(owner: string): boolean {
    const { atOnce, ofOne } = this.limits
    const own = this.ofOwner(owner)
    return own < ofOne && this.owners.length < (own === 0 ? atOnce : atOnce - 1)
  }

  private wait(owner: string, signal: AbortSignal): Promise<void> {
    const own = [...this.waiters].filter((each) => each.owner === owner).length
    if (own >= this.limits.waitingOfOne || this.waiters.size >= this.limits.waiting)
      throw new RegistryError(
        'SERVICE_UNAVAILABLE',
        own >= this.limits.waitingOfOne
          ? `${own} feeds are already being prepared for you. Finish reading one of them first.`
          : 'Too many feeds are being prepared. Try again later: Retry-After says when.',
        { retryAfterSeconds: RETRY_SECONDS },
      )
    return new Promise((resolve, reject) => {
      const leave = () => {
        this.waiters.delete(waiter)
        reject(signal.reason)
      }
      const waiter: Waiter = {
        owner,
        begin: () => {
          signal.removeEventListener('abort', leave)
          this.waiters.delete(waiter)
          this.owners.push(owner)
          resolve()
        },
      }
      signal.addEventListener('abort', leave, { once: true })
      this.waiters.add(waiter)
    })
  }

  private beginNext() {
    const ready = [...this.waiters].filter(({ owner }) => this.mayBegin(owner))
    const least = Math.min(...ready.map(({ owner }) => this.ofOwner(owner)))
    ready.find(({ owner }) => this.ofOwner(owner) === least)?.begin()
  }
}
