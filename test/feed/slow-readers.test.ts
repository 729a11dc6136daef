import { get as httpGet, type IncomingMessage } from 'node:http'
import { Partnership } from '../../src/partnership/partnership.entity'
import { type App, startApp } from '../support/app'
import { databaseKind } from '../support/database'
import { fakePartnership } from '../support/fakes'

const AT_ONCE = 4
const RECORDS = 400

jest.setTimeout(90_000)

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
  }, 60_000)
  afterAll(() => app.close())

  /** Reads the head of the answer, and nothing of the body until it is asked to. */
  const begin = (from = 1) =>
    new Promise<IncomingMessage>((resolve, reject) => {
      const headers = { 'x-forwarded-for': `10.1.1.${from}` }
      httpGet(`${app.url}/feeds/partnerships.ndjson`, { agent: false, headers }, resolve).on('error', reject)
    })
  const restOf = async (response: IncomingMessage) => {
    let text = ''
    for await (const chunk of response.setEncoding('utf8')) text += chunk
    return text
  }
  const status = async () => {
    const response = await begin(9)
    response.destroy()
    return response
  }
  const until = async (isSo: () => Promise<boolean>) => {
    const deadline = Date.now() + 40_000
    while (!(await isSo())) {
      expect(Date.now()).toBeLessThan(deadline)
      await new Promise((resolve) => setTimeout(resolve, 500))
    }
  }
  /** The server learns of it, and ends what it had begun for them. */
  const areGone = () => new Promise((resolve) => setTimeout(resolve, 1_500))
  /** Connections that still hold a state of the registry. Those of PostgreSQL can be counted; on SQLite each is a thread. */
  const held = async () => {
    if (databaseKind === 'sqlite') return 0
    const [{ count }] = await app.database.dataSource.query(
      `SELECT count(*) AS "count" FROM pg_stat_activity WHERE datname = current_database() AND xact_start IS NOT NULL AND pid <> pg_backend_pid()`,
    )
    return Number(count)
  }

  it('do not take more places than there are, and leave them to others when they go', async () => {
    const slow = await Promise.all(Array.from({ length: AT_ONCE }, (_, from) => begin(from >> 1)))
    expect(slow.map(({ statusCode }) => statusCode)).toEqual(slow.map(() => 200))
    const refused = await begin(9)
    expect([refused.statusCode, refused.headers['retry-after']]).toEqual([503, '20'])
    expect(JSON.parse(await restOf(refused))).toMatchObject({ status: 503, detail: expect.any(String) })
    // Others are served meanwhile, and so is whoever has the feed already.
    expect((await app.data('{ partnerships(first: 1) { totalCount } }')).partnerships.totalCount).toBe(
      RECORDS,
    )
    const known = await fetch(`${app.url}/feeds/partnerships.ndjson`, {
      headers: { 'if-none-match': slow[0]?.headers.etag as string },
    })
    expect(known.status).toBe(304)
    for (const response of slow) response.destroy()
    await until(async () => (await status()).statusCode === 200)
    await until(async () => (await held()) === 0)
  })

  it('do not take all places for one address', async () => {
    const own = await Promise.all([begin(5), begin(5)])
    const refused = await begin(5)
    expect([refused.statusCode, refused.headers['retry-after']]).toEqual([503, '20'])
    refused.destroy()
    expect((await status()).statusCode).toBe(200)
    for (const response of own) response.destroy()
  })

  it.each(['identity', 'gzip'])('give their places back whenever they go, of %s', async (encoding) => {
    for (let attempt = 0; attempt < 20; attempt++) {
      const request = httpGet(`${app.url}/feeds/partnerships.ndjson`, {
        agent: false,
        headers: { 'x-forwarded-for': `10.1.2.${attempt}`, 'accept-encoding': encoding },
      })
      request.on('error', () => {}).on('response', (response) => response.on('error', () => {}))
      await new Promise((resolve) => setTimeout(resolve, attempt * 8))
      request.destroy()
    }
    await areGone()
    const all = await Promise.all(Array.from({ length: AT_ONCE }, (_, from) => begin(20 + from)))
    expect(all.map(({ statusCode }) => statusCode)).toEqual(all.map(() => 200))
    for (const response of all) response.destroy()
    await until(async () => (await held()) === 0)
  })

  it('get the state of the registry as it was when they began, whole', async () => {
    await areGone()
    const slow = await begin()
    const before = await app.database.version()
    await app.database.write((write) => write.insert(Partnership, [fakePartnership()]))
    expect(await app.database.version()).toBe(before + 1)
    const lines = (await restOf(slow)).trimEnd().split('\n')
    expect(lines).toHaveLength(RECORDS + 1)
    expect(new Set(lines.slice(0, -1).map((line) => JSON.parse(line).id)).size).toBe(RECORDS)
  })
})
