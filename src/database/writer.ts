import type { Transaction } from '../core/change-log/transaction'
import { RegistryError } from '../core/errors'

export type Work<T> = (write: Transaction) => Promise<T>

/** Runs transactions: all that one does is committed with its change rows, or nothing of it. */
export interface Writer {
  /** It waits and runs no longer than the time given. What is refused for that has not been written. */
  write<T>(work: Work<T>, timeoutMs: number): Promise<T>
  /** Fails where nothing can be written, as far as that can be told without a write. */
  check(timeoutMs: number): Promise<void>
}

const UNIQUE_VIOLATIONS = new Set(['23505', 'SQLITE_CONSTRAINT_UNIQUE', 'SQLITE_CONSTRAINT_PRIMARYKEY'])

/** Two writers wanted the same unique value at once: the later one is told so. */
export function refuseTwins(error: { driverError?: { code?: string } }): never {
  if (!UNIQUE_VIOLATIONS.has(error.driverError?.code ?? '')) throw error
  throw new RegistryError(
    'CONFLICT',
    'Somebody else has just added the same record. Read it again, then retry.',
    { reason: 'ALREADY_EXISTS' },
  )
}
