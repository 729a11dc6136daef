import { get as httpGet, type IncomingMessage } from 'node:http'
import { Partnership } from '../../../src/modules/partnership/partnership.entity'
import { type App, startApp } from '../../support/app'
import { databaseKind, versionOf } from '../../support/database'
import { fakePartnership } from '../../support/fakes'

const RECORDS = 400

describe('readers of feeds that are slow, or go away', () => {
  let app: App
  beforeAll(async () => {
    app = await startApp()
    const description = 'Długi opis. '.repeat(6_000)
    for (let batch = 0; batch < 4; batch++)
      await app.database.write((write) =>
        write.insert(
          Partnership,
          Array.from({ length: RECORDS / 4 }, () => fakePartnership({ description })),
        ),
      )
  })
  afterAll(() => app.close())

  /** Reads the head of the answer, and nothing of the body until it is asked to. */
  const begin = (from = 1, query = '') =>
    new Promise<IncomingMessage>((resolve, reject) => {
      const headers = { 'x-forwarded-for': `10.1.1.${from}` }
      httpGet(`${app.url}/feeds/partnerships.ndjson${query}`, { agent: false, headers }, resolve).on(
        'error',
        reject,
      )
    })
  const restOf = async (response: IncomingMessage) => {
    let text = ''
    for await (const chunk of response.setEncoding('utf8')) text += chunk
    return text
  }
  const until = async (isSo: () => Promise<boolean>) => {
    while (!(await isSo())) await new Promise((resolve) => setTimeout(resolve, 50))
  }
  const linesOf = async (response: IncomingMessage) => (await restOf(response)).trimEnd().split('\n')
  /** No two of them are the same file. */
  const different = (number: number) => `?updatedSince=2001-01-01T00:00:0${number}Z`

  /** Connections that still hold a state of the registry. Those of PostgreSQL can be counted; on SQLite each is a thread. */
  const held = async () => {
    if (databaseKind === 'sqlite') return 0
    const [{ count }] = await app.database.dataSource.query(
      `SELECT count(*) AS "count" FROM pg_stat_activity WHERE datname = current_database() AND xact_start IS NOT NULL AND pid <> pg_backend_pid()`,
    )
    return Number(count)
  }

  it('do not keep others from whole feeds, nor the database from letting go', async () => {
    const slow = await Promise.all(Array.from({ length: 6 }, (_, number) => begin(1, different(number))))
    expect(slow.map(({ statusCode }) => statusCode)).toEqual(slow.map(() => 200))
    const other = await begin(2)
    expect([other.statusCode, (await linesOf(other)).length]).toEqual([200, RECORDS])
    await until(async () => (await held()) === 0)
    // What they have begun is theirs to the end.
    expect((await linesOf(slow[0] as IncomingMessage)).length).toBe(RECORDS)
    for (const response of slow) response.destroy()
  })

  it('get eight feeds at once, one after another', async () => {
    const eight = await Promise.all(
      Array.from({ length: 8 }, async (_, number) => {
        const response = await begin(3, different(number))
        return [response.statusCode, (await linesOf(response)).length]
      }),
    )
    expect(eight).toEqual(eight.map(() => [200, RECORDS]))
  })

  it.each(['identity', 'gzip'])('leave nothing open whenever they go, of %s', async (encoding) => {
    for (let attempt = 0; attempt < 20; attempt++) {
      const request = httpGet(`${app.url}/feeds/partnerships.ndjson`, {
        agent: false,
        headers: { 'x-forwarded-for': `10.1.2.${attempt}`, 'accept-encoding': encoding },
      })
      request.on('error', () => {}).on('response', (response) => response.on('error', () => {}))
      await new Promise((resolve) => setTimeout(resolve, attempt * 8))
      request.destroy()
    }
    expect((await linesOf(await begin(20))).length).toBe(RECORDS)
    await until(async () => (await held()) === 0)
  })

  it('get the state of the registry as it was when they began, whole', async () => {
    const slow = await begin(30)
    const before = await versionOf(app.database)
    await app.database.write((write) => write.insert(Partnership, [fakePartnership()]))
    expect(await versionOf(app.database)).toBe(before + 1)
    const lines = await linesOf(slow)
    expect(lines).toHaveLength(RECORDS)
    expect(new Set(lines.map((line) => JSON.parse(line).id)).size).toBe(RECORDS)
  })
})
