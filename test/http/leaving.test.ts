import { Client } from 'pg'
import { LocationPrecision } from '../../src/core/values/place'
import { Event } from '../../src/modules/event/event.entity'
import { Partnership } from '../../src/modules/partnership/partnership.entity'
import { databaseKind } from '../support/database'
import { fakeEvent, fakePartnership } from '../support/fakes'
import { Connection } from './process'
import { type Door, expectServed, openDoor } from './server-under-test'

/** Statements of the server. */
const RUNNING = `SELECT query FROM pg_stat_activity
  WHERE datname = current_database() AND application_name = 'partnerstwa' AND state = 'active'`

const partnership = fakePartnership()
const location = { latitude: 52, longitude: 19, precision: LocationPrecision.STREET }
const event = fakeEvent({ partnershipId: partnership.id, location })

const WHOLE = ['/feeds/events.csv', '/feeds/events.xlsx?kinds=MEETING', '/feeds/events.json?search=nothing']
const PARTS = ['/ogc/collections/events/items', '/ogc/collections/events/items?search=nothing']
const POINTS = [
  `/feeds/events/${event.id}.json`,
  `/ogc/collections/events/items/${event.id}`,
  `/records/${event.id}`,
  '/catalog.jsonld',
]

describe('a client that goes before it has its answer', () => {
  let door: Door
  beforeEach(async () => {
    door = await openDoor({ QUERY_TIMEOUT_MS: '600000' })
    await door.database.write(async (write) => {
      await write.insert(Partnership, [partnership])
      await write.insert(Event, [event])
    })
  })
  afterEach(() => door.close())

  /** On a connection of its own, to be cut. */
  const ask = async (path: string): Promise<Connection> => {
    const connection = new Connection(Number(new URL(door.url).port))
    await connection.send(`GET ${path} HTTP/1.1\r\nhost: localhost\r\n\r\n`)
    return connection
  }
  const expectOthersServed = async () => {
    await expectServed(door)
    expect((await door.fetch('/feeds/sectors.csv')).status).toBe(404)
    for (const path of ['/feeds/sectors.json', '/ogc/collections/partnerships/items'])
      expect([path, (await door.fetch(path)).status]).toEqual([path, 200])
  }

  if (databaseKind === 'sqlite') {
    it.each([...WHOLE, ...PARTS, ...POINTS])('leaves the threads to others that read %s', async (path) => {
      for (let attempt = 0; attempt < 5; attempt++) (await ask(path)).cut()
      await expectOthersServed()
      expect(door.log.filter(({ level }) => Number(level) >= 50)).toEqual([])
    })
  } else {
    it.each([...WHOLE, ...PARTS, ...POINTS])('ends the statement that reads %s', async (path) => {
      const { url } = door.database.dataSource.options as { url: string }
      const [locking, watching] = [new Client(url), new Client(url)]
      await Promise.all([locking.connect(), watching.connect()])
      const running = async () => (await watching.query(RUNNING)).rowCount
      await locking.query('BEGIN; LOCK TABLE "event" IN ACCESS EXCLUSIVE MODE')
      const connection = await ask(path)
      await until(async () => (await running()) !== 0)
      connection.cut()
      // The lock is still held: nothing but a cancellation ends what waits for it.
      await until(async () => (await running()) === 0)
      await Promise.all([locking.end(), watching.end()])
      await expectOthersServed()
    })
  }
})

/** Resolves as soon as it is so. */
async function until(isSo: () => Promise<boolean>) {
  while (!(await isSo())) await new Promise((resolve) => setTimeout(resolve, 20))
}
