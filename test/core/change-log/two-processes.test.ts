import { Worker } from 'node:worker_threads'
import sql from 'sql-template-tag'
import { type Database, openDatabase } from '../../../src/database/database'
import { Organisation } from '../../../src/modules/organisation/organisation.entity'
import { databaseKind, testDatabaseUrl } from '../../support/database'
import { fakeOrganisation } from '../../support/fakes'

/** Writes on a connection of its own, as another program would, and says when it begins and when it has committed. */
const OTHER = {
  sqlite: `const database = new (require('better-sqlite3'))(workerData.slice('sqlite:'.length), { timeout: 600_000 })
    parentPort.postMessage('ready')
    parentPort.once('message', () => {
      parentPort.postMessage('writing')
      database.exec('UPDATE "registry" SET "version" = "version" + 1')
      parentPort.postMessage('committed')
    })`,
  postgres: `const client = new (require('pg').Client)({ connectionString: workerData })
    client.connect().then(() => parentPort.postMessage('ready'))
    parentPort.once('message', async () => {
      parentPort.postMessage('writing')
      await client.query('UPDATE "registry" SET "version" = "version" + 1')
      parentPort.postMessage('committed')
      await client.end()
    })`,
}

describe('two programs that write to one database', () => {
  let database: Database
  let other: Worker
  beforeAll(async () => {
    const url = await testDatabaseUrl()
    database = await openDatabase(url)
    const code = `const { parentPort, workerData } = require('node:worker_threads')\n${OTHER[databaseKind]}`
    other = new Worker(code, { eval: true, workerData: url })
    await said()
  })
  afterAll(async () => {
    await other.terminate()
    await database.close()
  })

  const said = () => new Promise((resolve) => other.once('message', resolve))

  it('wait for each other: a write that has read first is not refused because the other has written since', async () => {
    const record = fakeOrganisation()
    let committed: Promise<unknown> = Promise.resolve()
    await database.write(async (write) => {
      const count = () => write.read(sql`SELECT count(*) FROM "organisation"`)
      await count()
      const writing = said()
      other.postMessage('write')
      expect(await writing).toBe('writing')
      committed = said()
      // As much work as it has to do itself, many times over: it would commit, if nothing held it up.
      for (let times = 0; times < 500; times++) await count()
      await write.insert(Organisation, [record])
    })
    expect(await committed).toBe('committed')
    const [[name, version] = []] = await database.reader.all(
      sql`SELECT "name", (SELECT "version" FROM "registry") FROM "organisation"`,
    )
    expect([name, version]).toEqual([record.name, 2])
  })
})
