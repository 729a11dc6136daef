import { RegistryError } from '../core/errors'

/** Seconds after which it is worth asking again. */
const RETRY_SECONDS = 5

/** The database cannot be read, or not be written to, for now. The cause is for the log. */
export const unavailable = (message: string, extensions: object = {}) =>
  new RegistryError('SERVICE_UNAVAILABLE', message, { retryAfterSeconds: RETRY_SECONDS, ...extensions })

/** SQLite cannot get at its file, or not write to it. */
const SQLITE_CODES = /^SQLITE_(BUSY|LOCKED|FULL|IOERR|READONLY|CANTOPEN|NOTADB|CORRUPT|PERM|PROTOCOL)/

/**
 * SQLSTATE: no connection, too few resources, shutting down, read-only (a standby), locks, files; and a transaction that
 * the server ended because nothing came of it.
 */
const POSTGRES_CODES = /^(08...|53...|57P0\d|25006|25P03|55P03|58...)$/

/** Of the network, or of the socket's file. */
const SYSTEM_CODES =
  /^(ECONN(REFUSED|RESET|ABORTED)|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|E(HOST|NET)(UNREACH|DOWN)|ENOENT connect)$/

/** What pg says of a connection without a code. */
const MESSAGES =
  /^(Connection terminated|timeout exceeded when trying to connect|Client (has encountered a connection error|was closed)|Query read timeout|Query runner already released|Database connection provided by a query runner was already released)/

interface Failure {
  readonly code?: unknown
  readonly message?: unknown
  readonly syscall?: unknown
  readonly statusCode?: unknown
  /** What PostgreSQL calls FATAL ends the connection, or lets none be made. */
  readonly severity?: unknown
}

/** Whether an error, or the one of the driver in it, says that the database cannot be used now, and not that something is wrong with what it was asked. */
export function isUnavailable(error: unknown): boolean {
  if (error instanceof RegistryError) return error.extensions.code === 'SERVICE_UNAVAILABLE'
  const { driverError = error } = Object(error) as { driverError?: unknown }
  const { code, message, syscall, severity, statusCode } = Object(driverError) as Failure
  const text = code === 'ENOENT' ? `${code} ${syscall}` : String(code)
  // Of a request: its client has gone away.
  if (statusCode !== undefined) return false
  return (
    severity === 'FATAL' ||
    [SQLITE_CODES, POSTGRES_CODES, SYSTEM_CODES].some((codes) => codes.test(text)) ||
    MESSAGES.test(String(message))
  )
}
