import { pino } from 'pino'
import { LocationPrecision } from '../../../src/core/values/place'
import { type Database, openDatabase } from '../../../src/database/database'
import { hashOf } from '../../../src/graphql/executor/compiled-operations'
import type { Outcome, ReadOperation } from '../../../src/graphql/threads/messages'
import { type Asked, ReadThreads } from '../../../src/graphql/threads/read-threads'
import { Event } from '../../../src/modules/event/event.entity'
import { Partnership } from '../../../src/modules/partnership/partnership.entity'
import { databaseKind, testDatabaseUrl } from '../../support/database'
import { fakeEvent, fakePartnership } from '../../support/fakes'
import { statementsDuring } from '../../support/statements'

/** So many that memory comes first. */
const MAX_ANSWER_BYTES = 2 ** 40

const EVENTS = 5_000
const COUNTS = 100

const counts = Array.from(
  { length: COUNTS },
  (_, index) =>
    `a${index}: events(filter: { near: { latitude: 52, longitude: ${19 + index / 1_000}, radiusKm: 500 } }) { totalCount }`,
)
/** Goes through all events so many times. */
const DEAR = `{ ${counts.join(' ')} }`
const CHEAP = '{ partnerships(first: 1) { nodes { name } } }'
/** Each of a hundred long texts, a hundred times: gigabytes. */
const LARGE = `{ events(first: 100, filter: { search: "lengthy" }) { nodes { ${Array.from({ length: 400 }, (_, index) => `a${index}: description`).join(' ')} } } }`

const HERE = { location: { latitude: 52, longitude: 19, precision: LocationPrecision.STREET } }

// PostgreSQL runs statements in processes of its own.
if (databaseKind === 'postgres') it('are for SQLite', () => expect(databaseKind).toBe('postgres'))
else
  describe('threads that execute queries', () => {
    let database: Database
    let databaseUrl: string
    const partnership = fakePartnership({ name: 'Wierzbno' })
    const lines: { level: number; msg: string }[] = []
    const opened: ReadThreads[] = []

    beforeAll(async () => {
      databaseUrl = await testDatabaseUrl()
      database = await openDatabase(databaseUrl)
      const events = Array.from({ length: EVENTS }, (_, index) =>
        eventHere(index < 100 ? { title: 'Lengthy', description: 'ą'.repeat(20_000) } : {}),
      )
      await database.write(async (write) => {
        await write.insert(Partnership, [partnership])
        await write.insert(Event, events)
      })
    })
    afterEach(async () => {
      await Promise.all(opened.splice(0).map((threads) => threads.close()))
      lines.length = 0
    })
    afterAll(() => database.close())

    const eventHere = (columns: Partial<Parameters<typeof fakeEvent>[0]> = {}) =>
      fakeEvent({ partnershipId: partnership.id, ...HERE, ...columns })

    const open = (threads: number) => {
      const log = pino({ level: 'info' }, { write: (line) => lines.push(JSON.parse(line)) })
      const commenting = { editMinutes: 15, deepest: 3, newAccountHours: 0, reportsToHold: 3 }
      const settings = {
        databaseUrl,
        publicUrl: 'http://localhost',
        cursorSecret: new Uint8Array(32),
        maxAnswerBytes: MAX_ANSWER_BYTES,
        commenting,
      }
      const made = new ReadThreads({ ...settings, threads, log })
      opened.push(made)
      return (document: string, more: Partial<Asked> = {}) =>
        made.run(operationOf(document), { owner: 'somebody', milliseconds: 60_000, ...more })
    }

    it('answer', async () => {
      const run = open(1)
      expect(dataOf(await run(CHEAP))).toEqual({ partnerships: { nodes: [{ name: 'Wierzbno' }] } })
    })

    it('end a query when its time is over, and answer the next', async () => {
      const run = open(1)
      await run(CHEAP)
      const statements = await statementsDuring(async () => {
        expect(await run(DEAR, { milliseconds: 20 })).toEqual({ kind: 'ended' })
        expect((await run(CHEAP)).kind).toBe('result')
      })
      expect(statements.length).toBeLessThan(COUNTS)
    })

    it('end a query when its client has gone, whether it has begun or not', async () => {
      const run = open(1)
      await run(CHEAP)
      const leaving = new AbortController()
      const statements = await statementsDuring(async () => {
        const outcomes = [DEAR, DEAR, DEAR].map((document) => run(document, { signal: leaving.signal }))
        setImmediate(() => leaving.abort())
        expect((await Promise.all(outcomes)).map(({ kind }) => kind)).toEqual(['ended', 'ended', 'ended'])
        expect((await run(DEAR, { signal: leaving.signal })).kind).toBe('ended')
        expect((await run(CHEAP)).kind).toBe('result')
      })
      expect(statements.length).toBeLessThan(COUNTS)
    })

    it('leave what needs too much memory with a thread, and go on with another', async () => {
      const run = open(1)
      await run(CHEAP)
      await expect(run(LARGE)).rejects.toMatchObject({
        message: 'The query needed more memory than one query may use. Ask for less at once.',
        extensions: { code: 'SERVICE_UNAVAILABLE', retryAfterSeconds: 5 },
      })
      expect((await run(CHEAP)).kind).toBe('result')
      expect(lines.map(({ level }) => level)).toEqual([40])
    })

    it('read one state of the registry for each query', async () => {
      const run = open(1)
      let isDone = false
      const writing = async () => {
        while (!isDone) {
          await database.write((write) => write.insert(Event, [eventHere()]))
          // Writes of SQLite alone would leave no turn to what comes from the thread.
          await new Promise((resolve) => setImmediate(resolve))
        }
      }
      const written = writing()
      const seen = new Set<number>()
      while (seen.size < 5) {
        const data = dataOf(await run(`{ ${counts.slice(0, 20).join(' ')} }`))
        const totals = new Set(Object.values(data).map(({ totalCount }) => totalCount))
        expect(totals.size).toBe(1)
        for (const total of totals) seen.add(total)
      }
      isDone = true
      await written
    })

    it('are not all taken by one client', async () => {
      const run = open(2)
      let finished = 0
      const greedy = Array.from({ length: 6 }, () =>
        run(DEAR, { owner: 'greedy' }).then(() => {
          finished++
        }),
      )
      expect((await run(CHEAP, { owner: 'modest' })).kind).toBe('result')
      expect(finished).toBeLessThan(greedy.length)
      await Promise.all(greedy)
    })
  })

const operationOf = (document: string): ReadOperation => ({
  ...{ document, documentHash: hashOf(document), operationName: null, variables: {} },
  ...{ viewer: null, now: new Date(), isPlanned: false },
})

function dataOf(outcome: Outcome): Record<string, { totalCount: number }> {
  if (outcome.kind !== 'result') throw new Error(outcome.kind)
  return JSON.parse(Buffer.from(outcome.data).toString())
}
