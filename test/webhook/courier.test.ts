import { readConfig } from '../../src/config/read-config'
import { type Database, openDatabase } from '../../src/database/database'
import { Courier } from '../../src/feed/delivering/courier'
import { Organisation } from '../../src/organisation/organisation.entity'
import { visits } from '../../src/server/context/visits'
import type { Write } from '../../src/shared/writing'
import { Targets } from '../../src/webhook/target/targets'
import { Webhook } from '../../src/webhook/webhook.entity'
import { emptyDatabaseUrl } from '../support/database'
import { fakeOrganisation, fakeWebhook } from '../support/fakes'
import { openReceiver, type Receiver } from './receiver'

const FIRST = '000000000000.999999'

describe('the courier', () => {
  let database: Database
  let receivers: Receiver[]
  const logged: object[] = []
  beforeEach(async () => {
    database = await openDatabase(await emptyDatabaseUrl())
    receivers = []
    logged.length = 0
  })
  afterEach(async () => {
    await Promise.all(receivers.map((receiver) => receiver.close()))
    await database.close()
  })

  function hire(write: Write = database.write) {
    const secrets = { tokenKey: Buffer.alloc(32), cursorSecret: Buffer.alloc(32) }
    const note = (facts: object) => logged.push(facts)
    return new Courier({
      write,
      visit: visits({ config: readConfig({}), database, secrets }),
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

  it('asks no database in a loop that cannot be written', async () => {
    const owner = fakeOrganisation()
    await database.write((write) => write.insert(Organisation, [owner]))
    await listen(owner.id)
    const courier = hire(() => Promise.reject(new Error('The disk is full.')))
    courier.poke()
    await new Promise((resolve) => setTimeout(resolve, 2_500))
    expect(logged).toMatchObject([{ cause: { message: 'The disk is full.' } }])
    await courier.close()
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
