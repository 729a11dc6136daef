import type { IncomingMessage } from 'node:http'
import { Role } from '../../../src/authz/role.enums'
import { Organisation } from '../../../src/modules/organisation/organisation.entity'
import { Partnership } from '../../../src/modules/partnership/partnership.entity'
import { Territory } from '../../../src/modules/territory/territory.entity'
import { type App, type Member, startApp } from '../../support/app'
import { hurryIntervals, resetClocks } from '../../support/clock'
import { fakeOrganisation, fakePartnership, fakeTerritory } from '../../support/fakes'
import { ask, webhookOf } from './ask-webhook'
import { answer, openReceiver, type Receiver } from './receiver'

describe('a webhook', () => {
  let app: App
  let admin: Member
  let receiver: Receiver
  beforeAll(async () => {
    hurryIntervals()
    app = await startApp({ WEBHOOK_TARGETS: 'any' })
    admin = await app.appoint(Role.ADMIN)
    await app.database.write((write) =>
      write.insert(Territory, [
        fakeTerritory('PL', null),
        fakeTerritory('16', 'PL'),
        fakeTerritory('14', 'PL'),
      ]),
    )
  })
  beforeEach(async () => {
    receiver = await openReceiver()
  })
  afterEach(async () => {
    await app.database.dataSource.query('DELETE FROM "webhook"')
    await receiver.close()
  })
  afterAll(async () => {
    resetClocks()
    await app.close()
  })

  async function listen(input: object = {}): Promise<string> {
    const { secret, webhook } = await ask(admin, 'createWebhook', { url: receiver.url, ...input })
    receiver.secret = secret
    return webhook.id
  }
  async function enter(count = 1): Promise<string[]> {
    const made = Array.from({ length: count }, () => fakeOrganisation())
    for (const each of made) await app.database.write((write) => write.insert(Organisation, [each]))
    return made.map(({ id }) => id)
  }
  const ids = (messages: Receiver['taken']) => messages.map(({ data }) => data.id)
  /** As if the time had passed that it waits. */
  const makeDue = () =>
    app.database.dataSource.query(`UPDATE "webhook" SET "nextAttemptAt" = '2020-01-01T00:00:00.000Z'`)
  const follow = async (query: string) =>
    (await (await fetch(`${app.url}/feeds/changes.ndjson?${query}`)).text())
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line))
  const cursor = async () => (await follow('')).at(-1).cursor

  it('is sent what has changed since, signed, in order, as the change feed has it', async () => {
    await enter()
    const after = await cursor()
    const id = await listen()
    const [first, second] = await enter(2)
    await app.database.write((write) => write.update(Organisation, String(first), { name: 'Biblioteka' }))
    await app.database.write((write) => write.delete(Organisation, String(second)))
    await receiver.until(4)
    expect(receiver.taken.map(({ type, data }) => [type, data.id])).toEqual([
      ['organisation.created', first],
      ['organisation.created', second],
      ['organisation.updated', first],
      ['organisation.deleted', second],
    ])
    const lines = await follow(`after=${after}`)
    expect(receiver.taken.at(-1)?.data).toEqual(lines.at(-2))
    expect(receiver.taken.map(({ timestamp }) => timestamp)).toEqual(lines.slice(0, 4).map(({ at }) => at))
    for (const { id } of receiver.taken) expect(id).toMatch(/^msg_\d{12}_\d{6}_[0-9a-z]+$/)
    const { deliveries, state } = await webhookOf(admin, id)
    expect(state).toBe('ENABLED')
    expect(deliveries.nodes).toMatchObject(
      receiver.taken
        .map(({ id, data }) => ({
          messageId: id,
          kind: data.kind,
          recordId: data.id,
          attempts: 1,
          status: 204,
          problem: null,
          deliveredAt: expect.any(String),
        }))
        .reverse(),
    )
  })

  it('is sent only what it wants', async () => {
    await listen({ types: ['PARTNERSHIP'], territory: '16' })
    const [here, there] = [fakePartnership(), fakePartnership()]
    await enter(3)
    for (const [{ id, ...columns }, code] of [
      [here, '16'],
      [there, '14'],
    ] as const)
      await app.database.write(async (write) => {
        await write.insert(Partnership, [{ id, ...columns }])
        await write.insertRows('partnership_territory', [
          { partnershipId: id, territoryId: `territory_${code}` },
        ])
      })
    await app.database.write((write) => write.update(Partnership, here.id, { name: 'Tutaj' }))
    await receiver.until(2)
    expect(ids(receiver.taken)).toEqual([here.id, here.id])
    expect(receiver.taken[1]?.data.record).toMatchObject({ id: here.id, name: 'Tutaj' })
  })

  it('begins at a cursor, and is sent all again from one', async () => {
    const after = await cursor()
    const entered = await enter(30)
    const id = await listen({ after })
    await receiver.until(30)
    expect(ids(receiver.taken)).toEqual(entered)
    const again = receiver.taken[9]?.data.cursor
    const { webhook } = await ask(admin, 'resumeWebhook', { id, after: again })
    expect(webhook.cursor).toBe(again)
    await receiver.until(50)
    expect(ids(receiver.taken.slice(30))).toEqual(entered.slice(10))
    expect(receiver.taken[30]?.id).toBe(receiver.taken[10]?.id)
    let { deliveries } = await webhookOf(admin, id)
    while (deliveries.nodes[0].attempts < 2) ({ deliveries } = await webhookOf(admin, id))
    expect(deliveries.nodes).toHaveLength(30)
  })

  it.each([
    ['an error', answer(500), 'The receiver answered 500.'],
    ['a redirect, which is not followed', answer(302, { location: 'http://127.0.0.1:9/' }), 'answered 302.'],
    ['no answer', ({ socket }: IncomingMessage) => socket.destroy(), 'could not be reached'],
  ])('is tried again after %s, and is sent nothing else before', async (_, answering, problem) => {
    const id = await listen()
    receiver.answering = answering as Receiver['answering']
    const entered = await enter(3)
    for (let attempts = 1; attempts <= 3; attempts++) {
      while ((await webhookOf(admin, id)).deliveries.nodes[0]?.attempts !== attempts)
        await new Promise((resolve) => setTimeout(resolve, 50))
      // Asked again: what is asked together is read in several statements, and the attempt may have ended between two.
      const tried = await webhookOf(admin, id)
      expect(tried.deliveries.nodes).toHaveLength(1)
      expect(tried.deliveries.nodes[0]).toMatchObject({ recordId: entered[0], deliveredAt: null })
      expect(tried.deliveries.nodes[0].problem).toContain(problem)
      // 5 s, 10 s, 20 s, and a tenth more or less.
      const wait = Date.parse(tried.nextAttemptAt) - Date.now()
      expect(wait).toBeLessThan(5_000 * 2 ** (attempts - 1) * 1.1)
      expect(Date.parse(tried.failingSince)).toBeLessThan(Date.now())
      await makeDue()
    }
    receiver.answering = answer(200)
    await makeDue()
    await receiver.until(3)
    expect(ids(receiver.taken)).toEqual(entered)
    expect(new Set(receiver.sent.map(({ id }) => id)).size).toBe(3)
    expect((await webhookOf(admin, id)).failingSince).toBeNull()
  })

  it('is signed with the former secret too, for a day after it has a new one', async () => {
    const id = await listen()
    const former = receiver.secret
    const rotated = await ask(admin, 'rotateWebhookSecret', { id })
    expect(rotated.secret).toMatch(/^whsec_[\w+/]{43}=$/)
    expect(rotated.secret).not.toBe(former)
    const day = Date.parse(rotated.webhook.formerSecretUntil) - Date.now()
    expect(Math.round(day / 3_600_000)).toBe(24)
    const entered = await enter()
    await receiver.until(1)
    receiver.secret = rotated.secret
    entered.push(...(await enter()))
    await receiver.until(2)
    await app.database.dataSource.query(
      `UPDATE "webhook" SET "formerSecretUntil" = '2020-01-01T00:00:00.000Z'`,
    )
    receiver.secret = former
    await enter()
    while (receiver.refused.length === 0) await new Promise((resolve) => setTimeout(resolve, 20))
    expect(receiver.refused[0]).toMatch(/^v1,\S+$/)
    receiver.secret = rotated.secret
    while ((await webhookOf(admin, id)).failingSince === null)
      await new Promise((resolve) => setTimeout(resolve, 20))
    await makeDue()
    await receiver.until(3)
    expect(ids(receiver.taken).slice(0, 2)).toEqual(entered)
  })

  it('takes no longer turn than its own: one that hangs holds up no other', async () => {
    const other = await openReceiver()
    await listen()
    receiver.answering = () => {}
    const { secret } = await ask(admin, 'createWebhook', { url: other.url })
    other.secret = secret
    const entered = await enter(25)
    await other.until(25)
    expect(ids(other.taken)).toEqual(entered)
    expect(receiver.taken).toEqual([])
    await other.close()
  })

  it('is sent each change once by two servers that share it', async () => {
    const other = await startApp({ WEBHOOK_TARGETS: 'any' }, app.databaseUrl)
    await listen()
    const entered = await enter(60)
    await receiver.until(60)
    expect(ids(receiver.sent)).toEqual(entered)
    await other.close()
  })
})
