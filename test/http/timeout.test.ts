import { Client } from 'pg'
import { LocationPrecision } from '../../src/core/values/place'
import { Event } from '../../src/modules/event/event.entity'
import { Partnership } from '../../src/modules/partnership/partnership.entity'
import { databaseKind } from '../support/database'
import { fakeEvent, fakePartnership } from '../support/fakes'
import { statementsDuring } from '../support/statements'
import { codesOf, type Door, expectServed, openDoor } from './server-under-test'

const WIDE = `{ partnerships(first: 100) { nodes { name sectors { name } territories { name } members { totalCount } agreements { id }
  events(first: 100) { totalCount nodes { id title startsAt territory { name } coHosts { name } commentCount } } } } }`

/** Statements of the server. Asked outside of a transaction, in which PostgreSQL would show the same again and again. */
const RUNNING = `SELECT query FROM pg_stat_activity
  WHERE datname = current_database() AND application_name = 'partnerstwa' AND state = 'active'`

describe('a query over its time', () => {
  let door: Door
  afterEach(() => door.close())

  const expectTimeout = async (document: string) => {
    for (const accept of ['application/json', 'application/graphql-response+json']) {
      const answer = await door.post(document, {}, { accept })
      expect([answer.status, codesOf(answer), answer.json.data]).toEqual([504, ['TIMEOUT'], undefined])
      expect(answer.json.errors?.[0]?.message).toMatch(/^The query /)
    }
    expect(door.log.filter(({ level }) => Number(level) >= 50)).toEqual([])
  }

  if (databaseKind === 'sqlite') {
    it('starts no further statement', async () => {
      door = await openDoor({ QUERY_TIMEOUT_MS: '1' })
      const partnerships = Array.from({ length: 100 }, () => fakePartnership())
      const events = partnerships.flatMap(({ id }) =>
        Array.from({ length: 100 }, () => fakeEvent({ partnershipId: id })),
      )
      await door.database.write(async (write) => {
        await write.insert(Partnership, partnerships)
        await write.insert(Event, events)
      })
      await expectTimeout(WIDE)
      await expectServed(door)
    })
  } else {
    it('leaves no statement running', async () => {
      door = await openDoor({ QUERY_TIMEOUT_MS: '200' })
      const { url } = door.database.dataSource.options as { url: string }
      const [locking, watching] = [new Client(url), new Client(url)]
      await Promise.all([locking.connect(), watching.connect()])
      await locking.query('BEGIN; LOCK TABLE "partnership" IN ACCESS EXCLUSIVE MODE')
      await expectTimeout(WIDE)
      await expectTimeout('{ node(id: "partnership_1") { id } partnerships { totalCount } }')
      const page = await door.fetch('/')
      expect([page.status, codesOf(page)]).toEqual([504, ['TIMEOUT']])
      await expectServed(door)
      // The lock is still held: what is still running is ours, and PostgreSQL ends it by itself.
      await until(async () => (await watching.query(RUNNING)).rowCount === 0)
      await Promise.all([locking.end(), watching.end()])
      expect((await door.post(WIDE)).status).toBe(200)
    })
  }
})

describe('a query whose client goes before it has an answer', () => {
  let door: Door
  afterEach(() => door.close())

  const leave = (query: string, when: (leave: () => void) => Promise<unknown>) => {
    const leaving = new AbortController()
    const asked = fetch(`${door.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query }),
      signal: leaving.signal,
    }).catch(() => {})
    return Promise.all([asked, when(() => leaving.abort())])
  }

  if (databaseKind === 'sqlite') {
    it('starts no further statement', async () => {
      door = await openDoor({ QUERY_TIMEOUT_MS: '60000' })
      const partnership = fakePartnership()
      const location = { latitude: 52, longitude: 19, precision: LocationPrecision.STREET }
      const events = Array.from({ length: 5_000 }, () =>
        fakeEvent({ partnershipId: partnership.id, location }),
      )
      await door.database.write(async (write) => {
        await write.insert(Partnership, [partnership])
        await write.insert(Event, events)
      })
      const count = (index: number) =>
        `a${index}: events(filter: { near: { latitude: 52, longitude: 19.${index}, radiusKm: 500 } }) { totalCount }`
      const dear = `{ ${Array.from({ length: 20 }, (_, index) => count(index)).join(' ')} }`
      const cheap = '{ partnerships { nodes { name } } }'
      const statements = await statementsDuring(async () => {
        await leave(dear, async (go) => {
          setTimeout(go, 20)
        })
        expect((await door.post(cheap)).status).toBe(200)
      })
      expect(statements.filter((text) => text.includes('count(')).length).toBeLessThan(20)
    })
  } else {
    it('leaves no statement running', async () => {
      door = await openDoor({ QUERY_TIMEOUT_MS: '60000' })
      const { url } = door.database.dataSource.options as { url: string }
      const [locking, watching] = [new Client(url), new Client(url)]
      await Promise.all([locking.connect(), watching.connect()])
      const running = async () => (await watching.query(RUNNING)).rowCount
      await locking.query('BEGIN; LOCK TABLE "partnership" IN ACCESS EXCLUSIVE MODE')
      await leave('{ partnerships { totalCount } }', async (go) => {
        await until(async () => (await running()) !== 0)
        go()
      })
      await until(async () => (await running()) === 0)
      await expectServed(door)
      await Promise.all([locking.end(), watching.end()])
    })
  }
})

/** Resolves as soon as it is so. */
async function until(isSo: () => Promise<boolean>) {
  while (!(await isSo())) await new Promise((resolve) => setTimeout(resolve, 20))
}
