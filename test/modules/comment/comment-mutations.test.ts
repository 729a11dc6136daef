import { CommentPolicy } from '../../../src/core/collections/node'
import { Account } from '../../../src/modules/account/account.entity'
import { Comment } from '../../../src/modules/comment/comment.entity'
import { CommentState } from '../../../src/modules/comment/comment.enums'
import { Event } from '../../../src/modules/event/event.entity'
import { Guide } from '../../../src/modules/guide/guide.entity'
import { Partnership } from '../../../src/modules/partnership/partnership.entity'
import { type App, type Client, type Member, startApp } from '../../support/app'
import { fakeComment, fakeEvent, fakeGuide, fakePartnership } from '../../support/fakes'

const FIELDS =
  '{ comment { id body state depth editedAt author { displayName } parent { id } subject { id commentCount } replyCount } }'
const ADD = `mutation Add($input: AddCommentInput!) { addComment(input: $input) ${FIELDS} }`
const EDIT = `mutation Edit($input: EditCommentInput!) { editComment(input: $input) ${FIELDS} }`
const DELETE = `mutation Delete($input: DeleteCommentInput!) { deleteComment(input: $input) ${FIELDS} }`

describe('writing comments', () => {
  let app: App
  let ada: Member
  const open = fakePartnership()
  const other = fakePartnership()
  const moderated = fakePartnership({ commentPolicy: CommentPolicy.MODERATED })
  const closed = fakePartnership({ commentPolicy: CommentPolicy.CLOSED })
  const draft = fakePartnership({ publishedAt: null })
  const event = fakeEvent({ partnershipId: open.id })
  const guide = fakeGuide()

  beforeAll(async () => {
    app = await startApp()
    await app.database.write(async (write) => {
      await write.insert(Partnership, [open, other, moderated, closed, draft])
      await write.insert(Event, [event])
      await write.insert(Guide, [guide])
    })
  })
  afterAll(() => app.close())
  beforeEach(async () => {
    ada = await app.signUp('Ada')
  })

  const add = async (input: object, by: Client = ada) =>
    (await by.data(ADD, { input: { subjectId: open.id, body: 'Dobrze!', ...input } })).addComment.comment
  const codeOf = async (document: string, input: object, by: Client = ada) =>
    (await by.query(document, { input })).errors?.[0]?.extensions.code
  const commentCount = async (id: string) =>
    (await app.data(`{ partnership(id: "${id}") { commentCount comments { totalCount } } }`)).partnership

  it('on a partnership, an event and a guide, each leaves its change row', async () => {
    for (const subjectId of [open.id, event.id, guide.id]) {
      const comment = await add({ subjectId })
      expect(comment).toMatchObject({
        body: 'Dobrze!',
        state: 'PUBLISHED',
        depth: 0,
        author: { displayName: 'Ada' },
        parent: null,
        subject: { id: subjectId },
      })
      const changes = await app.database.dataSource.query(
        `SELECT "kind" FROM "change" WHERE "recordId" = '${comment.id}'`,
      )
      expect(changes).toEqual([{ kind: 'CREATED' }])
    }
  })

  it('answers each of several in one document with what is true after it', async () => {
    const subject = fakePartnership()
    await app.database.write((write) => write.insert(Partnership, [subject]))
    const field = (alias: string) =>
      `${alias}: addComment(input: { subjectId: "${subject.id}", body: "x" }) { comment { subject { commentCount comments { totalCount } } } }`
    const answered = await ada.data(`mutation { ${field('a')} ${field('b')} ${field('c')} }`)
    const counts = ['a', 'b', 'c'].map((alias) => answered[alias].comment.subject)
    expect(counts).toEqual(
      [1, 2, 3].map((count) => ({ commentCount: count, comments: { totalCount: count } })),
    )
  })

  it('needs somebody who is signed in', async () => {
    for (const [document, input] of [
      [ADD, { subjectId: open.id, body: 'x' }],
      [EDIT, { id: 'comment_x', body: 'x' }],
      [DELETE, { id: 'comment_x' }],
    ] as const) {
      expect(await codeOf(document, input, app)).toBe('UNAUTHENTICATED')
    }
  })

  it('keeps text as people write it: composed, with line breaks, without blanks around it', async () => {
    expect((await add({ body: '  Z\u0307o\u0301łw\r\nidzie \u{1F422} ' })).body).toBe('Żółw\nidzie 🐢')
    expect((await add({ body: '👩‍👩‍👧‍👦'.repeat(3_000) })).body).toHaveLength(3_000 * '👩‍👩‍👧‍👦'.length)
    expect((await add({ body: '<script>alert(1)</script>' })).body).toBe('<script>alert(1)</script>')
  })

  it.each([
    '',
    '   \n',
    'x'.repeat(5_001),
    `a${'\u0301'.repeat(45_000)}`,
    '\u200b\u2800',
    'a\u202eb',
    'a\u0000b',
    'a\u0007b',
    'a\ud800',
    'x'.repeat(90_000),
  ])('refuses %j', async (body) => {
    expect(await codeOf(ADD, { subjectId: open.id, body })).toBe('BAD_USER_INPUT')
  })

  it('threads replies to a bounded depth; deeper ones join those above them', async () => {
    const ids: string[] = []
    let parentId: string | null = null
    for (let level = 0; level < 6; level++) {
      const reply: { id: string; depth: number; parent: { id: string } | null } = await add({ parentId })
      expect(reply.depth).toBe(Math.min(level, 3))
      expect(reply.parent?.id).toBe(ids[Math.min(level, 3) - 1])
      if (level <= 3) ids.push(reply.id)
      parentId = reply.id
    }
  })

  it('refuses a parent that is hidden, deleted or of another subject, as if it were not there', async () => {
    const hidden = fakeComment({ subjectId: open.id, state: CommentState.HIDDEN })
    await app.database.write((write) => write.insert(Comment, [hidden]))
    const foreign = await add({ subjectId: other.id })
    for (const parentId of [hidden.id, foreign.id, open.id, 'comment_unknown', '\u0000']) {
      expect(await codeOf(ADD, { subjectId: open.id, body: 'x', parentId })).toBe('NOT_FOUND')
    }
  })

  it('refuses what cannot be commented on', async () => {
    expect(await codeOf(ADD, { subjectId: closed.id, body: 'x' })).toBe('FORBIDDEN')
    for (const subjectId of [draft.id, 'partnership_unknown', 'sector_PUBLIC', ada.id, '', "' OR 1=1"]) {
      expect(await codeOf(ADD, { subjectId, body: 'x' })).toBe('NOT_FOUND')
    }
  })

  it('waits for a moderator where the subject wants it: its author sees it, nobody else', async () => {
    const comment = await add({ subjectId: moderated.id })
    expect(comment).toMatchObject({ state: 'PENDING', body: 'Dobrze!', subject: { commentCount: 0 } })
    const asked = `{ comment(id: "${comment.id}") { body } node(id: "${comment.id}") { id } partnership(id: "${moderated.id}") { comments { totalCount } } }`
    expect(await ada.data(asked)).toMatchObject({
      comment: { body: 'Dobrze!' },
      partnership: { comments: { totalCount: 1 } },
    })
    for (const client of [app, await app.signUp('Bob')]) {
      expect(await client.data(asked)).toEqual({
        comment: null,
        node: null,
        partnership: { comments: { totalCount: 0 } },
      })
    }
  })

  it('makes one comment of one submission, however often and fast it is sent', async () => {
    const submission = { subjectId: other.id, body: 'Raz', idempotencyKey: 'formularz 1' }
    const before = await commentCount(other.id)
    const sent = await Promise.all(Array.from({ length: 20 }, () => add(submission)))
    expect(new Set(sent.map(({ id }) => id)).size).toBe(1)
    expect((await commentCount(other.id)).commentCount).toBe(before.commentCount + 1)
    const bob = await app.signUp('Bob')
    expect((await add(submission, bob)).id).not.toBe(sent[0].id)
  })

  it('is changed by its author only, and shows when', async () => {
    const { id } = await add({})
    const { editComment } = await ada.data(EDIT, { input: { id, body: 'Lepiej!' } })
    expect(editComment.comment).toMatchObject({ body: 'Lepiej!', editedAt: expect.any(String) })
    const bob = await app.signUp('Bob')
    expect(await codeOf(EDIT, { id, body: 'Moje!' }, bob)).toBe('NOT_FOUND')
    expect(await codeOf(DELETE, { id }, bob)).toBe('NOT_FOUND')
    const old = fakeComment({ subjectId: open.id, authorId: ada.id })
    const hidden = fakeComment({
      subjectId: open.id,
      authorId: ada.id,
      state: CommentState.HIDDEN,
      createdAt: new Date().toISOString(),
    })
    await app.database.write((write) => write.insert(Comment, [old, hidden]))
    expect(await codeOf(EDIT, { id: old.id, body: 'x' })).toBe('FORBIDDEN')
    expect(await codeOf(EDIT, { id: hidden.id, body: 'x' })).toBe('FORBIDDEN')
  })

  it('leaves nothing when it is deleted, or a placeholder where replies hang on it', async () => {
    const [lonely, another] = [await add({}), await add({})]
    expect((await ada.data(DELETE, { input: { id: lonely.id } })).deleteComment).toEqual({ comment: null })
    const { deleteComment: gone } = await ada.data(
      `mutation { deleteComment(input: { id: "${another.id}" }) { comment { id } commentId subject { id } } }`,
    )
    expect(gone).toEqual({ comment: null, commentId: another.id, subject: { id: open.id } })
    const parent = await add({})
    const reply = await add({ parentId: parent.id }, await app.signUp('Bob'))
    const { deleteComment } = await ada.data(DELETE, { input: { id: parent.id } })
    expect(deleteComment.comment).toMatchObject({
      id: parent.id,
      state: 'DELETED',
      body: null,
      author: null,
      replyCount: 1,
    })
    expect(await codeOf(DELETE, { id: parent.id })).toBe('NOT_FOUND')
    expect(await codeOf(ADD, { subjectId: open.id, body: 'x', parentId: parent.id })).toBe('NOT_FOUND')
    const [row] = await app.database.dataSource.query(
      `SELECT "text" FROM "comment" WHERE "id" = '${parent.id}'`,
    )
    expect(row.text).toBe('')
    expect((await app.data(`{ comment(id: "${reply.id}") { parent { state } } }`)).comment.parent.state).toBe(
      'DELETED',
    )
  })

  it('refuses a key that names another submission', async () => {
    await add({ idempotencyKey: 'k' })
    expect(await codeOf(ADD, { subjectId: other.id, body: 'x', idempotencyKey: 'k' })).toBe('CONFLICT')
    expect(await codeOf(ADD, { subjectId: other.id, body: 'x', idempotencyKey: '\ud800' })).toBe(
      'BAD_USER_INPUT',
    )
  })

  it('lets a changed text wait for the moderator again, and changes none where comments are closed', async () => {
    const approved = fakeComment({
      subjectId: moderated.id,
      authorId: ada.id,
      createdAt: new Date().toISOString(),
    })
    const shut = fakeComment({ subjectId: closed.id, authorId: ada.id, createdAt: new Date().toISOString() })
    await app.database.write((write) => write.insert(Comment, [approved, shut]))
    expect(
      (await ada.data(EDIT, { input: { id: approved.id, body: 'Kup!' } })).editComment.comment.state,
    ).toBe('PENDING')
    expect(await app.data(`{ comment(id: "${approved.id}") { body } }`)).toEqual({ comment: null })
    expect(await codeOf(EDIT, { id: shut.id, body: 'x' })).toBe('FORBIDDEN')
  })

  it('loses no reply that is written while its parent is deleted', async () => {
    const bob = await app.signUp('Bob')
    for (let round = 0; round < 8; round++) {
      const parent = await add({ subjectId: event.id })
      const [, reply] = await Promise.all([
        ada.query(DELETE, { input: { id: parent.id } }),
        bob.query(ADD, { input: { subjectId: event.id, body: 'x', parentId: parent.id } }),
      ])
      const code = reply.errors?.[0]?.extensions.code
      if (code) expect(code).toBe('NOT_FOUND')
      else {
        const { comment } = await app.data(
          `{ comment(id: "${reply.data?.addComment.comment.id}") { parent { state } } }`,
        )
        expect(comment).toEqual({ parent: { state: 'DELETED' } })
      }
    }
  })

  it('brings no text back that is changed while it is deleted', async () => {
    const bob = await app.signUp('Bob')
    for (let round = 0; round < 5; round++) {
      const { id } = await add({ subjectId: event.id })
      await add({ subjectId: event.id, parentId: id }, bob)
      await Promise.all([
        ada.query(DELETE, { input: { id } }),
        ada.query(EDIT, { input: { id, body: 'Wróciło' } }),
      ])
      const [row] = await app.database.dataSource.query(
        `SELECT "state", "text" FROM "comment" WHERE "id" = '${id}'`,
      )
      expect(row).toEqual({ state: 'DELETED', text: '' })
    }
  })
})

describe('many comments at once', () => {
  let crowd: App
  beforeAll(async () => {
    // A thousand wait for each other, on a machine that may be busy with other things.
    crowd = await startApp({ QUERY_TIMEOUT_MS: '120000' })
  })
  afterAll(() => crowd.close())

  const codeOf = async (document: string, input: object, by: Client) =>
    (await by.query(document, { input })).errors?.[0]?.extensions.code

  it('are limited to ten in five minutes for one account, deleted ones included', async () => {
    const guide = fakeGuide()
    await crowd.database.write((write) => write.insert(Guide, [guide]))
    const ada = await crowd.signUp()
    const answers = await Promise.all(
      Array.from({ length: 15 }, () => ada.query(ADD, { input: { subjectId: guide.id, body: 'x' } })),
    )
    expect(answers.filter(({ data }) => data?.addComment)).toHaveLength(10)
    await ada.query(DELETE, {
      input: { id: answers.find(({ data }) => data?.addComment)?.data?.addComment.comment.id },
    })
    expect(await codeOf(ADD, { subjectId: guide.id, body: 'x' }, ada)).toBe('RATE_LIMITED')
    const { extensions } = answers.find(({ errors }) => errors)?.errors?.[0] ?? {}
    expect(extensions).toMatchObject({ code: 'RATE_LIMITED', retryAfterSeconds: expect.any(Number) })
  })

  it('loses and doubles nothing when a thousand come at once', async () => {
    const subject = fakePartnership()
    await crowd.database.write((write) => write.insert(Partnership, [subject]))
    const members = await Promise.all(Array.from({ length: 20 }, () => crowd.signUp()))
    const asked = { input: { subjectId: subject.id, body: 'x' } }
    const answers = await Promise.all(
      Array.from({ length: 1_000 }, (_, index) => members[index % 20]?.query(ADD, asked)),
    )
    const written = answers.flatMap((answer) => answer?.data?.addComment?.comment.id ?? [])
    expect(new Set(written).size).toBe(200)
    expect(answers.filter((answer) => answer?.errors?.[0]?.extensions.code === 'RATE_LIMITED')).toHaveLength(
      800,
    )
    const { partnership } = await crowd.data(
      `{ partnership(id: "${subject.id}") { commentCount comments { totalCount } } }`,
    )
    expect(partnership).toEqual({ commentCount: 200, comments: { totalCount: 200 } })
  })
})

describe('the settings of commenting', () => {
  const subject = fakePartnership()
  const start = async (settings: Record<string, string>) => {
    const app = await startApp(settings)
    await app.database.write((write) => write.insert(Partnership, [subject]))
    return app
  }

  it('hold new accounts to fewer comments, and say when to come back', async () => {
    const app = await start({ NEW_ACCOUNT_HOURS: '24', NEW_ACCOUNT_COMMENTS_PER_5_MINUTES: '2' })
    const [fresh, old] = [await app.signUp(), await app.signUp()]
    await app.database.write((write) =>
      write.update(Account, old.id, { createdAt: new Date(Date.now() - 25 * 3_600_000).toISOString() }),
    )
    const write = (by: Client) => by.query(ADD, { input: { subjectId: subject.id, body: 'x' } })
    for (const _ of [1, 2]) expect((await write(fresh)).errors).toBeUndefined()
    expect((await write(fresh)).errors?.[0]?.extensions).toMatchObject({
      code: 'RATE_LIMITED',
      retryAfterSeconds: expect.any(Number),
    })
    for (const _ of [1, 2, 3]) expect((await write(old)).errors).toBeUndefined()
    await app.close()
  })

  it.each([
    [0, [0, 0, 0]],
    [1, [0, 1, 1]],
    [2, [0, 1, 2]],
  ])('attach a reply below depth %i to the deepest ancestor that may have replies', async (depth, depths) => {
    const app = await start({ COMMENT_DEPTH: '20' })
    const ada = await app.signUp()
    const add = async (by: Client, parentId: string | null) =>
      (await by.data(ADD, { input: { subjectId: subject.id, body: 'x', parentId } })).addComment.comment
    const chain = [await add(ada, null)]
    for (const _ of [1, 2, 3, 4]) chain.push(await add(ada, chain.at(-1).id))
    expect(chain.map((comment) => comment.depth)).toEqual([0, 1, 2, 3, 4])
    const url = app.databaseUrl
    await app.close()

    const shallow = await startApp({ COMMENT_DEPTH: String(depth) }, url)
    const bob = await shallow.signUp()
    const replies = [await add(bob, null)]
    for (const _ of [1, 2]) replies.push(await add(bob, replies.at(-1).id))
    expect(replies.map((comment) => comment.depth)).toEqual(depths)
    // The thread is deeper than what is allowed now.
    const deep = await add(bob, chain[4].id)
    expect(deep).toMatchObject({ depth, parent: depth === 0 ? null : { id: chain[depth - 1].id } })
    await shallow.close()
  })

  it('let a comment be changed for as long as they say', async () => {
    const app = await start({ COMMENT_EDIT_MINUTES: '60' })
    const ada = await app.signUp()
    const written = (minutesAgo: number) =>
      fakeComment({
        subjectId: subject.id,
        authorId: ada.id,
        createdAt: new Date(Date.now() - minutesAgo * 60_000).toISOString(),
      })
    const [early, late] = [written(61), written(59)]
    await app.database.write((write) => write.insert(Comment, [early, late]))
    const edit = async ({ id }: ReturnType<typeof written>) =>
      (await ada.query(EDIT, { input: { id, body: 'Inny' } })).errors?.[0]?.message
    expect(await edit(early)).toBe('A comment can be changed only within 60 minutes of writing it.')
    expect(await edit(late)).toBeUndefined()
    await app.close()
  })
})
