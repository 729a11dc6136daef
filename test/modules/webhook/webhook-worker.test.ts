import { readConfig } from '../../../src/config/read-config'
import type { Write } from '../../../src/core/change-log/write'
import { type Database, openDatabase } from '../../../src/database/database'
import { anonymousContexts } from '../../../src/graphql/context/anonymous-context'
import { behind } from '../../../src/modules/history/change-cursor'
import { Organisation } from '../../../src/modules/organisation/organisation.entity'
import { WebhookWorker } from '../../../src/modules/webhook/delivery/webhook-worker'
import { Webhook } from '../../../src/modules/webhook/webhook.entity'
import { Targets } from '../../../src/modules/webhook/webhook-target'
import { resetClocks, setClock } from '../../support/clock'
import { testDatabaseUrl, versionOf } from '../../support/database'
import { fakeOrganisation, fakeWebhook } from '../../support/fakes'
import { openReceiver, type Receiver } from './receiver'

const FIRST = '000000000000.999999'

describe('the courier', () => {
  let database: Database
  let receivers: Receiver[]
  const logged: object[] = []
  beforeEach(async () => {
    database = await openDatabase(await testDatabaseUrl())
    receivers = []
    logged.length = 0
  })
  afterEach(async () => {
    resetClocks()
    await Promise.all(receivers.map((receiver) => receiver.close()))
    await database.close()
  })

  function hire(write: Write = database.write) {
    const secrets = { tokenKey: Buffer.alloc(32), cursorSecret: Buffer.alloc(32) }
    const note = (facts: object) => logged.push(facts)
    return new WebhookWorker({
      write,
      anonymousContext: anonymousContexts({ config: readConfig({}), database, secrets }),
      targets: new Targets('any'),
      log: { warn: note, error: note } as never,
    })
  }

  async function listen(owner: string): Promise<Receiver> {
    const receiver = await openReceiver()
    receivers.push(receiver)
    receiver.secret = 'whsec_c2VjcmV0'
    const webhook = fakeWebhook({ url: receiver.url, organisationId: owner, position: FIRST })
    await database.write((write) => write.insert(Webhook, [webhook]))
    return receiver
  }

  it('lets nobody wait for an organisation whose receivers all hang', async () => {
    const [slow, quick] = [fakeOrganisation(), fakeOrganisation()]
    await database.write((write) => write.insert(Organisation, [slow, quick]))
    for (let count = 0; count < 10; count++) (await listen(slow.id)).answering = () => {}
    const receiver = await listen(quick.id)
    const courier = hire()
    courier.poke()
    await receiver.until(2)
    const asked = () => receivers.slice(0, 10).filter(({ sent }) => sent.length > 0).length
    while (asked() < 2) await new Promise((resolve) => setTimeout(resolve, 20))
    expect(asked()).toBe(2)
    const closed = courier.close()
    await Promise.all(receivers.map((each) => each.close()))
    await closed
  })

  it('goes on at once where the clock is set back', async () => {
    const [first, second] = [fakeOrganisation(), fakeOrganisation()]
    setClock(60 * 60_000)
    await database.write((write) => write.insert(Organisation, [first]))
    const receiver = await listen(first.id)
    const courier = hire()
    courier.poke()
    await receiver.until(1)
    // Not while the webhook is still held for the first message.
    while ((await database.dataSource.query('SELECT 1 FROM "webhook" WHERE "holder" IS NOT NULL')).length > 0)
      await new Promise((resolve) => setTimeout(resolve, 20))
    resetClocks()
    await database.write((write) => write.insert(Organisation, [second]))
    await receiver.until(2)
    await courier.close()
    expect(receiver.taken.map(({ data }) => data.id)).toEqual([first.id, second.id])
  })

  it('asks no database in a loop that cannot be written', async () => {
    const owner = fakeOrganisation()
    await database.write((write) => write.insert(Organisation, [owner]))
    await listen(owner.id)
    const courier = hire(() => Promise.reject(new Error('The disk is full.')))
    courier.poke()
    while (logged.length === 0) await new Promise((resolve) => setTimeout(resolve, 20))
    // Further rounds leave this webhook aside.
    for (let round = 0; round < 20; round++) {
      courier.poke()
      await versionOf(database)
    }
    expect(logged).toMatchObject([{ cause: { message: 'The disk is full.' } }])
    await courier.close()
  })

  it('writes down for all together how far they have come past what is not for them', async () => {
    const owner = fakeOrganisation()
    await database.write((write) => write.insert(Organisation, [owner]))
    const position = behind(await versionOf(database))
    const webhooks = Array.from({ length: 60 }, (_, index) =>
      fakeWebhook({
        url: 'http://127.0.0.1:9/',
        types: ['GUIDE'],
        position,
        organisationId: index % 2 ? owner.id : null,
      }),
    )
    await database.write((write) => write.insert(Webhook, webhooks))
    const receiver = await listen(owner.id)
    let writes = 0
    const courier = hire((work) => {
      writes++
      return database.write(work)
    })
    const entered: string[] = [owner.id]
    for (let count = 0; count < 10; count++) {
      const made = fakeOrganisation()
      await database.write((write) => write.insert(Organisation, [made]))
      entered.push(made.id)
      courier.poke()
      await receiver.until(entered.length)
    }
    await courier.close()
    expect(receiver.taken.map(({ data }) => data.id)).toEqual(entered)
    const places = await database.dataSource.query(
      `SELECT DISTINCT "position" FROM "webhook" WHERE "state" = 'ENABLED' AND "types" IS NOT NULL`,
    )
    // The last of them may have been entered after the last that was looked for them.
    expect(places.every(({ position: place }: { position: string }) => place > position)).toBe(true)
    // Three for each message: it is taken in hand, it is delivered, it is given back. For sixty others, hardly any.
    expect(writes).toBeLessThan(3 * entered.length + 10)
    expect(logged).toEqual([])
  })

  it('keeps what it could not send when it is closed, and begins there', async () => {
    const owner = fakeOrganisation()
    await database.write((write) => write.insert(Organisation, [owner]))
    const receiver = await listen(owner.id)
    const others = Array.from({ length: 50 }, () => fakeOrganisation())
    for (const each of others) await database.write((write) => write.insert(Organisation, [each]))
    let isClosing = () => {}
    const closing = new Promise<void>((resolve) => {
      isClosing = resolve
    })
    receiver.answering = async (_, response) => {
      if (receiver.sent.length > 5) await closing
      response.writeHead(204).end()
    }
    const first = hire()
    first.poke()
    await receiver.until(5)
    const closed = first.close()
    isClosing()
    await closed
    expect(receiver.sent.length - 5).toBeLessThanOrEqual(1)
    const second = hire()
    second.poke()
    await receiver.until(51)
    await second.close()
    expect(receiver.sent.map(({ data }) => data.id)).toEqual([owner, ...others].map(({ id }) => id))
    expect(logged).toEqual([])
  })
})
