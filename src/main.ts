import { ConfigError, readConfig } from './config/read-config'
import { createLog } from './core/log'
import { openDatabase } from './database/database'
import { loadFirstData } from './database/seed/seed-registry'
import { startServer } from './server'

async function main() {
  const config = readConfig(process.env)
  const log = createLog(config.logLevel)
  const database = await openDatabase(config.databaseUrl, config.queryTimeoutMs)
  await loadFirstData(database, config.firstData, log)
  const server = await startServer(config, database, log)
  log.info({ address: server.address }, 'ready')

  const stop = async (signal: string) => {
    log.info({ signal }, 'stopping: requests in flight finish, new ones are refused')
    await server.close()
    await database.close()
    log.info('stopped')
  }
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void stop(signal))
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof ConfigError ? error.message : (error as Error).stack}\n`)
  process.exit(1)
})
