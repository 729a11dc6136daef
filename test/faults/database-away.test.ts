import { copyFileSync, renameSync } from 'node:fs'
import Sqlite from 'better-sqlite3'
import { Client } from 'pg'
import type { BetterSqlite3Driver } from 'typeorm/driver/better-sqlite3/BetterSqlite3Driver'
import { Role } from '../../src/authz/role.enums'
import { Partnership } from '../../src/modules/partnership/partnership.entity'
import { type Any, type App, type Member, startApp } from '../support/app'
import { databaseKind } from '../support/database'
import { fakePartnership } from '../support/fakes'

const ADD = `mutation Add($input: AddCommentInput!) { addComment(input: $input) { comment { id } } }`
const AT_ONCE = 100

const partnership = fakePartnership()

if (databaseKind === 'sqlite')
  describe('a file of SQLite', () => {
    let app: App
    let member: Member
    const open = async (settings: Record<string, string> = {}) => {
      app = await startApp({ COMMENTS_PER_5_MINUTES: '100000', ...settings })
      await app.database.write((write) => write.insert(Partnership, [partnership]))
      member = await app.signUp()
    }
    beforeEach(() => open())
    afterEach(() => app.close())

    const file = () => app.databaseUrl.slice('sqlite:'.length)
    const connection = () =>
      (app.database.dataSource.driver as BetterSqlite3Driver).databaseConnection as Sqlite.Database

    const add = (number: number) => addComment(member, number)
    const addMany = () => Promise.all(Array.from({ length: AT_ONCE }, (_, number) => add(number)))
    const acknowledged = (outcomes: readonly Outcome[]) => outcomes.flatMap(({ id }) => id ?? []).sort()

    /** As another program sees it that opens the file. */
    const stored = () => {
      const other = new Sqlite(file(), { readonly: true })
      const ids = other.prepare('SELECT "id" FROM "comment" ORDER BY "id"').pluck().all()
      other.close()
      return ids
    }

    it('that is full stores what is acknowledged, refuses the rest, and goes on when there is room', async () => {
      const [{ page_count: pages }] = connection().pragma('page_count') as [{ page_count: number }]
      connection().pragma(`max_page_count = ${pages + 20}`)
      const whenFull = await addMany()
      const refused = whenFull.filter(({ id }) => id === undefined)
      expect(refused.length).toBeGreaterThan(2)
      expect(new Set(refused.map(({ code }) => code))).toEqual(new Set(['SERVICE_UNAVAILABLE']))
      expect(stored()).toEqual(acknowledged(whenFull))
      expect(connection().inTransaction).toBe(false)

      connection().pragma('max_page_count = 1073741823')
      const after = await addMany()
      expect(after.map(({ code }) => code)).toEqual(after.map(() => undefined))
      expect(stored()).toEqual([...acknowledged(whenFull), ...acknowledged(after)].sort())
      expect(await member.data('{ viewer { id } }')).toMatchObject({ viewer: { id: expect.any(String) } })
      expect((await readiness(app)).writing).toBe('ready')
    })

    it('that fills up in the middle of an import tells how many rows are done, and takes the rest later', async () => {
      const admin = await app.appoint(Role.ADMIN)
      const [{ page_count: pages }] = connection().pragma('page_count') as [{ page_count: number }]
      connection().pragma(`max_page_count = ${pages + 200}`)
      const stopped = await importOrganisations(app, admin)
      expect(stopped).toMatchObject({
        status: 503,
        json: { errors: [{ extensions: { code: 'SERVICE_UNAVAILABLE', rowsDone: expect.any(Number) } }] },
      })
      const { rowsDone } = stopped.json.errors[0].extensions
      expect(rowsDone).toBeGreaterThan(0)
      const count = async () => (await app.data('{ organisations { totalCount } }')).organisations.totalCount
      expect(await count()).toBe(rowsDone)
      connection().pragma('max_page_count = 1073741823')
      expect((await importOrganisations(app, admin)).json).toMatchObject({
        unchanged: rowsDone,
        created: IMPORTED - rowsDone,
      })
      expect(await count()).toBe(IMPORTED)
    })

    it('that another program holds makes writes wait no longer than their time, and nothing else', async () => {
      await app.close()
      await open({ QUERY_TIMEOUT_MS: '1000' })
      const other = new Sqlite(file())
      other.exec('BEGIN EXCLUSIVE')
      const writes = Promise.all(Array.from({ length: 10 }, (_, number) => add(number)))
      for (let probe = 0; probe < 10; probe++) {
        const [alive, read] = await Promise.all([
          fetch(`${app.url}/healthz`),
          app.query('{ partnerships { totalCount } }'),
        ])
        expect([alive.status, read.data]).toEqual([200, { partnerships: { totalCount: 1 } }])
      }
      const refused = await writes
      expect(new Set(refused.map(({ code }) => code))).toEqual(new Set(['SERVICE_UNAVAILABLE']))
      expect(await readiness(app)).toMatchObject({ status: 'ready', reading: 'ready', writing: 'away' })
      other.exec('ROLLBACK')
      other.close()
      expect((await add(10)).code).toBeUndefined()
      expect(stored()).toHaveLength(1)
      expect(await readiness(app)).toMatchObject({ writing: 'ready' })
    })

    it('that is replaced is noticed before a write is acknowledged that would go with the old one', async () => {
      const before = await add(0)
      expect(before.id).toBeDefined()
      renameSync(file(), `${file()}.former`)
      copyFileSync(`${file()}.former`, file())
      expect(await add(1)).toEqual({ id: undefined, code: 'SERVICE_UNAVAILABLE' })
      const response = await fetch(`${app.url}/readyz`)
      expect([response.status, await response.json()]).toEqual([
        503,
        {
          status: 'not ready',
          reading: 'away',
          writing: 'away',
          problem: expect.stringContaining('deleted or replaced'),
        },
      ])
    })
  })

if (databaseKind === 'postgres')
  describe('a server of PostgreSQL', () => {
    let app: App
    let member: Member
    let operator: Client
    let name: string
    beforeEach(async () => {
      app = await startApp({ COMMENTS_PER_5_MINUTES: '100000' })
      await app.database.write((write) => write.insert(Partnership, [partnership]))
      member = await app.signUp()
      name = new URL(app.databaseUrl).pathname.slice(1)
      operator = new Client(String(process.env.TEST_POSTGRES_URL))
      await operator.connect()
    })
    afterEach(async () => {
      await operator.end()
      await app.close()
    })

    const disconnectAll = () =>
      operator.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1', [name])
    const add = (number: number) => addComment(member, number)
    /** On a connection of its own, which was not there to be dropped. */
    const read = async (statement: string) => {
      const client = new Client(app.databaseUrl)
      await client.connect()
      const { rows } = await client.query({ text: statement, rowMode: 'array' })
      await client.end()
      return rows.map(([value]) => value)
    }
    const stored = () => read('SELECT "id" FROM "comment" ORDER BY "id"')

    it('that drops its connections in the middle of writes has stored what is acknowledged', async () => {
      const writes = Promise.all(Array.from({ length: AT_ONCE }, (_, number) => add(number)))
      for (let time = 0; time < 10; time++) {
        await disconnectAll()
        await new Promise((resolve) => setTimeout(resolve, 50))
      }
      const outcomes = await writes
      const acknowledged = outcomes.flatMap(({ id }) => id ?? [])
      expect(await stored()).toEqual(expect.arrayContaining(acknowledged))
      expect(
        outcomes.flatMap(({ code }) => code ?? []).filter((code) => code !== 'SERVICE_UNAVAILABLE'),
      ).toEqual([])
      expect((await add(AT_ONCE)).id).toBeDefined()
    })

    it('that drops its connections in the middle of an import has stored the rows that are said to be done', async () => {
      const admin = await app.appoint(Role.ADMIN)
      const importing = importOrganisations(app, admin)
      const count = async () => Number((await read('SELECT count(*) FROM "organisation"'))[0])
      while ((await count()) === 0) await new Promise((resolve) => setTimeout(resolve, 5))
      await disconnectAll()
      const stopped = await importing
      expect([stopped.status, stopped.json.errors[0].extensions.code]).toEqual([503, 'SERVICE_UNAVAILABLE'])
      const { rowsDone = 0 } = stopped.json.errors[0].extensions
      expect(await count()).toBeGreaterThanOrEqual(rowsDone)
      const again = await importOrganisations(app, admin)
      expect(again.json.unchanged).toBeGreaterThanOrEqual(rowsDone)
      expect(again.json.unchanged + again.json.created).toBe(IMPORTED)
      expect(await count()).toBe(IMPORTED)
    })

    it('that cannot be reached is 503 with the time to ask again, and not an answer with an error of ours', async () => {
      await operator.query(`ALTER DATABASE "${name}" ALLOW_CONNECTIONS false`)
      await disconnectAll()
      for (const path of [
        '/graphql?query={partnerships{totalCount}}',
        '/feeds/partnerships.csv',
        '/catalog.jsonld',
        '/feeds/changes.ndjson',
        '/',
      ]) {
        const response = await fetch(`${app.url}${path}`)
        expect([path, response.status, response.headers.get('retry-after')]).toEqual([path, 503, '5'])
        await response.text()
      }
      const probe = await fetch(`${app.url}/readyz`)
      expect([probe.status, await probe.json()]).toMatchObject([503, { reading: 'away', writing: 'away' }])
      await operator.query(`ALTER DATABASE "${name}" ALLOW_CONNECTIONS true`)
      expect((await app.query('{ partnerships { totalCount } }')).data).toEqual({
        partnerships: { totalCount: 1 },
      })
      expect((await readiness(app)).writing).toBe('ready')
    })

    it('that takes no writes goes on being read, and its readiness says so', async () => {
      await operator.query(`ALTER DATABASE "${name}" SET default_transaction_read_only = on`)
      await disconnectAll()
      expect((await add(0)).code).toBe('SERVICE_UNAVAILABLE')
      expect(await readiness(app)).toMatchObject({ status: 'ready', reading: 'ready', writing: 'away' })
      expect((await app.query('{ partnerships { totalCount } }')).data).toEqual({
        partnerships: { totalCount: 1 },
      })
      await operator.query(`ALTER DATABASE "${name}" RESET default_transaction_read_only`)
      await disconnectAll()
      // The connections that were dropped are noticed in a moment.
      while ((await readiness(app)).writing !== 'ready')
        await new Promise((resolve) => setTimeout(resolve, 20))
      expect((await add(1)).id).toBeDefined()
    })
  })

interface Outcome {
  readonly id: string | undefined
  readonly code: string | undefined
}

const IMPORTED = 1_000

async function importOrganisations(app: App, { accessToken }: Member) {
  const rows = Array.from(
    { length: IMPORTED },
    (_, index) => `K${index},Organizacja ${index} ${'x'.repeat(150)}`,
  )
  const response = await fetch(`${app.url}/import/organisations`, {
    method: 'POST',
    headers: { authorization: `Bearer ${accessToken}`, 'content-type': 'text/csv' },
    body: `key,name\n${rows.join('\n')}\n`,
  })
  return { status: response.status, json: (await response.json()) as Any }
}

async function addComment(member: Member, number: number): Promise<Outcome> {
  const input = { subjectId: partnership.id, body: `Komentarz ${number} ${'x'.repeat(2_000)}` }
  const { data, errors } = await member.query(ADD, { input })
  return { id: data?.addComment?.comment.id, code: errors?.[0]?.extensions.code }
}

async function readiness(app: App): Promise<Record<string, string>> {
  return (await fetch(`${app.url}/readyz`)).json() as Promise<Record<string, string>>
}
