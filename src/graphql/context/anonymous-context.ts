import type { Config } from '../../config/config'
import { CacheExpiry } from '../../core/cache-expiry'
import { DeadlineReader } from '../../core/collections/deadline-reader'
import type { Context } from '../../core/context'
import type { Database } from '../../database/database'
import type { Secrets } from './secrets'

interface Server {
  readonly config: Config
  readonly database: Database
  readonly secrets: Pick<Secrets, 'cursorSecret'>
}

/** Makes contexts of visitors, each for one reading, where no request has one: it has gone on for long, or there is none. */
export function anonymousContexts({ config, database, secrets }: Server): () => Context {
  const { queryTimeoutMs, publicUrl } = config
  return () => ({
    epoch: { current: new Map() },
    reader: new DeadlineReader(database.reader, queryTimeoutMs),
    now: new Date(),
    write: (work) => database.write(work, queryTimeoutMs),
    selection: null,
    cacheExpiry: new CacheExpiry(),
    publicUrl,
    cursorSecret: secrets.cursorSecret,
    viewer: null,
  })
}
