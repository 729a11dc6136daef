import { LRUCache } from 'lru-cache'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { RegistryError } from '../../shared/errors'

const MINUTE = 60

/** How many of each in how many seconds. Aliases in one document are as many attempts. */
const LIMITS = {
  /** Sign-ups, sign-ins and what stands in for them, from one address. */
  entriesFromAddress: { points: 30, duration: MINUTE },
  /** Wrong passwords for one account from one address, and from all: others must not lock its owner out soon. */
  failuresFromAddress: { points: 10, duration: 15 * MINUTE },
  failures: { points: 200, duration: 15 * MINUTE },
  /** Letters that somebody has sent to one address, their own or not. */
  resetRequests: { points: 5, duration: 60 * MINUTE },
  verificationLetters: { points: 5, duration: 60 * MINUTE },
  /** Comments, those of a new account, and writes of any kind, in the name of one account. */
  comments: { points: 10, duration: 5 * MINUTE },
  newcomersComments: { points: 5, duration: 5 * MINUTE },
  writes: { points: 60, duration: MINUTE },
} as const

/** Places of sign-ins; beyond these, the oldest is like any other. */
const MOST_REMEMBERED = 50_000

type Limit = keyof typeof LIMITS

/** Counts what people try, in the memory of this server. */
export class Attempts {
  private readonly limiters: Record<Limit, RateLimiterMemory>

  /** Where an account was signed in to before: from there, its owner gets in whatever others try elsewhere. */
  private readonly atHome = new LRUCache<string, true>({ max: MOST_REMEMBERED })

  /** With other numbers than the usual ones for those named. */
  constructor(points: Partial<Record<Limit, number>> = {}) {
    const limiter = (name: Limit) =>
      new RateLimiterMemory({ ...LIMITS[name], points: points[name] ?? LIMITS[name].points })
    const names = Object.keys(LIMITS) as Limit[]
    this.limiters = Object.fromEntries(names.map((name) => [name, limiter(name)])) as Record<
      Limit,
      RateLimiterMemory
    >
  }

  async enter(clientAddress: string, email: string) {
    await this.count('entriesFromAddress', clientAddress)
    await this.count('failuresFromAddress', `${email} ${clientAddress}`)
    if (!this.atHome.has(`${email} ${clientAddress}`)) await this.count('failures', email)
  }

  /** Those who get in are not held to what they mistyped before. */
  async entered(clientAddress: string, email: string) {
    await this.limiters.failuresFromAddress.delete(`${email} ${clientAddress}`)
    await this.limiters.failures.delete(email)
    this.atHome.set(`${email} ${clientAddress}`, true)
  }

  signUp(clientAddress: string) {
    return this.count('entriesFromAddress', clientAddress)
  }

  async requestReset(clientAddress: string, email: string) {
    await this.count('entriesFromAddress', clientAddress)
    await this.count('resetRequests', email)
  }

  /** Counted by the address: an account that is erased and opened again is another one, but writes to the same person. */
  sendVerification(email: string) {
    return this.count('verificationLetters', email)
  }

  /** Counts it too, for those who go on without the letter. */
  async maySendVerification(email: string): Promise<boolean> {
    try {
      await this.sendVerification(email)
      return true
    } catch (refusal) {
      if (refusal instanceof RegistryError) return false
      throw refusal
    }
  }

  /** A code from a letter. */
  bringCode(clientAddress: string) {
    return this.count('entriesFromAddress', clientAddress)
  }

  async comment(accountId: string, isNew: boolean) {
    if (isNew) await this.count('newcomersComments', accountId)
    await this.count('comments', accountId)
  }

  write(accountId: string) {
    return this.count('writes', accountId)
  }

  private async count(name: Limit, key: string) {
    try {
      await this.limiters[name].consume(key)
    } catch (refusal) {
      if (!(refusal instanceof RateLimiterRes)) throw refusal
      const seconds = Math.ceil(refusal.msBeforeNext / 1000)
      throw new RegistryError('RATE_LIMITED', `That was too often. Try again in ${seconds} s.`, {
        retryAfterSeconds: seconds,
      })
    }
  }
}
