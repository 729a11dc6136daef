import { Role } from '../../../src/authz/role.enums'
import { Organisation } from '../../../src/modules/organisation/organisation.entity'
import { type App, type Member, startApp } from '../../support/app'
import { hurryIntervals, resetClocks } from '../../support/clock'
import { fakeOrganisation } from '../../support/fakes'
import { ask, webhookOf } from './ask-webhook'
import { answer, openReceiver, type Receiver } from './receiver'

describe('a webhook', () => {
  let app: App
  let by: Member
  let receiver: Receiver
  const owner = fakeOrganisation()
  beforeAll(async () => {
    hurryIntervals()
    app = await startApp({ WEBHOOK_TARGETS: 'any' })
    await app.database.write((write) => write.insert(Organisation, [owner]))
  })
  beforeEach(async () => {
    // An account may write so often in a minute.
    by = await app.appoint(Role.REPRESENTATIVE, owner.id)
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
    const settings = { url: receiver.url, organisationId: owner.id, types: ['ORGANISATION'], ...input }
    const { secret, webhook } = await ask(by, 'createWebhook', settings)
    receiver.secret = secret
    return webhook.id
  }
  async function enter(): Promise<string> {
    const made = fakeOrganisation()
    await app.database.write((write) => write.insert(Organisation, [made]))
    return made.id
  }
  async function until(id: string, isSo: (webhook: Awaited<ReturnType<typeof webhookOf>>) => boolean) {
    for (;;) {
      const webhook = await webhookOf(by, id)
      if (isSo(webhook)) return webhook
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
  }
  const ids = ({ taken }: Receiver) => taken.map(({ data }) => data.id)

  it('is sent other types, and keeps what is left out', async () => {
    const id = await listen({ types: ['GUIDE'], territory: null })
    const before = await webhookOf(by, id)
    const { webhook } = await ask(by, 'updateWebhook', { id, types: ['ORGANISATION', 'EVENT'] })
    expect(webhook).toEqual({ ...before, types: ['ORGANISATION', 'EVENT'], cursor: webhook.cursor })
    const entered = await enter()
    await receiver.until(1)
    expect(ids(receiver)).toEqual([entered])
    expect((await ask(by, 'updateWebhook', { id, types: null })).webhook.types).toBeNull()
    expect((await ask(by, 'updateWebhook', { id })).webhook.types).toBeNull()
  })

  it('goes on at another address, at once and with the same secret, where one did not answer', async () => {
    const id = await listen()
    receiver.answering = answer(503, { 'retry-after': '3600' })
    const entered = [await enter(), await enter()]
    await until(id, ({ failingSince }) => failingSince !== null)
    const other = await openReceiver()
    other.secret = receiver.secret
    const { webhook } = await ask(by, 'updateWebhook', { id, url: other.url })
    expect(webhook).toMatchObject({ url: other.url, state: 'ENABLED', failingSince: null })
    await other.until(2)
    expect(ids(other)).toEqual(entered)
    expect(receiver.taken).toEqual([])
    await other.close()
  })

  it.each([
    [{ url: 'ftp://example.org/' }, 'url'],
    [{ url: null }, 'url'],
    [{ types: [] }, 'types'],
    [{ types: ['EVENT', 'EVENT'] }, 'types'],
    [{ territory: '99' }, 'territory'],
  ])('takes no %j', async (settings, path) => {
    const id = await listen()
    const before = await webhookOf(by, id)
    const { violations } = await ask(by, 'updateWebhook', { id, ...settings })
    expect(violations).toMatchObject([{ path: ['input', path] }])
    expect(await webhookOf(by, id)).toEqual({ ...before, cursor: expect.any(String) })
  })

  it('is sent nothing while it is paused, and goes on where it stopped', async () => {
    const id = await listen()
    const first = await enter()
    await receiver.until(1)
    expect((await ask(by, 'pauseWebhook', { id })).webhook.state).toBe('PAUSED')
    expect((await ask(by, 'pauseWebhook', { id })).webhook.state).toBe('PAUSED')
    const entered = [await enter(), await enter()]
    // Another one gets them, and this one does not.
    const other = await openReceiver()
    const made = await ask(by, 'createWebhook', {
      ...{ url: other.url, organisationId: owner.id, types: ['ORGANISATION'] },
      after: receiver.taken[0]?.data.cursor,
    })
    other.secret = made.secret
    await other.until(2)
    expect(ids(receiver)).toEqual([first])
    expect((await ask(by, 'resumeWebhook', { id })).webhook.state).toBe('ENABLED')
    await receiver.until(3)
    expect(ids(receiver)).toEqual([first, ...entered])
    await other.close()
  })

  it('is paused while its receiver is slow: what was in hand is sent again, and nothing is lost', async () => {
    const id = await listen()
    const waiting: (() => void)[] = []
    receiver.answering = (request, response) => void waiting.push(() => answer(200)(request, response))
    const entered = await enter()
    while (waiting.length === 0) await new Promise((resolve) => setTimeout(resolve, 20))
    await ask(by, 'pauseWebhook', { id })
    for (const goOn of waiting) goOn()
    await receiver.until(1)
    receiver.answering = answer(200)
    await ask(by, 'resumeWebhook', { id })
    await receiver.until(2)
    expect(ids(receiver)).toEqual([entered, entered])
    expect(receiver.taken[0]?.id).toBe(receiver.taken[1]?.id)
  })

  it.each([
    ['accepts', answer(204), 204, null],
    ['refuses', answer(500), 500, 'The receiver answered 500.'],
    ['is gone', answer(410), 410, 'The receiver answered 410.'],
    [
      'does not answer',
      ({ socket }: { socket: { destroy(): void } }) => socket.destroy(),
      null,
      expect.stringContaining('The receiver could not be reached'),
    ],
  ])('tells that its receiver %s, and stays as it is', async (_, answering, status, problem) => {
    const id = await listen()
    const entered = await enter()
    await receiver.until(1)
    const before = await until(id, ({ deliveries }) => deliveries.nodes.length === 1)
    receiver.answering = answering as Receiver['answering']
    const { answer: told, webhook } = await ask(by, 'testWebhook', { id })
    expect(told).toEqual({ status, problem, milliseconds: expect.any(Number), messageId: expect.any(String) })
    expect(webhook).toEqual({ ...before, cursor: webhook.cursor, nextAttemptAt: webhook.nextAttemptAt })
    // With a good signature, and the newest change as a sample.
    const [sample, delivered] = [receiver.sent.at(-1), receiver.sent[0]]
    expect(sample).toMatchObject({ id: told.messageId, type: 'webhook.test', data: { id } })
    expect(Reflect.get(Object(sample?.data), 'change')).toEqual({
      ...delivered?.data,
      cursor: expect.any(String),
      id: entered,
    })
  })

  it('is tried out while it is paused, by nobody else, and has a sample even before anything has changed', async () => {
    const id = await listen({ types: ['GUIDE'] })
    await ask(by, 'pauseWebhook', { id })
    expect((await ask(by, 'testWebhook', { id })).answer.status).toBe(204)
    expect(receiver.taken).toMatchObject([{ type: 'webhook.test', data: { id, change: null } }])
    const stranger = await app.signUp()
    for (const mutation of ['testWebhook', 'updateWebhook', 'pauseWebhook'] as const) {
      expect((await ask(stranger, mutation, { id })).code).toBe('NOT_FOUND')
      expect((await ask(app, mutation, { id })).code).toBe('UNAUTHENTICATED')
    }
    expect(receiver.sent).toHaveLength(1)
  })

  const HOUR = 3_600
  const inTwoHours = () => new Date(Date.now() + 2 * HOUR * 1000).toUTCString()
  it.each([
    ['an hour', 429, () => '3600', HOUR],
    ['a date', 503, inTwoHours, 2 * HOUR],
    ['two minutes, with a redirect', 302, () => '120', 120],
    // No longer than that: a day without a success switches it off.
    ['a day', 429, () => '86400', 12 * HOUR],
    ['for ever', 429, () => '9'.repeat(400), 12 * HOUR],
    ['a date far away', 429, () => 'Fri, 01 Jan 2100 00:00:00 GMT', 12 * HOUR],
    // Its own first wait.
    ['less', 429, () => '1', 5],
    ['a date of the past', 429, () => 'Thu, 01 Jan 1970 00:00:00 GMT', 5],
    ['nonsense', 429, () => 'soon', 5],
    ['less than nothing', 429, () => '-3600', 5],
  ])('waits as its receiver asks with Retry-After: %s', async (_, status, header, seconds) => {
    const id = await listen()
    receiver.answering = answer(status, { 'retry-after': header() })
    const before = Date.now()
    await enter()
    const { nextAttemptAt, state } = await until(id, ({ failingSince }) => failingSince !== null)
    const [least, most] = [Date.parse(nextAttemptAt) - Date.now(), Date.parse(nextAttemptAt) - before]
    // Its own waits are a tenth longer or shorter, and a date has whole seconds.
    expect(most).toBeGreaterThanOrEqual(seconds === 5 ? 4_500 : (seconds - 1) * 1000)
    expect(least).toBeLessThanOrEqual(seconds === 5 ? 5_500 : seconds * 1000)
    expect(state).toBe('ENABLED')
  })
})
