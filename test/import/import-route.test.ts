import sql from 'sql-template-tag'
import { Role } from '../../src/account/account.enums'
import { type App, type Member, startApp } from '../support/app'
import { layOut } from './bring-in'

let app: App
let editor: Member

beforeAll(async () => {
  // So long waits a server that stops for whoever still sends.
  app = await startApp({ FIRST_DATA: 'none', QUERY_TIMEOUT_MS: '10000' })
  await layOut(app.database)
  editor = await app.appoint(Role.EDITOR, 'territory_14')
})
afterAll(() => app.close())

interface Sent {
  readonly by?: Member
  readonly type?: string
  readonly path?: string
}

async function send(
  body: string | ReadableStream,
  { by = editor, type = 'text/csv', path = 'partnerships' }: Sent = {},
) {
  const response = await fetch(`${app.url}/import/${path}`, {
    method: 'POST',
    headers: { 'content-type': type, authorization: `Bearer ${by.accessToken}` },
    body,
    duplex: 'half',
  } as RequestInit)
  // biome-ignore lint/suspicious/noExplicitAny: the assertions check what it is
  return { status: response.status, headers: response.headers, answer: (await response.json()) as any }
}

describe('POST /import/partnerships', () => {
  it('brings in what lies in the care of an editor, in their name', async () => {
    const text = 'key,name,territories\nA,Dąb,1465\nB,Klon,0264\nC,Lipa,\nD,Jesion,1465 | 02\n'
    const dry = await send(text, { path: 'partnerships?dryRun=true&source=urzad' })
    expect(dry).toMatchObject({ status: 200, answer: { dryRun: true, rows: 4, created: 1, refused: 3 } })
    const { status, answer } = await send(text, { path: 'partnerships?source=urzad' })
    expect({ status, ...answer }).toMatchObject({
      status: 200,
      dryRun: false,
      created: 1,
      refused: 3,
      moreProblems: 0,
    })
    expect(answer.problems).toEqual([
      {
        row: 3,
        column: 'territories',
        message: 'You are no editor of 0264: leave the row to who is, or to an administrator.',
      },
      { row: 4, column: 'territories', message: 'territories must name a unit that you are an editor of.' },
      {
        row: 5,
        column: 'territories',
        message: 'You are no editor of 02: leave the row to who is, or to an administrator.',
      },
    ])
    const made = await app.database.write((write) =>
      write.read(sql`SELECT "actorId", "actorRole" FROM "change" WHERE "recordClass" = 'Partnership'`),
    )
    expect(made).toEqual([{ actorId: editor.id, actorRole: 'EDITOR' }])
    const { partnership } = await app.data('{ partnership(slug: "dab") { name } }')
    expect(partnership).toEqual({ name: 'Dąb' })
  })

  it('lets an administrator bring all, and nobody change what they do not keep', async () => {
    const admin = await app.appoint(Role.ADMIN)
    const line = '{"key":"W","name":"Wierzba","krs":"0000325251","territories":["0264"]}\n'
    const type = 'application/x-ndjson'
    expect((await send(line, { by: admin, type })).answer).toMatchObject({ created: 1 })
    const mine = '{"key":"W","name":"Moja","krs":"0000325251","territories":["1465"]}\n'
    const { answer } = await send(mine, { type })
    expect(answer.problems).toEqual([
      {
        row: 1,
        column: null,
        message: 'The registry has the partnership, and you do not keep it: leave the row out.',
      },
    ])
  })

  it('takes no column that is the operator’s', async () => {
    const { status, answer } = await send('key,name,viewCount\nA,Dąb,7\n')
    expect(status).toBe(400)
    expect(answer.errors[0].message).toContain('“viewCount”, is not known')
    const unknown = await send(
      'key,id,name,territories\nZ,partnership_01jd0000000000000000000000,Olcha,1465\n',
    )
    expect(unknown.answer.problems[0].message).toBe(
      'The registry has no partnership with this id. Leave it out for a new one.',
    )
  })

  it('refuses before it reads', async () => {
    const member = await app.signUp()
    expect(await send('key', { by: member })).toMatchObject({ status: 403 })
    expect(await send('key', { by: { ...member, accessToken: 'a.b.c' } })).toMatchObject({ status: 401 })
    const visitor = await fetch(`${app.url}/import/partnerships`, {
      method: 'POST',
      headers: { 'content-type': 'text/csv' },
      body: 'key',
    })
    expect(visitor.status).toBe(401)
    expect(await send('key', { type: 'application/xml' })).toMatchObject({ status: 415 })
    expect(await send('key', { path: 'people' })).toMatchObject({ status: 404 })
    expect(await send('key', { path: 'partnerships?dryRun=yes' })).toMatchObject({ status: 400 })
  })

  it('takes one import of an account at a time', async () => {
    let end: () => void = () => {}
    const slow = new ReadableStream({
      start(controller) {
        controller.enqueue(new TextEncoder().encode('key,name\n'))
        end = () => controller.close()
      },
    })
    const first = send(slow)
    await new Promise((resolve) => setTimeout(resolve, 300))
    const second = await send('key,name\n')
    expect(second.status).toBe(503)
    expect(second.headers.get('retry-after')).toBe('30')
    end()
    expect((await first).answer).toMatchObject({ rows: 0 })
    expect((await send('key,name\n')).status).toBe(200)
  })

  it('takes no file that is larger than the limit', async () => {
    const line = Buffer.from(`X,${'a'.repeat(1022)}\n`)
    const large = new ReadableStream({
      pull(controller) {
        controller.enqueue(Buffer.concat(Array<Buffer>(4096).fill(line)))
      },
    })
    const { status, answer } = await send(large).catch(() => ({ status: 0, answer: null }))
    // The server ends the connection while it is still sent to: fetch may not see the answer then.
    if (status !== 0)
      expect({ status, code: answer.errors[0].extensions.code }).toEqual({
        status: 413,
        code: 'PAYLOAD_TOO_LARGE',
      })
    expect((await send('key,name\n')).status).toBe(200)
  }, 60_000)
})
