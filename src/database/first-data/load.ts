import type { Logger } from 'pino'
import type { Database } from '../database'

export async function loadFirstData(_database: Database, choice: string, log: Logger) {
  log.info({ choice }, 'first data')
}
