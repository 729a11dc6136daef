import { Role } from '../../../src/authz/role.enums'
import { Organisation } from '../../../src/modules/organisation/organisation.entity'
import { clearDeliveries } from '../../../src/modules/webhook/webhook-delivery.entity'
import { type App, type Member, startApp } from '../../support/app'
import { hurryIntervals, resetClocks } from '../../support/clock'
import { fakeOrganisation } from '../../support/fakes'
import { type Mailbox, openMailbox } from '../../support/mailbox'
import { ask, webhookOf } from './ask-webhook'
import { answer, openReceiver, type Receiver } from './receiver'

const DAY_MS = 86_400_000

describe('a webhook was switched off after failed deliveries: its owner must fix the receiver and resume it', () => {
  let app: App
  let mailbox: Mailbox
  let representative: Member
  let receiver: Receiver
  const owner = fakeOrganisation()
  beforeAll(async () => {
    hurryIntervals()
    mailbox = await openMailbox()
    app = await startApp({ WEBHOOK_TARGETS: 'any', SMTP_URL: mailbox.url })
    await app.database.write((write) => write.insert(Organisation, [owner]))
    representative = await app.appoint(Role.REPRESENTATIVE, owner.id)
    await app.database.dataSource.query(`UPDATE "account" SET "emailVerifiedAt" = "createdAt"`)
  })
  beforeEach(async () => {
    receiver = await openReceiver()
  })
  afterEach(() => receiver.close())
  afterAll(async () => {
    resetClocks()
    await app.close()
    await mailbox.close()
  })

  async function listen(): Promise<string> {
    const input = { url: receiver.url, organisationId: owner.id, types: ['ORGANISATION'] }
    const { secret, webhook } = await ask(representative, 'createWebhook', input)
    receiver.secret = secret
    return webhook.id
  }
  async function enter(): Promise<string> {
    const made = fakeOrganisation()
    await app.database.write((write) => write.insert(Organisation, [made]))
    return made.id
  }
  const set = (id: string, columns: string) =>
    app.database.dataSource.query(`UPDATE "webhook" SET ${columns} WHERE "id" = '${id}'`)
  async function until(id: string, isSo: (webhook: Awaited<ReturnType<typeof webhookOf>>) => boolean) {
    for (;;) {
      const webhook = await webhookOf(representative, id)
      if (isSo(webhook)) return webhook
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }

  it('when nothing was taken for a day, which its representatives are told; and goes on where it stopped', async () => {
    const id = await listen()
    receiver.answering = answer(503)
    const entered = [await enter(), await enter()]
    await until(id, ({ failingSince }) => failingSince !== null)
    const almost = new Date(Date.now() - DAY_MS + 60_000).toISOString()
    await set(id, `"failingSince" = '${almost}', "nextAttemptAt" = '${almost}'`)
    await until(id, ({ deliveries }) => deliveries.nodes[0].attempts === 2)
    expect((await webhookOf(representative, id)).state).toBe('ENABLED')
    const yesterday = new Date(Date.now() - DAY_MS - 1).toISOString()
    await set(id, `"failingSince" = '${yesterday}', "nextAttemptAt" = '${yesterday}'`)
    await until(id, ({ state }) => state === 'FAILING')
    const { viewer } = await representative.data('{ viewer { email } }')
    const letter = await mailbox.letterTo(viewer.email, 2)
    expect(letter.text).toContain(id)
    expect(letter.text).toContain('resumeWebhook')
    expect(receiver.sent).toHaveLength(3)

    // A webhook that is as far behind gets what is new, and this one does not.
    const other = await openReceiver()
    const { secret, webhook: another } = await ask(representative, 'createWebhook', {
      url: other.url,
      organisationId: owner.id,
      types: ['ORGANISATION'],
    })
    other.secret = secret
    entered.push(await enter())
    while (other.sent.length === 0) await new Promise((resolve) => setTimeout(resolve, 20))
    expect(receiver.sent).toHaveLength(3)
    await ask(representative, 'deleteWebhook', { id: another.id })
    await other.close()
    receiver.answering = answer(200)
    const { webhook } = await ask(representative, 'resumeWebhook', { id })
    expect(webhook).toMatchObject({ state: 'ENABLED', failingSince: null })
    await receiver.until(3)
    expect(receiver.taken.map(({ data }) => data.id)).toEqual(entered)
    await ask(representative, 'deleteWebhook', { id })
  })

  it('when its receiver says that it is gone', async () => {
    const id = await listen()
    receiver.answering = answer(410)
    await enter()
    await until(id, ({ state }) => state === 'GONE')
    expect(receiver.sent).toHaveLength(1)
    await ask(representative, 'deleteWebhook', { id })
  })

  it('with one letter a day, however often it is switched on again', async () => {
    const id = await listen()
    receiver.answering = answer(410)
    await enter()
    const toldAt = async () => {
      await until(id, ({ state }) => state === 'GONE')
      const [row] = await app.database.dataSource.query(`SELECT "toldAt" FROM "webhook" WHERE "id" = '${id}'`)
      return new Date(row.toldAt).toISOString()
    }
    const first = await toldAt()
    await ask(representative, 'resumeWebhook', { id })
    expect(await toldAt()).toBe(first)
    const dayBefore = new Date(Date.now() - DAY_MS - 1).toISOString()
    await set(id, `"toldAt" = '${dayBefore}'`)
    await ask(representative, 'resumeWebhook', { id })
    expect(Date.parse(await toldAt())).toBeGreaterThan(Date.parse(dayBefore))
    await ask(representative, 'deleteWebhook', { id })
  })

  it('when what it missed is not kept any more', async () => {
    const id = await listen()
    await enter()
    await receiver.until(1)
    await set(id, `"failures" = 1, "nextAttemptAt" = '2090-01-01T00:00:00.000Z'`)
    await enter()
    await app.database.dataSource.query('UPDATE "registry" SET "changesFrom" = "version" + 1')
    await set(id, `"nextAttemptAt" = '2020-01-01T00:00:00.000Z'`)
    await until(id, ({ state }) => state === 'RESYNC_REQUIRED')
    expect(receiver.sent).toHaveLength(1)
    expect((await ask(representative, 'resumeWebhook', { id })).code).toBe('RESYNC_REQUIRED')
    const { headCursor } = (await app.data('{ changes { headCursor } }')).changes
    await ask(representative, 'resumeWebhook', { id, after: headCursor })
    const entered = await enter()
    await receiver.until(2)
    expect(receiver.taken[1]?.data.id).toBe(entered)
    await app.database.dataSource.query('UPDATE "registry" SET "changesFrom" = 1')
    await ask(representative, 'deleteWebhook', { id })
  })

  it('never for its log: that is forgotten after thirty days', async () => {
    const id = await listen()
    await enter()
    await receiver.until(1)
    const logged = async () => (await webhookOf(representative, id)).deliveries.nodes.length
    await until(id, ({ deliveries }) => deliveries.nodes.length === 1)
    await clearDeliveries(app.database.write, new Date(Date.now() + 29 * DAY_MS))
    expect(await logged()).toBe(1)
    await clearDeliveries(app.database.write, new Date(Date.now() + 31 * DAY_MS))
    expect(await logged()).toBe(0)
  })
})
