import { once } from 'node:events'
import sql from 'sql-template-tag'
import { Role } from '../../../src/authz/role.enums'
import { Partnership } from '../../../src/modules/partnership/partnership.entity'
import { RawSocket } from '../../http/subscriptions/raw-socket'
import { type App, type Member, startApp } from '../../support/app'
import { fakePartnership } from '../../support/fakes'
import { subscribe, TRANSPORTS } from '../../support/subscribe'

const CHANGES = `subscription Changes($after: String) {
  changes(after: $after) { cursor changes { recordId account { id } } } }`

describe.each(TRANSPORTS)('a subscription over %s', (transport) => {
  let app: App
  beforeAll(async () => {
    app = await startApp()
  })
  afterAll(() => app.close())

  const write = () => app.database.write((writing) => writing.insert(Partnership, [fakePartnership()]))
  const begin = async (token: string, url = app.url) => {
    const told = subscribe(transport, url, { query: CHANGES, token })
    return { told, cursor: (await told.payload()).cursor as string }
  }
  /** It tells why it has ended, once, and where to continue. */
  const ended = async ({ told, cursor }: Awaited<ReturnType<typeof begin>>) => {
    const { errors, data } = await told.next()
    expect(data).toBeUndefined()
    expect(errors).toHaveLength(1)
    expect(errors[0].extensions.cursor).toBe(cursor)
    expect(await told.next()).toBeUndefined()
    await told.end()
    return errors[0].extensions
  }

  it.each<[string, (member: Member) => Promise<unknown>, object]>([
    [
      'the session ends',
      (member) => member.data('mutation { signOut { viewer { id } } }'),
      { code: 'UNAUTHENTICATED' },
    ],
    [
      'the role ends',
      ({ id }) =>
        app.database.write((writing) => writing.run(sql`DELETE FROM "role_grant" WHERE "accountId" = ${id}`)),
      { code: 'FORBIDDEN', reason: 'NOT_ALLOWED' },
    ],
    [
      'the account is suspended',
      ({ id }) =>
        app.database.write((writing) =>
          writing.run(
            sql`UPDATE "account" SET "suspendedUntil" = ${'2090-01-01T00:00:00.000Z'} WHERE "id" = ${id}`,
          ),
        ),
      { code: 'FORBIDDEN', reason: 'SUSPENDED' },
    ],
  ])('ends where %s, also while nothing changes', async (_, end, expected) => {
    const member = await app.appoint(Role.MODERATOR)
    const live = await begin(member.accessToken)
    await end(member)
    expect(await ended(live)).toMatchObject(expected)
  })

  it('ends where the API key is revoked', async () => {
    const admin = await app.appoint(Role.ADMIN)
    const { createApiKey } = await admin.data(
      'mutation { createApiKey(input: { name: "Program" }) { key apiKey { id } } }',
    )
    const live = await begin(createApiKey.key)
    await admin.data(
      `mutation { revokeApiKey(input: { id: "${createApiKey.apiKey.id}" }) { apiKey { id } } }`,
    )
    expect(await ended(live)).toMatchObject({ code: 'UNAUTHENTICATED' })
  })

  it('goes on where a role is added, and sees by it', async () => {
    const member = await app.signUp()
    const other = await app.appoint(Role.EDITOR, 'PL')
    const { told } = await begin(member.accessToken)
    const record = async () => {
      const made = fakePartnership()
      await app.database.write(async (writing) => {
        writing.actAs({ accountId: other.id, role: Role.ORGANISER })
        await writing.insert(Partnership, [made])
      })
      return made.id
    }
    const first = await record()
    expect((await told.payload()).changes).toEqual([{ recordId: first, account: null }])
    await app.database.write((writing) =>
      writing.run(sql`INSERT INTO "role_grant" ("id", "accountId", "role", "scopeId", "grantedAt")
        VALUES (${`rolegrant_${transport}`}, ${member.id}, ${Role.ADMIN}, '', ${new Date().toISOString()})`),
    )
    const second = await record()
    expect((await told.payload()).changes).toMatchObject([{ recordId: second }])
    await told.end()
  })

  it('ends where the server stops, and continues on the next', async () => {
    const server = await startApp({}, app.databaseUrl)
    const member = await app.signUp()
    const live = await begin(member.accessToken, server.url)
    const stopped = server.close()
    expect(await ended(live)).toMatchObject({ code: 'SERVICE_UNAVAILABLE', retryAfterSeconds: 1 })
    await stopped
    await write()
    const again = subscribe(transport, app.url, { query: CHANGES, variables: { after: live.cursor } })
    expect((await again.payload()).changes).toHaveLength(1)
    await again.end()
  })

  it('does not begin with credentials that are not good', async () => {
    const told = subscribe(transport, app.url, { query: CHANGES, token: 'a.b.c' })
    await expect(told.next()).rejects.toMatchObject(
      transport === 'graphql-ws' ? { code: 4401 } : { message: /401/ },
    )
  })
})

describe('a WebSocket', () => {
  let app: App
  beforeAll(async () => {
    app = await startApp({
      CORS_ORIGINS: 'https://app.example.org',
      PUBLIC_URL: 'https://registry.example.org',
    })
  })
  afterAll(() => app.close())

  it.each([
    ['https://app.example.org', 'connection_ack'],
    ['https://registry.example.org', 'connection_ack'],
    ['https://evil.example.org', 403],
    ['null', 403],
  ])('from a page of %s is answered with %s', async (origin, expected) => {
    const socket = new RawSocket(app.url, { origin })
    if (expected === 403) return expect((await socket.closed).code).toBe(403)
    await socket.init()
    expect((await socket.message('connection_ack')).type).toBe(expected)
    socket.socket.close()
  })

  it('takes the credentials of its header, and those of connection_init before them', async () => {
    const member = await app.signUp()
    const authorization = `Bearer ${member.accessToken}`
    const good = await new RawSocket(app.url, { headers: { authorization } }).init()
    await good.message('connection_ack')
    good.socket.close()
    const bad = await new RawSocket(app.url, { headers: { authorization: 'Bearer x' } }).init({
      Authorization: authorization,
    })
    await bad.message('connection_ack')
    bad.socket.close()
    const two = await new RawSocket(app.url).init({ Authorization: authorization, authorization })
    expect((await two.closed).code).toBe(4401)
  })

  it('is closed when the server stops', async () => {
    const server = await startApp({}, app.databaseUrl)
    const socket = await new RawSocket(server.url).init()
    await socket.message('connection_ack')
    const closed = once(socket.socket, 'close')
    await server.close()
    expect((await closed)[0]).toBe(1001)
  })
})
