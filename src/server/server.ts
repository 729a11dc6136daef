import type { ApolloServer } from '@apollo/server'
import type { Logger } from 'pino'
import type { Config } from '../config'
import type { Database } from '../database/database'
import type { Context } from '../shared/context'
import { createApolloServer } from './apollo'
import { createHttpServer } from './http'

export interface RunningServer {
  /** Where it listens: `http://localhost:4000`. */
  readonly address: string
  /** Lets the requests in flight finish, refuses new ones. */
  close(): Promise<void>
}

export async function startServer(config: Config, database: Database, log: Logger): Promise<RunningServer> {
  const apollo: ApolloServer<Context> = createApolloServer(log)
  await apollo.start()
  const http = await createHttpServer({ config, database, apollo, log })
  await http.listen({ port: config.port, host: '::' })
  const { port } = http.addresses()[0] as { port: number }
  return {
    address: `http://localhost:${port}`,
    close: async () => {
      await http.close()
      await apollo.stop()
    },
  }
}
