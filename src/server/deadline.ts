import { RegistryError } from '../shared/errors'
import type { Reader } from '../shared/reader'

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
    all(statement) {
      const remaining = end - performance.now()
      if (remaining <= 0) return Promise.reject(timeout())
      let timer: NodeJS.Timeout
      const late = new Promise<never>((_, reject) => {
        timer = setTimeout(() => reject(timeout()), remaining)
      })
      return Promise.race([reader.all(statement), late]).finally(() => clearTimeout(timer))
    },
  }
}
