import { CommentPolicy } from '../../../src/core/collections/node'
import { Account } from '../../../src/modules/account/account.entity'
import { Comment } from '../../../src/modules/comment/comment.entity'
import { CommentState } from '../../../src/modules/comment/comment.enums'
import { Partnership } from '../../../src/modules/partnership/partnership.entity'
import { type App, startApp } from '../../support/app'
import { fakeAccount, fakeComment, fakePartnership } from '../../support/fakes'

const COMMENT =
  '{ id body state depth replyCount author { displayName } parent { id } subject { __typename id } }'

describe('comments', () => {
  let app: App
  const partnership = fakePartnership()
  const author = fakeAccount({ displayName: 'Ada' })
  const erased = fakeAccount({ erasedAt: '2024-01-01T00:00:00.000Z' })
  const subjectId = partnership.id
  const comment = (state: CommentState, overrides: object = {}) =>
    fakeComment({ subjectId, state, authorId: author.id, ...overrides })
  const replyTo = (parent: { id: string; depth: number }, state: CommentState, overrides: object = {}) =>
    comment(state, { parentId: parent.id, depth: parent.depth + 1, ...overrides })

  const published = comment(CommentState.PUBLISHED)
  const byErased = comment(CommentState.PUBLISHED, { authorId: erased.id })
  const lonelyDeleted = comment(CommentState.DELETED)
  const pending = comment(CommentState.PENDING)
  const hidden = comment(CommentState.HIDDEN)
  const replyToHidden = replyTo(hidden, CommentState.PUBLISHED)
  const deleted = comment(CommentState.DELETED)
  const deletedReply = replyTo(deleted, CommentState.DELETED)
  const deepReply = replyTo(deletedReply, CommentState.PUBLISHED)
  const hiddenReply = replyTo(published, CommentState.HIDDEN)
  const all = [
    published,
    byErased,
    lonelyDeleted,
    pending,
    hidden,
    replyToHidden,
    deleted,
    deletedReply,
    deepReply,
    hiddenReply,
  ]

  beforeAll(async () => {
    app = await startApp()
    await app.database.write(async (write) => {
      await write.insert(Account, [author, erased])
      await write.insert(Partnership, [
        partnership,
        fakePartnership({ slug: 'zamkniete', commentPolicy: CommentPolicy.CLOSED }),
      ])
      await write.insert(Comment, all)
    })
  })
  afterAll(() => app.close())

  const read = async (id: string) =>
    (await app.data(`query One($id: ID!) { comment(id: $id) ${COMMENT} }`, { id })).comment
  const ofSubject = async (args = '') =>
    (
      await app.data(
        `query Of($id: ID!) { partnership(id: $id) { commentCount comments${args} { totalCount nodes ${COMMENT} } } }`,
        { id: subjectId },
      )
    ).partnership

  it('show what is published, and placeholders where a published thread hangs on them', async () => {
    const { comments } = await ofSubject()
    expect(comments.nodes.map(({ id }: { id: string }) => id)).toEqual([
      published.id,
      byErased.id,
      hidden.id,
      deleted.id,
    ])
    expect(comments.totalCount).toBe(4)
    const { comments: newest } = await ofSubject('(orderBy: NEWEST, first: 2)')
    expect(newest.nodes.map(({ id }: { id: string }) => id)).toEqual([deleted.id, hidden.id])
  })

  it('count what is published, at every depth, and nothing else', async () => {
    expect((await ofSubject()).commentCount).toBe(4)
    expect((await read(hidden.id)).replyCount).toBe(1)
    expect((await read(deleted.id)).replyCount).toBe(0)
    expect((await read(published.id)).replyCount).toBe(0)
  })

  it('keep the text and the author of what is not published to themselves', async () => {
    expect(await read(published.id)).toMatchObject({
      body: published.text,
      author: { displayName: 'Ada' },
      subject: { __typename: 'Partnership', id: subjectId },
    })
    expect(await read(hidden.id)).toMatchObject({ state: 'HIDDEN', body: null, author: null })
    expect(await read(deleted.id)).toMatchObject({ state: 'DELETED', body: null, author: null })
    expect(await read(byErased.id)).toMatchObject({ body: byErased.text, author: null })
  })

  it('are null by id where nothing is left of them', async () => {
    for (const { id } of [lonelyDeleted, pending, hiddenReply]) expect(await read(id)).toBeNull()
  })

  it('make threads: replies lead to their parent and are listed under it', async () => {
    const { comment: thread } = await app.data(
      `query Thread($id: ID!) { comment(id: $id) { replies { totalCount nodes { id body replies { totalCount nodes { id depth parent { id } } } } } } }`,
      { id: deleted.id },
    )
    expect(thread.replies).toEqual({
      totalCount: 1,
      nodes: [
        {
          id: deletedReply.id,
          body: null,
          replies: {
            totalCount: 1,
            nodes: [{ id: deepReply.id, depth: 2, parent: { id: deletedReply.id } }],
          },
        },
      ],
    })
  })

  it('are open unless the subject closed them', async () => {
    const { open, closed } = await app.data(`{
      open: partnership(id: "${subjectId}") { commentsOpen commentPolicy }
      closed: partnership(slug: "zamkniete") { commentsOpen commentPolicy }
    }`)
    expect(open).toEqual({ commentsOpen: true, commentPolicy: 'OPEN' })
    expect(closed).toEqual({ commentsOpen: false, commentPolicy: 'CLOSED' })
  })
})
