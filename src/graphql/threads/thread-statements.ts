import type { Reader, ReadLimit } from '../../core/collections/reader'
import { StatementEnded } from '../../core/collections/reader'
import type { ReadThreads } from './read-threads'
import { restored } from './transfer-errors'

/** A reader whose statements run in threads, for those who read by themselves: pages and feeds. */
export const readerInThreads = (reader: Reader, threads: ReadThreads | null, owner: () => string): Reader =>
  threads === null
    ? reader
    : {
        dialect: reader.dialect,
        metadata: (entity) => reader.metadata(entity),
        async all({ sql, values, ...statement }, limit: ReadLimit = { end: Number.POSITIVE_INFINITY }) {
          const milliseconds = limit.end - performance.now()
          if (!threads.isReady || !Number.isFinite(milliseconds))
            return reader.all({ sql, values, ...statement }, limit)
          const { signal, spend } = limit
          const asked = {
            ...{ owner: owner(), milliseconds },
            ...(signal && { signal }),
            ...(spend && { spend }),
          }
          const outcome = await threads.run({ sql, values: [...values] }, asked)
          if (outcome.kind === 'rows') return outcome.rows
          throw outcome.kind === 'failure' ? restored(outcome.error) : new StatementEnded()
        },
      }
