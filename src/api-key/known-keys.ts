import { RateLimiterMemory } from 'rate-limiter-flexible'
import sql from 'sql-template-tag'
import type { Reader } from '../shared/reader'
import { WriteBehind } from '../shared/write-behind'
import type { Write, Writing } from '../shared/writing'
import type { ApiKeyScope } from './api-key.enums'
import { digestOf, keyIn, showsKey } from './key-text'

/** Whoever shows a good key. */
export interface KeyHolder {
  readonly id: string
  readonly scopes: readonly ApiKeyScope[]
  /** Null: as many as most keys. */
  readonly requestsPerMinute: number | null
}

/** Keys that are none: of so many a minute from one network, the registry is asked. */
const GUESSES = { points: 300, duration: 60 }

/** Knows whose key a request shows, and remembers when each was used last. */
export class KnownKeys {
  private readonly guesses = new RateLimiterMemory(GUESSES)
  private readonly used: WriteBehind<string>

  constructor(
    private readonly reader: Reader,
    write: Write,
    /** Told of a failure to write when keys were used; it is tried again. */
    report: (error: unknown) => void,
  ) {
    this.used = new WriteBehind({
      add: (_, at) => at,
      write: (used) => write((writing) => setUsed(used, writing)),
      report,
    })
  }

  close(): Promise<void> {
    return this.used.close()
  }

  /** Null where no key is shown; `refused` for one that is not good, for whatever cause. */
  async holderOf(authorization: readonly string[], network: string): Promise<KeyHolder | null | 'refused'> {
    const [shown] = authorization
    if (shown === undefined || authorization.length > 1 || !showsKey(shown)) return null
    const key = keyIn(shown)
    if (key === null || (await this.hasGuessed(network))) return 'refused'
    const now = new Date().toISOString()
    const [row] = await this.reader.all(sql`SELECT "id", "scopes", "requestsPerMinute" FROM "api_key"
      WHERE "digest" = ${digestOf(key)} AND "revokedAt" IS NULL AND "expiresAt" > ${now}`)
    if (!row) {
      await this.guesses.penalty(network)
      return 'refused'
    }
    const [id, scopes, requestsPerMinute] = row as [string, string, number | null]
    this.used.note(id, now)
    return { id, scopes: JSON.parse(scopes), requestsPerMinute }
  }

  private async hasGuessed(network: string): Promise<boolean> {
    const guessed = await this.guesses.get(network)
    return guessed !== null && guessed.consumedPoints >= GUESSES.points
  }
}

async function setUsed(used: ReadonlyMap<string, string>, write: Writing) {
  for (const [id, at] of used)
    await write.run(sql`UPDATE "api_key" SET "lastUsedAt" = ${at} WHERE "id" = ${id}`)
}
