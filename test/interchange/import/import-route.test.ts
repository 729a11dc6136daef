import { once } from 'node:events'
import { type IncomingMessage, request } from 'node:http'
import { Readable } from 'node:stream'
import { json } from 'node:stream/consumers'
import { pipeline } from 'node:stream/promises'
import sql from 'sql-template-tag'
import { Role } from '../../../src/authz/role.enums'
import { type App, type Member, startApp } from '../../support/app'
import { layOut } from './import-upload'

let app: App
let editor: Member

beforeAll(async () => {
  app = await startApp({ FIRST_DATA: 'none' })
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
    const { status, answer } = await send(text, { path: 'partnerships?source=urzad&drafts=false' })
    expect({ status, ...answer }).toMatchObject({
      status: 200,
      dryRun: false,
      created: 1,
      refused: 3,
      moreProblems: 0,
    })
    expect(answer.problems).toEqual([
      {
        ...{ row: 3, line: 3, key: 'B' },
        column: 'territories',
        message: 'You are not an editor of 0264. Leave the row to its editor or to an administrator.',
      },
      {
        ...{ row: 4, line: 4, key: 'C' },
        column: 'territories',
        message: 'territories must have a unit that you are an editor of.',
      },
      {
        ...{ row: 5, line: 5, key: 'D' },
        column: 'territories',
        message: 'You are not an editor of 02. Leave the row to its editor or to an administrator.',
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
        ...{ row: 1, line: 1, key: 'W' },
        column: null,
        message: 'The registry has this partnership, but you do not manage it: leave out the row.',
      },
    ])
  })

  it('tells what changes of a record that is there, before it does and as it does', async () => {
    const text = 'key,name,territories,summary,contact.email,contact.phone\n'
    const sent = { path: 'partnerships?source=zmiany&drafts=false' }
    await send(`${text}O,Olsza,1465,Sad,a@example.org,+48 22 443 01 44\n`, sent)
    const rows = `${text}O,Olsza,,Las,,\n`
    const summary = { row: 2, id: expect.stringMatching(/^partnership_/), field: 'summary' }
    const changes = [{ ...summary, from: 'Sad', to: 'Las' }]
    const clears = `${sent.path}&blank=clears`
    const unit = await send(rows, { path: `${clears}&dryRun=true` })
    expect(unit.answer.changes.map(({ field }: { field: string }) => field)).toEqual([
      'summary',
      'contact.email',
      'contact.phone',
    ])
    // Without a territory, no editor could have published it.
    expect(unit.answer.problems).toMatchObject([{ row: 2, column: 'territories' }])
    expect(unit.answer).toMatchObject({ dryRun: true, updated: 0, waiting: 1, cleared: 2, moreChanges: 0 })
    const kept = await send(rows, { path: `${sent.path}&dryRun=true` })
    expect(kept.answer).toMatchObject({ updated: 1, cleared: 0, changes })
    expect((await send(rows, sent)).answer).toMatchObject({ updated: 1, cleared: 0, changes })
    const { partnership } = await app.data('{ partnership(slug: "olsza") { summary contact { email } } }')
    expect(partnership).toEqual({ summary: 'Las', contact: { email: 'a@example.org' } })
    expect(await send(rows, { path: 'partnerships?blank=yes' })).toMatchObject({ status: 400 })
  })

  it('takes a table of a feed as it is, and what an editor has changed in it', async () => {
    const sent = { path: 'partnerships?source=feed' }
    await send('key,name,territories\nJ,Jesion,1465\n', { path: `${sent.path}&drafts=false` })
    for (const query of ['', '&delimiter=semicolon']) {
      const feed = await (await fetch(`${app.url}/feeds/partnerships.csv?search=jesion${query}`)).text()
      expect((await send(feed, sent)).answer).toMatchObject({ rows: 1, unchanged: 1, problems: [] })
      const edited = feed.replace(/(?<=[,;])Jesion(?=[,;])/, 'Jesion wyniosły')
      const { answer } = await send(edited, sent)
      expect(answer).toMatchObject({ updated: 1, problems: [] })
      expect(answer.changes[0]).toMatchObject({ field: 'name', from: 'Jesion', to: 'Jesion wyniosły' })
      await send(feed, sent)
    }
    const line = await (await fetch(`${app.url}/feeds/partnerships.ndjson?search=jesion`)).text()
    expect((await send(line, { ...sent, type: 'application/x-ndjson' })).answer).toMatchObject({
      ...{ unchanged: 1, problems: [] },
    })
  })

  it('takes no column that is the operator’s', async () => {
    const { status, answer } = await send('key,name,viewCount\nA,Dąb,7\n')
    expect(status).toBe(400)
    expect(answer.errors[0].message).toContain('“viewCount”, is unknown')
    const unknown = await send(
      'key,id,name,territories\nZ,partnership_01jd0000000000000000000000,Olcha,1465\n',
    )
    expect(unknown.answer.problems[0].message).toBe(
      'The registry has no partnership with this id. For a new one, leave out the id.',
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

  it('makes drafts, unless it is told to publish', async () => {
    const text = 'key,name,territories\nE,"EDU" SZKOLA,1465\n'
    expect((await send(text)).answer).toMatchObject({ created: 1, refused: 0, problems: [] })
    expect(await app.data('{ partnership(slug: "edu-szkola") { name } }')).toEqual({ partnership: null })
    const other = 'key,name,territories\nF,"Bór" Szkoła,1465\n'
    expect((await send(other, { path: 'partnerships?drafts=false' })).answer).toMatchObject({ created: 1 })
    const { partnership } = await app.data('{ partnership(slug: "bor-szkola") { name } }')
    expect(partnership).toEqual({ name: '"Bór" Szkoła' })
  })

  it.each([
    ['dry_run=true', 'There is no parameter “dry_run”. Did you mean “dryRun”?'],
    ['dry-run=true', 'There is no parameter “dry-run”. Did you mean “dryRun”?'],
    ['DryRun=true', 'There is no parameter “DryRun”. Did you mean “dryRun”?'],
    ['dryrun=true', 'There is no parameter “dryrun”. Did you mean “dryRun”?'],
    ['DRYRUN=true', 'There is no parameter “DRYRUN”. Did you mean “dryRun”?'],
    ['dryRun%20=true', 'There is no parameter “dryRun ”. Did you mean “dryRun”?'],
    ['dryRun[]=true', 'There is no parameter “dryRun[]”. Did you mean “dryRun”?'],
    ['test=1', 'There is no parameter “test”. The parameters are dryRun, drafts, onDuplicate'],
    ['draft=true', 'There is no parameter “draft”. Did you mean “drafts”?'],
    ['dryRun=1', 'dryRun must be true or false.'],
    ['dryRun=True', 'dryRun must be true or false.'],
    ['dryRun=', 'dryRun is empty.'],
    ['dryRun', 'dryRun is empty.'],
    ['source=', 'source is empty.'],
    ['dryRun=true&dryRun=true', 'dryRun is given more than once.'],
    ['dryRun=false&dryRun=true', 'dryRun is given more than once.'],
    ['drafts=no', 'drafts must be true or false.'],
    ['onDuplicate=replace', 'onDuplicate must be one of skip, create, update.'],
    ['constructor=1', 'There is no parameter “constructor”.'],
  ])('refuses what it does not understand, and writes nothing: %s', async (query, message) => {
    const before = await app.database.write((write) => write.read(sql`SELECT "id" FROM "partnership"`))
    const { status, answer } = await send('key,name,territories\nX,Żuraw,1465\n', {
      path: `partnerships?${query}`,
    })
    expect({ status, message: answer.errors[0].message }).toEqual({
      status: 400,
      message: expect.stringContaining(message),
    })
    expect(await app.database.write((write) => write.read(sql`SELECT "id" FROM "partnership"`))).toEqual(
      before,
    )
  })

  it.each([
    'multipart/form-data; boundary=x',
    'application/octet-stream',
    'text/plain',
    'application/vnd.ms-excel',
    'application/x-www-form-urlencoded',
    'csv',
    '',
  ])('says which content types work, where it gets another: “%s”', async (type) => {
    const body = new TextEncoder().encode('key,name,territories\nX,Żuraw,1465\n')
    const response = await fetch(`${app.url}/import/partnerships?dryRun=true`, {
      method: 'POST',
      headers: { ...(type && { 'content-type': type }), authorization: `Bearer ${editor.accessToken}` },
      body,
    })
    const answer = await response.text()
    expect({ status: response.status, answer }).toEqual({
      status: 415,
      answer: expect.stringContaining(
        'with one of these content types: text/csv, application/csv, application/x-ndjson, application/jsonl, application/json,',
      ),
    })
  })

  it.each([
    ['text/csv; charset=utf-8', 'key,name,territories\nX,Żuraw,1465\n'],
    ['application/csv', 'key,name,territories\nX,Żuraw,1465\n'],
    ['application/json', '[{"key":"X","name":"Żuraw","territories":["1465"]}]'],
    ['application/jsonl', '{"key":"X","name":"Żuraw","territories":["1465"]}\n'],
    ['Application/X-NDJSON', '{"key":"X","name":"Żuraw","territories":["1465"]}\n'],
  ])('takes %s', async (type, text) => {
    const { status, answer } = await send(text, { type, path: 'partnerships?dryRun=true' })
    expect({ status, answer }).toMatchObject({ status: 200, answer: { rows: 1, created: 1 } })
  })

  it('names the rows that cannot be read, and takes the others', async () => {
    const text =
      'key,name,territories\nG,"Olcha,1465\nH,Jesion "Stary" i "Nowy",1465\nI,"Wiąz" x",1465\nJ,Grab,1465\n'
    const { answer } = await send(text, { path: 'partnerships?onDuplicate=create' })
    expect(answer).toMatchObject({ rows: 4, created: 2, refused: 2 })
    expect(answer.problems).toMatchObject([
      { row: 2, line: 2, key: 'G', column: null },
      { row: 4, line: 4, key: 'I', column: null },
    ])
  })

  it('takes one import of an account at a time', async () => {
    const begin = () => {
      const begun = { isRefused: false, end: () => {}, answered: Promise.resolve({ answer: {} }) }
      const slow = new ReadableStream({
        start(controller) {
          controller.enqueue(new TextEncoder().encode('key,name\n'))
          begun.end = () => controller.close()
        },
      })
      begun.answered = send(slow).then((response) => {
        begun.isRefused = response.status !== 200
        return response
      })
      return begun
    }
    let first = begin()
    // Until the first has begun, others are served; one of them may have come before it.
    let second = await send('key,name\n')
    while (second.status === 200) {
      if (first.isRefused) {
        first.end()
        first = begin()
      }
      second = await send('key,name\n')
    }
    expect(second.status).toBe(503)
    expect(second.headers.get('retry-after')).toBe('30')
    first.end()
    expect((await first.answered).answer).toMatchObject({ rows: 0 })
    expect((await send('key,name\n')).status).toBe(200)
  })

  it('takes no file that is larger than the limit', async () => {
    function* endless() {
      const lines = Buffer.from(`X,${'a'.repeat(1022)}\n`.repeat(4096))
      for (;;) yield lines
    }
    const upload = request(`${app.url}/import/partnerships`, {
      method: 'POST',
      headers: { 'content-type': 'text/csv', authorization: `Bearer ${editor.accessToken}` },
    })
    const sent = pipeline(Readable.from(endless()), upload).catch(() => {})
    // The server ends the connection while it is still sent to: the answer may not be seen then.
    const [response] = (await once(upload, 'response').catch(() => [])) as [IncomingMessage?]
    if (response)
      expect({ status: response.statusCode, answer: await json(response) }).toMatchObject({
        status: 413,
        answer: { errors: [{ extensions: { code: 'PAYLOAD_TOO_LARGE' } }] },
      })
    // It is: nothing more is sent.
    await sent
    expect((await send('key,name\n')).status).toBe(200)
  })
})
