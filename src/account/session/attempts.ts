import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { RegistryError } from '../../shared/errors'

const MINUTE = 60

/** How many of each in how many seconds. Aliases in one document are as many attempts. */
const LIMITS = {
  /** Sign-ups and sign-ins from one address. */
  entriesFromAddress: { points: 30, duration: MINUTE },
  /** Wrong passwords for one account from one address, and from all: others must not lock its owner out soon. */
  failuresFromAddress: { points: 10, duration: 15 * MINUTE },
  failures: { points: 200, duration: 15 * MINUTE },
  /** Comments, and writes of any kind, in the name of one account. */
  comments: { points: 10, duration: 5 * MINUTE },
  writes: { points: 60, duration: MINUTE },
} as const

/** Counts what people try, in the memory of this server. */
export class Attempts {
  private readonly limiters = Object.fromEntries(
    Object.entries(LIMITS).map(([name, limit]) => [name, new RateLimiterMemory(limit)]),
  ) as Record<keyof typeof LIMITS, RateLimiterMemory>

  async enter(clientAddress: string, email: string) {
    await this.count('entriesFromAddress', clientAddress)
    await this.count('failuresFromAddress', `${email} ${clientAddress}`)
    await this.count('failures', email)
  }

  /** Those who get in are not held to what they mistyped before. */
  async entered(clientAddress: string, email: string) {
    await this.limiters.failuresFromAddress.delete(`${email} ${clientAddress}`)
    await this.limiters.failures.delete(email)
  }

  signUp(clientAddress: string) {
    return this.count('entriesFromAddress', clientAddress)
  }

  comment(accountId: string) {
    return this.count('comments', accountId)
  }

  write(accountId: string) {
    return this.count('writes', accountId)
  }

  private async count(name: keyof typeof LIMITS, key: string) {
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
