import { existsSync, mkdtempSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { databaseKind, emptyDatabaseUrl } from '../support/database'
import { Connection, type ServerProcess, startProcess } from './process'

const BODY = JSON.stringify({ query: '{ sectors { code } partnerships { totalCount } }' })
const HEAD = `POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: ${BODY.length}\r\n\r\n`

const portOf = ({ address }: Record<string, unknown>) => Number(new URL(String(address)).port)

/** Resolves when nobody listens any more. */
async function refused(port: number) {
  const isOpen = () =>
    new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1')
      socket.on('connect', () => resolve(true)).on('error', () => resolve(false))
      socket.on('connect', () => socket.destroy())
    })
  while (await isOpen()) await new Promise((resolve) => setTimeout(resolve, 10))
}

describe('the process', () => {
  let server: ServerProcess | undefined
  afterEach(() => server?.child.kill('SIGKILL'))

  it.each(['SIGTERM', 'SIGINT'] as const)(
    'lets what is in flight finish on %s, and nothing new begin',
    async (signal) => {
      server = startProcess({ DATABASE_URL: await emptyDatabaseUrl() })
      const port = portOf(await server.said('ready'))
      const probe = new Connection(port)
      await probe.send('GET /readyz HTTP/1.1\r\nHost: localhost\r\n')
      const slow = new Connection(port)
      await slow.send(HEAD + BODY.slice(0, 10))
      await server.said('incoming request')

      server.child.kill(signal)
      await server.said('stopping')
      await refused(port)
      await probe.send('\r\n')
      await probe.ended
      expect(probe.answer).toMatch(/^HTTP\/1\.1 503 .+connection: close.+"The server is stopping\."/s)
      await slow.send(BODY.slice(10))
      await slow.ended
      expect(slow.answer).toMatch(/^HTTP\/1\.1 200 .+connection: close.+"sectors":\[\{"code":"PUBLIC"\}/s)

      expect(await server.exitCode()).toBe(0)
      expect(server.log.at(-1)).toMatchObject({ msg: 'stopped' })
      // No warning, of deprecation or otherwise.
      expect(server.errors()).toBe('')
    },
  )

  if (databaseKind === 'postgres') {
    it('waits for a query that is running', async () => {
      const url = await emptyDatabaseUrl()
      server = startProcess({ DATABASE_URL: url })
      const port = portOf(await server.said('ready'))
      const other = new Client({ connectionString: url })
      await other.connect()
      await other.query('BEGIN; LOCK TABLE "partnership" IN ACCESS EXCLUSIVE MODE')
      const answer = fetch(`http://localhost:${port}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: BODY,
      }).then((response) => response.json())
      await server.said('incoming request')
      server.child.kill('SIGTERM')
      await refused(port)
      await other.query('COMMIT')
      await other.end()
      expect(await answer).toMatchObject({ data: { partnerships: { totalCount: 0 } } })
      expect(await server.exitCode()).toBe(0)
    })
  }

  it('ends a connection whose request never comes to its end', async () => {
    server = startProcess({ DATABASE_URL: await emptyDatabaseUrl(), QUERY_TIMEOUT_MS: '500' })
    const port = portOf(await server.said('ready'))
    const slow = new Connection(port)
    await slow.send(HEAD)
    await server.said('incoming request')
    server.child.kill('SIGTERM')
    expect(await server.exitCode()).toBe(0)
  })

  it('says everything that is wrong with its settings, and does nothing', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'partnerstwa-')), 'registry.sqlite')
    server = startProcess({
      DATABASE_URL: `sqlite:${file}`,
      PORT: '4000abc',
      QUERY_TIMEOUT_MS: '1e9',
      TRUST_PROXY: 'yes',
    })
    expect(await server.exitCode()).toBe(1)
    expect(server.errors().split('\n')).toEqual([
      'The settings are not valid:',
      '  - PORT must be a whole number from 0 to 65535.',
      '  - TRUST_PROXY must be true or false.',
      '  - QUERY_TIMEOUT_MS must be a whole number of milliseconds from 1 to 3600000.',
      '',
    ])
    expect(server.log).toEqual([])
    expect(existsSync(file)).toBe(false)
  })
})
