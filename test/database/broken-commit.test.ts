import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Server } from 'node:net'
import { type Database, openDatabase } from '../../src/database/database'
import { Partnership } from '../../src/modules/partnership/partnership.entity'
import { databaseKind, testDatabaseUrl } from '../support/database'
import { fakePartnership } from '../support/fakes'

type Cut = 'never' | 'before the commit' | 'before its answer'

/** Stands between the registry and PostgreSQL, and cuts the connection of the next commit. */
class CuttingProxy {
  cut: Cut = 'never'
  private readonly server: Server

  constructor(private readonly target: URL) {
    this.server = createServer((client) => {
      const database = connect(Number(this.target.port), this.target.hostname)
      const end = () => {
        client.destroy()
        database.destroy()
      }
      for (const socket of [client, database]) socket.on('error', end).on('close', end)
      let isCommitting = false
      client.on('data', (data) => {
        if (this.cut !== 'never' && data.includes('COMMIT')) {
          if (this.cut === 'before the commit') return end()
          isCommitting = true
        }
        database.write(data)
      })
      database.on('data', (data) => {
        if (!isCommitting) return client.write(data)
        // PostgreSQL says that it has committed; nobody hears it.
        if (data.includes('COMMIT\0')) end()
        return false
      })
    })
  }

  async listen(): Promise<string> {
    this.server.listen(0, '127.0.0.1')
    await once(this.server, 'listening')
    const { port } = this.server.address() as AddressInfo
    return Object.assign(new URL(this.target), { hostname: '127.0.0.1', port: String(port) }).href
  }

  close() {
    this.server.close()
  }
}

describe('a write', () => {
  let direct: Database
  let database: Database
  let proxy: CuttingProxy
  beforeAll(async () => {
    const url = await testDatabaseUrl()
    direct = await openDatabase(url)
    proxy = new CuttingProxy(new URL(url))
    // SQLite is in the process, and has no connection that could break.
    database = await openDatabase(databaseKind === 'postgres' ? await proxy.listen() : url)
  })
  afterAll(async () => {
    await database.close()
    await direct.close()
    proxy.close()
  })

  const writeCut = async (cut: Cut) => {
    const partnership = fakePartnership()
    proxy.cut = cut
    const outcome = await database
      .write((write) => write.insert(Partnership, [partnership]))
      .then(
        () => 'stored',
        ({ extensions }) => extensions.outcome,
      )
    proxy.cut = 'never'
    const rows = await direct.dataSource.query(`SELECT 1 FROM "partnership" WHERE "id" = '${partnership.id}'`)
    return { outcome, stored: rows.length === 1 }
  }

  it('is stored where it says so', async () => {
    expect(await writeCut('never')).toEqual({ outcome: 'stored', stored: true })
  })

  if (databaseKind === 'postgres') {
    it('is known to be stored where only the answer of its commit is lost', async () => {
      expect(await writeCut('before its answer')).toEqual({ outcome: 'stored', stored: true })
    })

    it('is of unknown outcome where its commit is lost', async () => {
      expect(await writeCut('before the commit')).toEqual({ outcome: 'UNKNOWN', stored: false })
    })
  }
})
