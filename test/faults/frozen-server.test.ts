import { setTimeout as pause } from 'node:timers/promises'
import sql from 'sql-template-tag'
import { openDatabase } from '../../src/database/database'
import { Partnership } from '../../src/modules/partnership/partnership.entity'
import { startProcess } from '../http/process'
import type { Any } from '../support/app'
import { databaseKind, testDatabaseUrl } from '../support/database'
import { fakePartnership } from '../support/fakes'

const WRITERS = 10
const FREEZES = 2

const SETTINGS = {
  COMMENTS_PER_5_MINUTES: '100000',
  NEW_ACCOUNT_COMMENTS_PER_5_MINUTES: '100000',
  RATE_LIMIT_PER_MINUTE: '0',
  TRUST_PROXY: 'true',
}

describe('a server that stands still while it writes', () => {
  const partnerships = [fakePartnership(), fakePartnership()]
  let databaseUrl: string
  beforeAll(async () => {
    databaseUrl = await testDatabaseUrl()
    const database = await openDatabase(databaseUrl)
    await database.write((write) => write.insert(Partnership, partnerships))
    await database.close()
  })

  const start = async (number: number) => {
    const server = startProcess({ DATABASE_URL: databaseUrl, ...SETTINGS })
    const { address } = (await server.said('ready')) as { address: string }
    const ask = async (query: string, headers: Record<string, string>) => {
      const response = await fetch(`${address}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify({ query }),
      })
      return (await response.json()) as { data: Any; errors?: readonly Any[] }
    }
    const token = async (writer: number) => {
      const input = `{ email: "ada${number}.${writer}@example.org", password: "correct horse", displayName: "Ada" }`
      const made = await ask(`mutation { signUp(input: ${input}) { session { accessToken } } }`, {
        'x-forwarded-for': `10.0.${number}.${writer}`,
      })
      return made.data.signUp.session.accessToken as string
    }
    const tokens = await Promise.all(Array.from({ length: WRITERS }, (_, writer) => token(writer)))
    const add = async (writer: number) => {
      const { data, errors } = await ask(
        `mutation { addComment(input: { subjectId: "${partnerships[number]?.id}", body: "Komentarz" }) { comment { id } } }`,
        { authorization: `Bearer ${tokens[writer]}` },
      )
      return { id: data?.addComment?.comment.id as string | undefined, code: errors?.[0]?.extensions.code }
    }
    return { server, add }
  }

  it('keeps others from writing no longer than a transaction may stand still, and loses nothing', async () => {
    const [frozen, other] = await Promise.all([start(0), start(1)])
    const acknowledged: string[] = []
    const refused: string[] = []
    let isOver = false
    let during = 0
    const writing = (add: (writer: number) => ReturnType<typeof frozen.add>, note: () => void) =>
      Array.from({ length: WRITERS }, async (_, writer) => {
        while (!isOver) {
          const { id, code } = await add(writer)
          if (id) {
            acknowledged.push(id)
            note()
          } else refused.push(code)
        }
      })
    const all = [
      ...writing(frozen.add, () => {}),
      ...writing(other.add, () => {
        during++
      }),
    ]
    const until = async (isSo: () => boolean) => {
      while (!isSo()) await pause(20)
    }
    for (let time = 0; time < FREEZES; time++) {
      const before = acknowledged.length
      await until(() => acknowledged.length > before + WRITERS * (1 + Math.random()))
      const refusedBefore = refused.length
      frozen.server.child.kill('SIGSTOP')
      during = 0
      // What stands still in the middle of a transaction has locked others out: they go on once the transaction is ended.
      // Of SQLite, whoever stands still may have the file: then writes are refused in time, and reads go on.
      await until(
        () =>
          during > 5 * WRITERS || (databaseKind === 'sqlite' && refused.length >= refusedBefore + WRITERS),
      )
      frozen.server.child.kill('SIGCONT')
    }
    isOver = true
    await Promise.all(all)
    expect(refused.filter((code) => !['SERVICE_UNAVAILABLE', 'TIMEOUT'].includes(code))).toEqual([])
    expect((await other.add(0)).id).toBeDefined()
    for (const { server } of [frozen, other]) {
      server.child.kill('SIGTERM')
      expect(await server.exitCode()).toBe(0)
    }
    const database = await openDatabase(databaseUrl)
    const stored = new Set((await database.reader.all(sql`SELECT "id" FROM "comment"`)).map(([id]) => id))
    const changes = await database.reader.all(
      sql`SELECT "recordId" FROM "change" WHERE "recordClass" = 'Comment' ORDER BY "id"`,
    )
    await database.close()
    expect(acknowledged.filter((id) => !stored.has(id))).toEqual([])
    expect(new Set(changes.map(([id]) => id))).toEqual(stored)
  })
})
