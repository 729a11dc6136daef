import { RegistryState } from '../../../src/database/registry-state'
import { Answer, ResponseCache } from '../../../src/graphql/executor/response-cache'
import { Comment } from '../../../src/modules/comment/comment.entity'
import { Event } from '../../../src/modules/event/event.entity'
import { Partnership } from '../../../src/modules/partnership/partnership.entity'
import { Sector } from '../../../src/modules/sector/sector.entity'
import { type App, startApp } from '../../support/app'
import { hurryIntervals, resetClocks, setClock } from '../../support/clock'
import { fakeComment, fakeEvent, fakePartnership, fakeSectors } from '../../support/fakes'
import { statementsDuring } from '../../support/statements'

/** Asked so often, a query is known, and its answer kept. */
const OFTEN = [1, 2, 3, 4]

describe('answers that are given again', () => {
  let app: App
  beforeAll(async () => {
    hurryIntervals()
    app = await startApp()
    await app.database.write((write) => write.insert(Sector, fakeSectors()))
  })
  afterAll(() => app.close())
  afterEach(resetClocks)

  const open = async () => {
    const made = fakePartnership()
    await app.database.write((write) => write.insert(Partnership, [made]))
    return made
  }
  const NAMES = 'query Names($id: ID) { partnership(id: $id) { name } partnerships { totalCount } }'

  it('read nothing until somebody writes', async () => {
    const { id, name } = await open()
    for (const _ of OFTEN) await app.data(NAMES, { id })
    const before = await app.data(NAMES, { id })
    expect(before.partnership).toEqual({ name })
    expect(await statementsDuring(() => app.data(NAMES, { id }))).toEqual([])
    await open()
    const after = await app.data(NAMES, { id })
    expect(after.partnerships.totalCount).toBe(before.partnerships.totalCount + 1)
    expect(await statementsDuring(() => app.data(NAMES, { id: 'partnership_x' }))).not.toEqual([])
  })

  it('stay while nobody writes to what they were read from', async () => {
    const { id } = await open()
    const comment = () =>
      app.database.write((write) => write.insert(Comment, [fakeComment({ subjectId: id })]))
    const read = async (fields: string) => {
      const document = `query Page { partnerships { nodes { name ${fields} } } }`
      for (const _ of OFTEN) await app.data(document)
      await comment()
      return statementsDuring(() => app.data(document))
    }
    expect(await read('events { totalCount }')).toEqual([])
    expect(await read('comments { totalCount }')).not.toEqual([])
  })

  it('are executed once for all who ask at once', async () => {
    for (const _ of OFTEN) await app.data(NAMES, { id: 'partnership_0' })
    await open()
    const alone = await statementsDuring(() => app.data(NAMES, { id: 'partnership_1' }))
    await open()
    const together = await statementsDuring(() =>
      Promise.all(Array.from({ length: 50 }, () => app.data(NAMES, { id: 'partnership_2' }))),
    )
    // Those of one level may come in any order.
    expect(together.toSorted()).toEqual(alone.toSorted())
  })

  it('are never those of somebody who is signed in', async () => {
    const document = '{ viewer { account { id } } sectors { code } }'
    const [ada, bob] = [await app.signUp(), await app.signUp()]
    for (const _ of OFTEN) {
      expect((await app.data(document)).viewer).toBeNull()
      for (const member of [ada, bob])
        expect((await member.data(document)).viewer).toEqual({ account: { id: member.id } })
    }
    expect(await statementsDuring(() => ada.data(document))).not.toEqual([])
  })

  it('are never errors; each who waited for an execution that fails is told so', async () => {
    const document =
      'query Page($after: String) { partnerships(after: $after) { totalCount } sectors { code } }'
    for (const _ of OFTEN) await app.data(document)
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) => app.query(document, { after: index % 2 ? 'broken' : null })),
    )
    for (const [index, { data, errors }] of answers.entries()) {
      expect(errors?.[0]?.extensions.code).toBe(index % 2 ? 'BAD_USER_INPUT' : undefined)
      expect(data?.partnerships === null).toBe(index % 2 === 1)
    }
  })

  it('take variables of any length', async () => {
    const document =
      'query Find($ids: [ID!]!, $if: Boolean = true) { nodes(ids: $ids) @include(if: $if) { id } __typename }'
    const ids = Array.from({ length: 100 }, (_, index) => `partnership_${index}${'x'.repeat(880)}`)
    for (const _ of OFTEN) expect((await app.data(document, { ids })).nodes).toEqual(ids.map(() => null))
    expect((await app.data(document, { ids: ids.slice(1) })).nodes).toHaveLength(99)
  })

  it('know the readers of a thing after five seconds at the latest', async () => {
    const { id } = await open()
    const read = async () =>
      (await app.data('query Views($id: ID) { partnership(id: $id) { viewCount } }', { id })).partnership
        .viewCount
    for (const _ of OFTEN) expect(await read()).toBe(0)
    await app.data('mutation View($id: ID!) { recordView(input: { id: $id }) { viewCount } }', { id })
    // The server writes them in the background.
    const counted = async () =>
      Number(
        (
          await app.database.dataSource.query(
            `SELECT "viewCount" AS "n" FROM "partnership" WHERE "id" = '${id}'`,
          )
        )[0].n,
      )
    while ((await counted()) === 0) await new Promise((resolve) => setTimeout(resolve, 50))
    setClock(5_001)
    expect(await read()).toBe(1)
  })

  it('lapse when an event begins or ends', async () => {
    const host = await open()
    const soon = Date.now() + 3_600_000
    const at = (milliseconds: number) => new Date(milliseconds).toISOString()
    const event = fakeEvent({ partnershipId: host.id, startsAt: at(soon - 60_000), endsAt: at(soon) })
    await app.database.write((write) => write.insert(Event, [event]))
    const document =
      'query Upcoming($has: Boolean) { partnerships(filter: { hasUpcomingEvents: $has }) { nodes { id } } }'
    const hasEvents = async () => {
      const { partnerships } = await app.data(document, { has: true })
      return partnerships.nodes.some(({ id }: { id: string }) => id === host.id)
    }
    for (const _ of OFTEN) expect(await hasEvents()).toBe(true)
    setClock(3_600_001)
    expect(await hasEvents()).toBe(false)
  })

  it('are switched off by a setting', async () => {
    const other = await startApp({ REUSED_ANSWERS_MB: '0' }, app.databaseUrl)
    for (const _ of OFTEN) await other.data('{ sectors { code } }')
    expect(await statementsDuring(() => other.data('{ sectors { code } }'))).not.toEqual([])
    await other.close()
  })
})

describe('the store of answers', () => {
  const now = new Date()
  const dated = (body: string, cacheExpiry = Number.POSITIVE_INFINITY) => ({
    answer: new Answer(body),
    tables: ['partnership', 'event'],
    cacheExpiry,
  })
  /** After writes to tables, each by its id; the last write of all is the greatest of them. */
  const state = (
    tableWrites: Readonly<Record<string, number>>,
    writeId = Math.max(...Object.values(tableWrites)),
  ) =>
    RegistryState.of(String(writeId), { writeId: String(writeId), tableWrites: JSON.stringify(tableWrites) })

  it('takes no more memory than it may, however many come', async () => {
    const store = new ResponseCache(1_000_000, async () => state({ event: 1 }))
    const body = 'ż'.repeat(5_000)
    for (let index = 0; index < 1_000; index++) await store.get(`key ${index}`, now, async () => dated(body))
    expect(store.size).toBeLessThanOrEqual(1_000_000)
    expect(store.size).toBeGreaterThan(900_000)
    await store.get('large', now, async () => dated('x'.repeat(100_000)))
    expect(store.size).toBeGreaterThan(900_000)
  })

  it('forgets an answer with its time', async () => {
    const store = new ResponseCache(1_000_000, async () => state({ event: 1 }))
    let made = 0
    const ask = async (at: number) =>
      (await store.get('key', new Date(at), async () => dated(String(++made), 1_000)))?.body
    expect([await ask(10), await ask(1_000), await ask(1_001)]).toEqual(['1', '1', '2'])
  })

  it('forgets an answer with the tables that it was read from, and with a write of which nobody knows the tables', async () => {
    let current = state({ event: 1 })
    const store = new ResponseCache(1_000_000, async () => current)
    let made = 0
    const askAfter = async (next: RegistryState) => {
      current = next
      return (await store.get('key', now, async () => dated(String(++made))))?.body
    }
    expect(await askAfter(state({ event: 1 }))).toBe('1')
    expect(await askAfter(state({ event: 1, comment: 2 }))).toBe('1')
    expect(await askAfter(state({ event: 1, comment: 2, partnership: 3 }))).toBe('2')
    expect(await askAfter(state({ event: 4, comment: 2, partnership: 3 }))).toBe('3')
    expect(await askAfter(state({ event: 4, comment: 2, partnership: 3 }, 5))).toBe('4')
    expect(await askAfter(state({ event: 4, comment: 6, partnership: 3, '*': 5 }))).toBe('4')
  })

  it('keeps no failure, and lets nobody wait for one that is over', async () => {
    const store = new ResponseCache(1_000_000, async () => state({ event: 1 }))
    const failing = Array.from({ length: 5 }, () =>
      store.get('key', now, () => Promise.reject(new Error('no database'))).catch(String),
    )
    expect(new Set(await Promise.all(failing))).toEqual(new Set(['Error: no database']))
    expect((await store.get('key', now, async () => dated('fine')))?.body).toBe('fine')
  })
})
