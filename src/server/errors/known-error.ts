import { RegistryError } from '../../shared/errors'

/** PostgreSQL's SQLSTATE for a statement that ran into statement_timeout. */
const QUERY_CANCELED = '57014'

interface Wrapping {
  readonly driverError?: unknown
  readonly thrownValue?: unknown
}

/** What was thrown: TypeORM wraps the driver's error, and graphql-js whatever is not an error. */
export function unwrapped(error: unknown): unknown {
  const { driverError, thrownValue } = Object(error) as Wrapping
  return driverError ?? thrownValue ?? error
}

/** The error of our own table that an error is, or stands for. */
export function knownError(error: unknown): RegistryError | undefined {
  if (error instanceof RegistryError) return error
  return Object(error).code === QUERY_CANCELED
    ? new RegistryError('TIMEOUT', 'The query took too long and was stopped.')
    : undefined
}
