import type { Config } from '../../config/config'
import type { Database } from '../../database/database'
import type { Context } from '../../shared/context'
import { GoodUntil } from '../../shared/good-until'
import { withDeadline } from '../http/deadline'
import type { Secrets } from './secrets'

interface Server {
  readonly config: Config
  readonly database: Database
  readonly secrets: Secrets
}

/** Makes contexts of visitors, each for one reading, where no request has one: it has gone on for long, or there is none. */
export function visits({ config, database, secrets }: Server): () => Context {
  const { queryTimeoutMs, publicUrl } = config
  return () => ({
    epoch: { current: new Map() },
    reader: withDeadline(database.reader, queryTimeoutMs),
    now: new Date(),
    write: (work) => database.write(work, queryTimeoutMs),
    selection: null,
    goodUntil: new GoodUntil(),
    publicUrl,
    cursorSecret: secrets.cursorSecret,
    viewer: null,
  })
}
