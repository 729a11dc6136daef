import { once } from 'node:events'
import { connect } from 'node:net'
import { Partnership } from '../../src/modules/partnership/partnership.entity'
import { fakePartnership } from '../support/fakes'
import { statementsDuring } from '../support/statements'
import { type Door, expectServed, openDoor } from './server-under-test'

const REQUESTS = 1_000

/** Each counts all partnerships. */
const counts = Array.from(
  { length: 15 },
  (_, index) =>
    `a${index}: partnerships(filter: { search: "p", updatedSince: "20${10 + index}-01-01T00:00:00Z" }) { totalCount }`,
)
const DEAR = `{ ${counts.join(' ')} }`

describe('a client that opens a thousand requests', () => {
  let door: Door
  beforeAll(async () => {
    door = await openDoor({ REUSED_ANSWERS_MB: '0' })
    const partnerships = Array.from({ length: 500 }, () => fakePartnership({ summary: 'partnerstwo' }))
    await door.database.write((write) => write.insert(Partnership, partnerships))
  })
  afterAll(() => door.close())

  it('and leaves is worked for no longer', async () => {
    const { port } = new URL(door.url)
    const body = JSON.stringify({ query: DEAR })
    const request = `POST /graphql HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`
    const statements = await statementsDuring(async () => {
      const sockets = Array.from({ length: REQUESTS }, () => connect(Number(port), '127.0.0.1'))
      await Promise.all(
        sockets.map(async (socket) => {
          socket.on('error', () => {})
          await once(socket, 'connect')
          await new Promise((resolve) => socket.write(request, resolve))
        }),
      )
      for (const socket of sockets) socket.destroy()
      await expectServed(door)
      await expectServed(door)
    })
    expect(statements.length).toBeLessThan((REQUESTS * counts.length) / 2)
    expect(door.log.filter(({ level }) => Number(level) >= 50)).toEqual([])
  })
})
