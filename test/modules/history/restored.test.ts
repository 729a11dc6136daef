import { copyFileSync, rmSync } from 'node:fs'
import { Client } from 'pg'
import { Organisation } from '../../../src/modules/organisation/organisation.entity'
import { type App, startApp } from '../../support/app'
import { databaseKind, testDatabaseUrl, versionOf } from '../../support/database'
import { fakeOrganisation } from '../../support/fakes'

const CHANGES = `query Changes($after: String) { changes(after: $after, first: 100) {
  headCursor pageInfo { endCursor } nodes { recordId node { ... on Organisation { name } } } } }`
const NAMES = '{ organisations(first: 100) { nodes { id name } } }'

type Copy = Map<string, string>

/** How somebody keeps a copy by the changes of GraphQL, or of the feed. */
interface Source {
  head(app: App): Promise<string>
  /** Null: everything is to be read anew. */
  next(
    app: App,
    cursor: string,
  ): Promise<{ cursor: string; changed: [id: string, name: string | null][] } | null>
}

const graphql: Source = {
  head: async (app) => (await app.data('{ changes(first: 1) { headCursor } }')).changes.headCursor,
  async next(app, after) {
    const { data, errors } = await app.query(CHANGES, { after })
    if (errors?.[0]?.extensions.code === 'RESYNC_REQUIRED') return null
    const { headCursor, pageInfo, nodes } = data.changes
    const changed = nodes.map((each: { recordId: string; node: { name: string } | null }) => [
      each.recordId,
      each.node?.name ?? null,
    ])
    return { cursor: pageInfo.endCursor ?? headCursor, changed }
  },
}

const feed: Source = {
  head: async (app) =>
    (await fetch(`${app.url}/feeds/organisations.ndjson`)).headers.get('change-cursor') as string,
  async next(app, after) {
    const response = await fetch(`${app.url}/feeds/changes.ndjson?after=${after}&wait=1`)
    if (response.status === 410) return null
    const lines = (await response.text())
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    const { cursor } = lines.pop()
    return { cursor, changed: lines.map(({ id, record }) => [id, record?.name ?? null]) }
  },
}

class Follower {
  copy: Copy = new Map()
  cursor = ''
  resyncs = 0

  constructor(private readonly source: Source) {}

  async begin(app: App) {
    this.cursor = await this.source.head(app)
    this.copy = await everything(app)
  }

  async catchUp(app: App) {
    for (;;) {
      const next = await this.source.next(app, this.cursor)
      if (next === null) {
        this.resyncs++
        await this.begin(app)
        continue
      }
      for (const [id, name] of next.changed) name === null ? this.copy.delete(id) : this.copy.set(id, name)
      this.cursor = next.cursor
      if (next.changed.length === 0) return
    }
  }
}

async function everything(app: App): Promise<Copy> {
  const { organisations } = await app.data(NAMES)
  return new Map(organisations.nodes.map(({ id, name }: { id: string; name: string }) => [id, name]))
}

const write = async (app: App, count: number) => {
  for (let number = 0; number < count; number++)
    await app.database.write((writing) => writing.insert(Organisation, [fakeOrganisation()]))
}

/** Copies a database that nobody has open, as a backup does, or a restore. */
async function copyDatabase(from: string, to: string) {
  if (databaseKind === 'sqlite') {
    const file = (url: string) => url.slice('sqlite:'.length)
    for (const ending of ['-wal', '-shm']) rmSync(file(to) + ending, { force: true })
    return copyFileSync(file(from), file(to))
  }
  const name = (url: string) => new URL(url).pathname.slice(1)
  const operator = new Client(String(process.env.TEST_POSTGRES_URL))
  await operator.connect()
  await operator.query(`DROP DATABASE IF EXISTS "${name(to)}" WITH (FORCE)`)
  await operator.query(`CREATE DATABASE "${name(to)}" TEMPLATE "${name(from)}"`)
  await operator.end()
}

describe('a registry that is restored to an earlier state while others follow it', () => {
  it.each([
    ['GraphQL', graphql],
    ['the feed', feed],
  ])('tells those who follow it by %s to begin anew, and they miss nothing', async (_, source) => {
    const url = await testDatabaseUrl()
    const backup = await testDatabaseUrl()
    let app = await startApp({}, url)
    await write(app, 5)
    const follower = new Follower(source)
    await follower.begin(app)
    for (const [lost, written] of [
      [4, 4],
      [6, 9],
    ] as const) {
      await app.close()
      await copyDatabase(url, backup)
      app = await startApp({}, url)
      await write(app, lost)
      await follower.catchUp(app)
      const before = await versionOf(app.database)
      const resyncs = follower.resyncs

      await app.close()
      await copyDatabase(backup, url)
      app = await startApp({}, url)
      await write(app, written)
      expect((await versionOf(app.database)) - before).toBe(written - lost)
      await follower.catchUp(app)
      expect(follower.resyncs).toBe(resyncs + 1)
      expect([...follower.copy].sort()).toEqual([...(await everything(app))].sort())
      await write(app, 2)
      await follower.catchUp(app)
      expect(follower.resyncs).toBe(resyncs + 1)
      expect([...follower.copy].sort()).toEqual([...(await everything(app))].sort())
    }
    await app.close()
  })

  // A server keeps a file of SQLite open: it has to be started anew.
  if (databaseKind === 'postgres')
    it('gives no answer again that is of the former state, though the server goes on', async () => {
      const url = await testDatabaseUrl()
      const backup = await testDatabaseUrl()
      let app = await startApp({}, url)
      await write(app, 1)
      await app.close()
      await copyDatabase(url, backup)
      app = await startApp({}, url)
      await write(app, 3)
      const ask = async () => {
        const response = await fetch(`${app.url}/graphql?query=${encodeURIComponent(NAMES)}`)
        const csv = await fetch(`${app.url}/feeds/organisations.csv`)
        return {
          etags: [response, csv].map(({ headers }) => headers.get('etag')),
          texts: [await response.text(), await csv.text()],
        }
      }
      // Answered twice, it is kept.
      for (let time = 0; time < 3; time++) await ask()
      const before = await ask()
      const version = await versionOf(app.database)
      await copyDatabase(backup, url)
      const other = await startApp({}, url)
      await write(other, 3)
      expect(await versionOf(other.database)).toBe(version)
      const after = await ask()
      expect(after.texts[0]).toContain(JSON.stringify((await other.data(NAMES)).organisations).slice(1, -1))
      for (const index of [0, 1]) {
        expect(after.etags[index]).not.toBe(before.etags[index])
        expect(after.texts[index]).not.toBe(before.texts[index])
      }
      await other.close()
      await app.close()
    })
})
