import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { Event } from '../../src/modules/event/event.entity'
import { Partnership } from '../../src/modules/partnership/partnership.entity'
import { fakeEvent, fakePartnership } from '../support/fakes'
import { type Door, expectServed, openDoor } from './server-under-test'

const PATHS = [
  '/',
  '/catalog.jsonld',
  '/catalog.ttl',
  '/catalog.rdf',
  '/datapackage.json',
  '/feeds/dane-gov-pl.xml',
  '/feeds/news.atom',
  '/feeds/news.rss',
]

/** What is read of records to make a document. */
const READS = /FROM "(partnership|event|organisation)" AS/

describe('documents that are the same until somebody writes', () => {
  let door: Door
  beforeAll(async () => {
    door = await openDoor()
  })
  afterAll(() => door.close())
  afterEach(() => expectServed(door))

  const add = async () => {
    const partnership = fakePartnership()
    await door.database.write(async (write) => {
      await write.insert(Partnership, [partnership])
      await write.insert(Event, [fakeEvent({ partnershipId: partnership.id })])
    })
  }

  const ask = async (path: string) => {
    const read: string[] = []
    const note = (statement: unknown) => {
      if (READS.test(String(statement))) read.push(String(statement))
    }
    subscribe('partnerstwa:statement', note)
    const { status, text, headers } = await door.fetch(path)
    unsubscribe('partnerstwa:statement', note)
    expect([path, status]).toEqual([path, 200])
    return { text, etag: headers.get('etag'), statements: read.length }
  }

  it.each(PATHS)('%s is made once for each state of the registry', async (path) => {
    await add()
    const made = await ask(path)
    expect(made.statements).toBeGreaterThan(0)
    expect(await ask(path)).toEqual({ ...made, statements: 0 })
    await add()
    const madeAnew = await ask(path)
    expect(madeAnew.statements).toBeGreaterThan(0)
    expect(madeAnew.etag).not.toBe(made.etag)
    expect(await ask(path)).toEqual({ ...madeAnew, statements: 0 })
  })
})
