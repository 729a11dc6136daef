import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { RegistryError } from '../../shared/errors'

/** Sign-ups and sign-ins a minute from one address, and sign-ins a quarter of an hour for one e-mail address. */
const PER_ADDRESS = { points: 30, duration: 60 }
const PER_ACCOUNT = { points: 10, duration: 15 * 60 }

/** Counts the attempts to get in, field by field: aliases in one document are as many attempts. */
export class Attempts {
  private readonly byAddress = new RateLimiterMemory(PER_ADDRESS)
  private readonly byAccount = new RateLimiterMemory(PER_ACCOUNT)

  fromAddress(clientAddress: string): Promise<void> {
    return count(this.byAddress, clientAddress)
  }

  onAccount(email: string): Promise<void> {
    return count(this.byAccount, email)
  }

  /** Those who get in are not held to what they mistyped before. */
  async succeeded(email: string) {
    await this.byAccount.delete(email)
  }
}

async function count(limiter: RateLimiterMemory, key: string) {
  try {
    await limiter.consume(key)
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal
    const seconds = Math.ceil(refusal.msBeforeNext / 1000)
    throw new RegistryError('RATE_LIMITED', `Too many attempts. Try again in ${seconds} s.`, {
      retryAfterSeconds: seconds,
    })
  }
}
