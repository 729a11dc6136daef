import sql from 'sql-template-tag'
import { RegistryError } from '../core/errors'
import { withTimeout } from '../core/timeout'
import type { DatabaseReader } from './reader'
import { isUnavailable, unavailable } from './unavailable'
import type { Work, Writer } from './writer'

/** What keeps the registry from being read, and from being written to. Null: nothing. */
export interface Health {
  readonly reading: string | null
  readonly writing: string | null
}

/** Knows whether a write has failed since the last one that certainly reached the database. */
export class WatchedWriter implements Writer {
  private hasFailed = false

  constructor(private readonly writer: Writer) {}

  async write<T>(work: Work<T>, timeoutMs: number): Promise<T> {
    try {
      return await this.writer.write(work, timeoutMs)
    } catch (error) {
      if (isUnavailable(error)) this.hasFailed = true
      throw error
    }
  }

  async check(timeoutMs: number) {
    await this.writer.check(timeoutMs)
    // Many transactions find nothing to write, and end well on a full disk.
    if (this.hasFailed) await this.write(rewriteVersion, timeoutMs)
    this.hasFailed = false
  }
}

const rewriteVersion: Work<void> = (write) => write.run(sql`UPDATE "registry" SET "version" = "version"`)

interface Parts {
  readonly reader: DatabaseReader
  readonly writer: WatchedWriter
}

export async function healthOf({ reader, writer }: Parts, patienceMs: number): Promise<Health> {
  const late = () => unavailable('The database does not answer.')
  const [reading, writing] = await Promise.all([
    problemOf('read', withTimeout(patienceMs, reader.check(), late)),
    problemOf('written to', withTimeout(patienceMs, writer.check(patienceMs), late)),
  ])
  return { reading, writing }
}

async function problemOf(purpose: string, check: Promise<void>): Promise<string | null> {
  try {
    await check
    return null
  } catch (error) {
    if (error instanceof RegistryError) return error.message
    const { code, message } = Object(Object(error).driverError ?? error)
    return `The database cannot be ${purpose}: ${code ?? message}.`
  }
}
