import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import sql from 'sql-template-tag'
import { type Database, openDatabase } from '../../../src/database/database'
import { Organisation } from '../../../src/modules/organisation/organisation.entity'
import { Webhook } from '../../../src/modules/webhook/webhook.entity'
import { type ServerProcess, startProcess } from '../../http/process'
import { testDatabaseUrl } from '../../support/database'
import { fakeOrganisation, fakeWebhook } from '../../support/fakes'
import { tries } from '../../support/scale'
import { openReceiver, type Receiver } from './receiver'

const CHANGES = tries(300, 100)
const KILLS = 4

describe('a server that is killed while it delivers', () => {
  let database: Database
  let receiver: Receiver
  let server: ServerProcess | undefined
  let url: string
  beforeAll(async () => {
    url = await testDatabaseUrl()
    database = await openDatabase(url)
    receiver = await openReceiver()
  })
  afterAll(async () => {
    server?.child.kill('SIGKILL')
    await receiver.close()
    await database.close()
  })

  const start = async () => {
    server = startProcess({
      DATABASE_URL: url,
      WEBHOOK_TARGETS: 'any',
      NODE_OPTIONS: `--require "${join(__dirname, '../../support/hurry-intervals.cjs')}"`,
    })
    await server.said('ready')
    return server
  }

  it('leaves out no change, and sends none before one that comes first', async () => {
    const secret = Buffer.from(randomUUID()).toString('base64')
    receiver.secret = `whsec_${secret}`
    // It refuses some, is gone before some answers, and takes its time now and then.
    receiver.answering = ({ socket }, response) => {
      const chance = Math.random()
      if (chance < 0.03) response.writeHead(500).end()
      else if (chance < 0.05) socket.destroy()
      else if (chance < 0.06) setTimeout(() => response.writeHead(204).end(), 100)
      else response.writeHead(204).end()
    }
    const webhook = fakeWebhook({
      url: receiver.url,
      secret,
      position: '000000000000.999999',
      types: ['ORGANISATION'],
    })
    await database.write((write) => write.insert(Webhook, [webhook]))
    const entered: string[] = []
    let isDone = false
    const entering = (async () => {
      for (let count = 0; count < CHANGES; count++) {
        const made = fakeOrganisation()
        await database.write((write) => write.insert(Organisation, [made]))
        entered.push(made.id)
        await new Promise((resolve) => setTimeout(resolve, 5))
      }
    })()
    // As if the time had passed that it waits, for itself or for a server that is no more.
    const hurrying = (async () => {
      while (!isDone) {
        await database.write((write) =>
          write.run(
            sql`UPDATE "webhook" SET "nextAttemptAt" = '2020-01-01T00:00:00.000Z' WHERE "failures" > 0`,
          ),
        )
        await new Promise((resolve) => setTimeout(resolve, 100))
      }
    })()
    for (let kill = 0; kill < KILLS; kill++) {
      const { child, exitCode } = await start()
      await receiver.until(((kill + 1) * CHANGES) / (KILLS + 2))
      child.kill('SIGKILL')
      await exitCode()
      await database.write((write) => write.run(sql`UPDATE "webhook" SET "heldUntil" = NULL`))
    }
    await start()
    await entering
    const told = () => [...new Set(receiver.sent.map(({ data }) => data.id))]
    const last = () => receiver.taken.at(-1)?.data.id === entered.at(-1)
    while (told().length < CHANGES || !last()) await new Promise((resolve) => setTimeout(resolve, 50))
    isDone = true
    await hurrying
    expect(told()).toEqual(entered)
    const taken = receiver.taken.map(({ data }) => entered.indexOf(data.id))
    // One that comes again is the last that was taken: its answer was lost, or whoever had it was killed.
    for (const [index, place] of taken.entries())
      expect(place - (taken[index - 1] ?? -1)).toBeLessThanOrEqual(1)
    for (const [index, place] of taken.entries())
      expect((taken[index - 1] ?? -1) - place).toBeLessThanOrEqual(0)
    process.stdout.write(
      `${CHANGES} changes, sent ${receiver.sent.length} times, with ${KILLS} servers killed\n`,
    )
  })
})
