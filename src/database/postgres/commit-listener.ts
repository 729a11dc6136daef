import { Client } from 'pg'
import type { CommitListener } from '../commit-watch'
import { snapshotConnection } from './postgres-session'

const CHANNEL = 'partnerstwa_commit'

/** Sent with a write: PostgreSQL delivers it once the write is committed, to every server that listens. */
export const NOTIFY_COMMIT = `NOTIFY ${CHANNEL};`

const RETRY_MS = 5_000

/** Hears of commits on a connection of its own, and connects again where it is lost. */
export class PostgresCommitListener implements CommitListener {
  private client: Client | undefined
  private retry: NodeJS.Timeout | undefined
  private isClosed = false
  private connecting: Promise<void>

  constructor(
    private readonly url: string,
    private readonly heard: () => void,
  ) {
    this.connecting = this.connect()
  }

  async close() {
    this.isClosed = true
    clearTimeout(this.retry)
    await this.connecting
    await this.client?.end().catch(() => {})
  }

  private async connect() {
    const client = new Client({ connectionString: this.url, ...snapshotConnection })
    const lost = () => this.lose(client)
    client.on('error', lost).on('end', lost).on('notification', this.heard)
    this.client = client
    try {
      await client.connect()
      await client.query(`LISTEN ${CHANNEL}`)
      // What was committed before it listened.
      this.heard()
    } catch {
      lost()
    }
  }

  private lose(client: Client) {
    if (this.isClosed || this.client !== client) return
    this.client = undefined
    client.end().catch(() => {})
    this.retry = setTimeout(() => {
      this.connecting = this.connect()
    }, RETRY_MS).unref()
  }
}
