import { LRUCache } from 'lru-cache'
import { RegistryError } from '../../../core/errors'
import { FixedWindowCounter } from '../../../core/fixed-window-counter'

const MINUTE_MS = 60_000

/** How many of each in how many milliseconds. Aliases in one document are as many attempts. */
const LIMITS = {
  /** Sign-ups, sign-ins and what stands in for them, from one address. */
  entriesFromAddress: { points: 30, windowMs: MINUTE_MS },
  /** Wrong passwords for one account from one address, and from all: others must not lock its owner out soon. */
  failuresFromAddress: { points: 10, windowMs: 15 * MINUTE_MS },
  /** And from the networks beside it, which one guesser often has. */
  failuresFromPrefix: { points: 50, windowMs: 15 * MINUTE_MS },
  failures: { points: 200, windowMs: 15 * MINUTE_MS },
  /** Whoever brings a code knows the password, and has a million codes to try: few, from all addresses together. */
  codes: { points: 10, windowMs: 15 * MINUTE_MS },
  /** Signing up tells whether an address has an account. */
  signUpsFromAddress: { points: 10, windowMs: 60 * MINUTE_MS },
  signUpsOfEmail: { points: 10, windowMs: 60 * MINUTE_MS },
  /** Letters to its owner about that; they take nothing from those that the owner asks for. */
  signUpNotices: { points: 3, windowMs: 60 * MINUTE_MS },
  /** Letters that somebody has sent to one address, their own or not. */
  resetRequests: { points: 5, windowMs: 60 * MINUTE_MS },
  verificationLetters: { points: 5, windowMs: 60 * MINUTE_MS },
  /** Notices of illegal content, and the letters that confirm them to one address, which may be a stranger’s. */
  noticesFromAddress: { points: 5, windowMs: 60 * MINUTE_MS },
  noticeLetters: { points: 5, windowMs: 60 * MINUTE_MS },
  /** Comments, those of a new account, and writes of any kind, in the name of one account. */
  comments: { points: 10, windowMs: 5 * MINUTE_MS },
  newcomersComments: { points: 5, windowMs: 5 * MINUTE_MS },
  writes: { points: 60, windowMs: MINUTE_MS },
} as const

/** Places of sign-ins; beyond these, the oldest is like any other. */
const MAX_REMEMBERED = 50_000

/** The /24 of an IPv4 address, the /48 of what is known of an IPv6 one. */
const prefixOf = (clientAddress: string): string => clientAddress.replace(/[.:][^.:]*$/, '')

type Limit = keyof typeof LIMITS

/** Counts what people try, in the memory of this server. */
export class SignInAttempts {
  private readonly counters: Record<Limit, FixedWindowCounter>

  /** Where an account was signed in to before: from there, its owner gets in whatever others try elsewhere. */
  private readonly atHome = new LRUCache<string, true>({ max: MAX_REMEMBERED })

  /** With other numbers than the usual ones for those named. */
  constructor(private readonly points: Partial<Record<Limit, number>> = {}) {
    const counters = Object.entries(LIMITS).map(([name, { windowMs }]) => [
      name,
      new FixedWindowCounter(windowMs),
    ])
    this.counters = Object.fromEntries(counters) as Record<Limit, FixedWindowCounter>
  }

  async enter(clientAddress: string, email: string) {
    await this.count('entriesFromAddress', clientAddress)
    await this.count('failuresFromAddress', `${email} ${clientAddress}`)
    if (this.atHome.has(`${email} ${clientAddress}`)) return
    await this.count('failuresFromPrefix', `${email} ${prefixOf(clientAddress)}`)
    await this.count('failures', email)
  }

  /** Those who get in are not held to what they mistyped before. */
  entered(clientAddress: string, email: string) {
    this.counters.failuresFromAddress.delete(`${email} ${clientAddress}`)
    this.counters.failuresFromPrefix.delete(`${email} ${prefixOf(clientAddress)}`)
    this.counters.failures.delete(email)
    this.atHome.set(`${email} ${clientAddress}`, true)
  }

  /** A code of a second factor. It takes nothing from those that its owner tries where they have signed in before. */
  async bringSecondFactor(clientAddress: string, accountId: string) {
    const device = `code ${accountId} ${clientAddress}`
    await this.count('failuresFromAddress', device)
    if (!this.atHome.has(device)) await this.count('codes', accountId)
  }

  secondFactorAccepted(clientAddress: string, accountId: string) {
    const device = `code ${accountId} ${clientAddress}`
    this.counters.failuresFromAddress.delete(device)
    this.counters.codes.delete(accountId)
    this.atHome.set(device, true)
  }

  async signUp(clientAddress: string, email: string) {
    await this.count('entriesFromAddress', clientAddress)
    await this.count('signUpsFromAddress', clientAddress)
    await this.count('signUpsOfEmail', email)
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
  maySendVerification(email: string): Promise<boolean> {
    return this.may('verificationLetters', email)
  }

  giveNotice(clientAddress: string) {
    return this.count('noticesFromAddress', clientAddress)
  }

  /** Counts it too, for those who go on without the letter. */
  maySendNotice(email: string): Promise<boolean> {
    return this.may('noticeLetters', email)
  }

  maySendSignUpNotice(email: string): Promise<boolean> {
    return this.may('signUpNotices', email)
  }

  private async may(name: Limit, key: string): Promise<boolean> {
    try {
      await this.count(name, key)
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
    const { count, remainingMs } = this.counters[name].count(key)
    if (count <= (this.points[name] ?? LIMITS[name].points)) return
    const seconds = Math.ceil(remainingMs / 1000)
    throw new RegistryError('RATE_LIMITED', `Too many attempts. Try again in ${seconds} s.`, {
      retryAfterSeconds: seconds,
    })
  }
}
