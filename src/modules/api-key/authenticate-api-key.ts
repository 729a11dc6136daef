import sql from 'sql-template-tag'
import type { Write, Writing } from '../../core/change-log/write'
import type { Reader } from '../../core/collections/reader'
import { WriteBehind } from '../../core/write-behind'
import type { ApiKeyScope } from './api-key.enums'
import { digestOf, keyIn, showsKey } from './api-key-format'

/** Whoever shows a good key. */
export interface KeyHolder {
  readonly id: string
  /** The organisation, whose keys share what they may have; of one that is nobody’s, the key itself. */
  readonly owner: string
  readonly scopes: readonly ApiKeyScope[]
  /** Null: it shares those of its owner. */
  readonly requestsPerMinute: number | null
}

/** Knows whose key a request shows, and remembers when each was used last. */
export class KnownKeys {
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
  async holderOf(authorization: readonly string[]): Promise<KeyHolder | null | 'refused'> {
    const [shown] = authorization
    if (shown === undefined || authorization.length > 1 || !showsKey(shown)) return null
    const key = keyIn(shown)
    if (key === null) return 'refused'
    const now = new Date().toISOString()
    const [row] = await this.reader.all(sql`SELECT "id", "organisationId", "scopes", "requestsPerMinute"
      FROM "api_key" WHERE "digest" = ${digestOf(key)} AND "revokedAt" IS NULL AND "expiresAt" > ${now}`)
    if (!row) return 'refused'
    const [id, organisationId, scopes, requestsPerMinute] = row as [
      string,
      string | null,
      string,
      number | null,
    ]
    this.used.note(id, now)
    return { id, owner: organisationId ?? id, scopes: JSON.parse(scopes), requestsPerMinute }
  }
}

async function setUsed(used: ReadonlyMap<string, string>, write: Writing) {
  // In one order, so that no two servers wait for each other.
  for (const [id, at] of [...used].sort(([one], [other]) => (one < other ? -1 : 1)))
    await write.run(sql`UPDATE "api_key" SET "lastUsedAt" = ${at}
      WHERE "id" = ${id} AND ("lastUsedAt" IS NULL OR "lastUsedAt" < ${at})`)
}
