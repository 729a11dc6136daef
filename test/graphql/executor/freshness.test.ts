import fc from 'fast-check'
import { Client } from 'pg'
import { type ServerProcess, startProcess } from '../../http/process'
import { databaseKind, testDatabaseUrl } from '../../support/database'
import { tries } from '../../support/scale'

const RUNS = tries(40, 15)
const ACCOUNTS = 3

const SIGN_UP = `mutation SignUp($input: SignUpInput!) {
  signUp(input: $input) { session { accessToken } viewer { account { id } } }
}`
const RENAME =
  'mutation Rename($name: String!) { updateProfile(input: { displayName: $name }) { viewer { id } } }'
const READ = 'query Name($id: ID!) { node(id: $id) { ... on Account { displayName } } }'

interface Member {
  readonly id: string
  readonly accessToken: string
  /** The number in the name that was last begun to be written, and that was last written. */
  begun: number
  written: number
}

/** Reads and writes of one account each, at one of two servers. */
const step = fc.record({
  server: fc.nat({ max: 1 }),
  account: fc.nat({ max: ACCOUNTS - 1 }),
  isWrite: fc.boolean(),
})

describe('two servers over one database', () => {
  let databaseUrl: string
  let servers: ServerProcess[]
  let urls: string[]
  const members: Member[] = []

  beforeAll(async () => {
    databaseUrl = await testDatabaseUrl()
    const settings = { DATABASE_URL: databaseUrl, RATE_LIMIT_PER_MINUTE: '0', LOG_LEVEL: 'info' }
    servers = [startProcess(settings)]
    await servers[0]?.said('ready')
    servers.push(startProcess(settings))
    urls = await Promise.all(servers.map(async (server) => String((await server.said('ready')).address)))
    for (let index = 0; index < ACCOUNTS; index++) {
      const input = { email: `ada${index}@example.org`, password: 'correct horse', displayName: 'Ada 0' }
      const { session, viewer } = (await post(0, SIGN_UP, { input })).data.signUp
      members.push({ id: viewer.account.id, accessToken: session.accessToken, begun: 0, written: 0 })
    }
  })
  afterAll(async () => {
    for (const { child } of servers) child.kill()
    await Promise.all(servers.map((server) => server.exitCode()))
  })

  async function post(server: number, query: string, variables: object, accessToken?: string) {
    const response = await fetch(`${urls[server]}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(accessToken !== undefined && { authorization: `Bearer ${accessToken}` }),
      },
      body: JSON.stringify({ query, variables }),
    })
    // biome-ignore lint/suspicious/noExplicitAny: the assertions say what it holds
    return (await response.json()) as any
  }

  const rename = async (server: number, member: Member) => {
    member.begun++
    const { begun } = member
    const { errors } = await post(server, RENAME, { name: `Ada ${begun}` }, member.accessToken)
    expect(errors).toBeUndefined()
    member.written = Math.max(member.written, begun)
  }

  const read = async (server: number, member: Member) => {
    const { written } = member
    const { data } = await post(server, READ, { id: member.id })
    const name = Number(data.node.displayName.split(' ')[1])
    expect(name).toBeGreaterThanOrEqual(written)
    expect(name).toBeLessThanOrEqual(member.begun)
  }

  it('give no answer that is older than the last write committed before it was asked for', async () => {
    const done = { writes: 0, reads: 0 }
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(step, { minLength: 1, maxLength: 6 }), { maxLength: 12 }),
        async (rounds) => {
          for (const round of rounds) {
            // Of one account, only one name is on its way at a time, so that the greater number is the later one.
            const renamed = new Set<number>()
            await Promise.all(
              round.map(({ server, account, isWrite }) => {
                const member = members[account] as Member
                const writes = isWrite && !renamed.has(account)
                if (writes) renamed.add(account)
                done[writes ? 'writes' : 'reads']++
                return writes ? rename(server, member) : read(server, member)
              }),
            )
          }
        },
      ),
      { numRuns: RUNS, endOnFailure: true },
    )
    process.stdout.write(`two servers: ${done.writes} writes and ${done.reads} reads, none too old\n`)
    expect(Math.min(done.writes, done.reads)).toBeGreaterThan(RUNS)
  })

  if (databaseKind === 'postgres') {
    it('answer again after the database has thrown them out', async () => {
      const [member] = members as [Member]
      for (const server of [0, 0, 1, 1]) await read(server, member)
      const admin = new Client({ connectionString: databaseUrl })
      await admin.connect()
      await admin.query(
        'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()',
      )
      await admin.end()
      // What was just under way may fail; the process and its answers stay.
      for (const server of [0, 1]) while ((await post(server, READ, { id: member.id })).errors);
      await rename(0, member)
      for (const server of [0, 1]) await read(server, member)
    })
  }
})
