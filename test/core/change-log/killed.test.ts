import sql from 'sql-template-tag'
import { openDatabase } from '../../../src/database/database'
import { Partnership } from '../../../src/modules/partnership/partnership.entity'
import { startProcess } from '../../http/process'
import { testDatabaseUrl } from '../../support/database'
import { fakePartnership } from '../../support/fakes'
import { tries } from '../../support/scale'

interface Answer {
  readonly signUp: { readonly session: { readonly accessToken: string } }
  readonly addComment: { readonly comment: { readonly id: string } }
}

const MUTATIONS = tries(1_000, 400)
const WRITERS = 10

describe('a server that is killed while a thousand mutations are under way', () => {
  const partnership = fakePartnership()
  let databaseUrl: string
  beforeAll(async () => {
    databaseUrl = await testDatabaseUrl()
    const database = await openDatabase(databaseUrl)
    await database.write((write) => write.insert(Partnership, [partnership]))
    await database.close()
  })

  it('leaves nothing half-written, keeps what it has answered, and its change log agrees with the records', async () => {
    const limits = {
      COMMENTS_PER_5_MINUTES: '10000',
      NEW_ACCOUNT_COMMENTS_PER_5_MINUTES: '10000',
      RATE_LIMIT_PER_MINUTE: '0',
    }
    const server = startProcess({ DATABASE_URL: databaseUrl, TRUST_PROXY: 'true', ...limits })
    const { address } = (await server.said('ready')) as { address: string }
    const ask = async (query: string, variables: object, headers: Record<string, string>) => {
      const response = await fetch(`${address}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify({ query, variables }),
      })
      return ((await response.json()) as { data: Answer }).data
    }
    const tokens = await Promise.all(
      Array.from({ length: WRITERS }, async (_, number) => {
        const input = { email: `ada${number}@example.org`, password: 'correct horse', displayName: 'Ada' }
        const made = await ask(
          'mutation SignUp($input: SignUpInput!) { signUp(input: $input) { session { accessToken } } }',
          { input },
          { 'x-forwarded-for': `10.0.0.${number}` },
        )
        return made.signUp.session.accessToken
      }),
    )
    const answered: string[] = []
    // Each goes on until it is cut off: a client that is slow to read would find a thousand answers when it looks for a few.
    const mutations = Array.from({ length: MUTATIONS }, async (_, number) => {
      for (;;) {
        const { addComment } = await ask(
          'mutation Add($input: AddCommentInput!) { addComment(input: $input) { comment { id } } }',
          { input: { subjectId: partnership.id, body: `Komentarz ${number}` } },
          { authorization: `Bearer ${tokens[number % WRITERS]}` },
        )
        answered.push(addComment.comment.id)
        if (answered.length === MUTATIONS / 4) server.child.kill('SIGKILL')
      }
    })
    const outcomes = await Promise.allSettled(mutations)
    await server.exitCode()

    const database = await openDatabase(databaseUrl)
    const column = async (statement: ReturnType<typeof sql>) =>
      (await database.reader.all(statement)).map(([value]) => value)
    const kept = await column(sql`SELECT "id" FROM "comment" ORDER BY "id"`)
    const told = await column(
      sql`SELECT "recordId" FROM "change" WHERE "recordClass" = 'Comment' AND "kind" = 'CREATED' ORDER BY "recordId"`,
    )
    const sequences = await column(sql`SELECT DISTINCT "sequence" FROM "change" ORDER BY "sequence"`)
    const [version] = await column(sql`SELECT "version" FROM "registry"`)
    await database.close()
    expect(told).toEqual(kept)
    expect(kept).toEqual(expect.arrayContaining(answered))
    expect(sequences).toEqual(Array.from({ length: Number(version) }, (_, index) => index + 1))
    const cut = outcomes.filter(({ status }) => status === 'rejected').length
    expect(cut).toBe(MUTATIONS)
    process.stdout.write(
      `killed after ${answered.length} answers, ${cut} requests cut off: ${kept.length} comments kept, ${told.length} told of\n`,
    )
  })
})
