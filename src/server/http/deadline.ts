import { RegistryError } from '../../shared/errors'
import type { Reader } from '../../shared/reader'

/** Waits for the work no longer than this. The work itself is not stopped. */
export async function within<T>(milliseconds: number, work: Promise<T>, late: () => Error): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const timeout = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(late()), milliseconds)
  })
  return Promise.race([work, timeout]).finally(() => clearTimeout(timer))
}

/**
 * A reader that gives up when the request's time is over: it starts no further statement and waits for none.
 * PostgreSQL cancels the statement itself (statement_timeout); on SQLite page sizes bound each one.
 */
export function withDeadline(reader: Reader, milliseconds: number): Reader {
  const end = performance.now() + milliseconds
  const timeout = () =>
    new RegistryError(
      'TIMEOUT',
      `The query took longer than ${milliseconds} ms and was stopped. Ask for less at once.`,
    )
  return {
    dialect: reader.dialect,
    metadata: (entity) => reader.metadata(entity),
    async all(statement) {
      const remaining = end - performance.now()
      if (remaining <= 0) throw timeout()
      // A statement of SQLite is not waited for: while it runs, nothing else does.
      if (reader.dialect.name === 'sqlite') return reader.all(statement)
      return within(remaining, reader.all(statement), timeout)
    },
  }
}
