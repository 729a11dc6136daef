import { Role } from '../../../src/authz/role.enums'
import { Comment } from '../../../src/modules/comment/comment.entity'
import { CommentState } from '../../../src/modules/comment/comment.enums'
import { Partnership } from '../../../src/modules/partnership/partnership.entity'
import { type App, type Client, type Member, startApp } from '../../support/app'
import { databaseKind } from '../../support/database'
import { fakeComment, fakePartnership } from '../../support/fakes'

const VIEWERS = ['visitor', 'author', 'member', 'moderator'] as const
type Viewer = (typeof VIEWERS)[number]

/** What somebody gets of a comment: nothing, a placeholder without text and author, or all of it. */
type Sight = '-' | 'placeholder' | 'text'

interface Case {
  readonly state: CommentState
  readonly isErased?: boolean
  readonly isAnswered: boolean
  /** In the order of the viewers. */
  readonly seen: readonly [Sight, Sight, Sight, Sight]
}

const WITHHELD = ['-', 'text', '-', 'text'] as const
const WITHHELD_IN_THREAD = ['placeholder', 'text', 'placeholder', 'text'] as const
const GONE = ['-', '-', '-', '-'] as const
const GONE_IN_THREAD = ['placeholder', 'placeholder', 'placeholder', 'placeholder'] as const

const cases: Readonly<Record<string, Case>> = {
  hidden: { state: CommentState.HIDDEN, isAnswered: false, seen: WITHHELD },
  'hidden, answered': { state: CommentState.HIDDEN, isAnswered: true, seen: WITHHELD_IN_THREAD },
  pending: { state: CommentState.PENDING, isAnswered: false, seen: WITHHELD },
  'pending, answered': { state: CommentState.PENDING, isAnswered: true, seen: WITHHELD_IN_THREAD },
  deleted: { state: CommentState.DELETED, isAnswered: false, seen: GONE },
  'deleted, answered': { state: CommentState.DELETED, isAnswered: true, seen: GONE_IN_THREAD },
  'of an erased author': { state: CommentState.DELETED, isErased: true, isAnswered: false, seen: GONE },
  'of an erased author, answered': {
    state: CommentState.DELETED,
    isErased: true,
    isAnswered: true,
    seen: GONE_IN_THREAD,
  },
  published: { state: CommentState.PUBLISHED, isAnswered: true, seen: ['text', 'text', 'text', 'text'] },
}

const FIELDS =
  '__typename id state body bodyHtml author { id } viewerCan { comment { allowed } edit { allowed } delete { allowed } report { allowed } hide { allowed } }'
const SECRET = 'Tajemnica jaźni'

describe.each(Object.entries(cases))(
  'a comment that is %s',
  (name, { state, isErased, isAnswered, seen }) => {
    let app: App
    let clients: Record<Viewer, Client>
    const subject = fakePartnership()
    const anchor = fakeComment({ subjectId: subject.id })
    const of = { subjectId: subject.id, state, text: SECRET }
    const top = fakeComment(of)
    const nested = fakeComment({ ...of, parentId: anchor.id, depth: 1 })
    const answers = [top, nested].map(({ id, depth }) =>
      fakeComment({ subjectId: subject.id, parentId: id, depth: depth + 1 }),
    )
    const [answer] = answers as [ReturnType<typeof fakeComment>]

    beforeAll(async () => {
      app = await startApp()
      const author = await app.signUp('Autor')
      clients = {
        visitor: app,
        author,
        member: await app.signUp('Inny'),
        moderator: await app.appoint(Role.MODERATOR),
      }
      const authorId = isErased ? null : author.id
      await app.database.write(async (write) => {
        await write.insert(Partnership, [subject])
        await write.insert(Comment, [anchor, { ...top, authorId }, { ...nested, authorId }])
        await write.insert(Comment, isAnswered ? answers : [])
      })
    })
    afterAll(() => app.close())

    /** For each exit that can show the comment: the comment as it comes out there. */
    async function exits(by: Client) {
      const found = await by.data(`{
      node(id: "${top.id}") { ... on Comment { ${FIELDS} } }
      nodes(ids: ["${top.id}"]) { ... on Comment { ${FIELDS} } }
      _entities(representations: [{ __typename: "Comment", id: "${top.id}" }]) { ... on Comment { ${FIELDS} } }
      comment(id: "${top.id}") { ${FIELDS} }
      answer: comment(id: "${answer.id}") { parent { ${FIELDS} } }
      anchor: comment(id: "${anchor.id}") { replyCount replies { totalCount nodes { ${FIELDS} } } }
      partnership(id: "${subject.id}") { commentCount comments { totalCount nodes { ${FIELDS} } } }
    }`)
      const { comments } = found.partnership
      return {
        counts: {
          commentCount: found.partnership.commentCount,
          replyCount: found.anchor.replyCount,
          top: comments.totalCount,
          replies: found.anchor.replies.totalCount,
        },
        shown: {
          'Query.node': found.node,
          'Query.nodes': found.nodes[0],
          'Query._entities': found._entities[0],
          'Query.comment': found.comment,
          ...(isAnswered && { 'Comment.parent': found.answer.parent }),
          'Comment.replies': found.anchor.replies.nodes[0] ?? null,
          'Commentable.comments': comments.nodes.find(({ id }: { id: string }) => id === top.id) ?? null,
        },
      }
    }

    const sight = (comment: { body: string | null } | null): Sight =>
      comment === null ? '-' : comment.body === null ? 'placeholder' : 'text'

    it('comes out of every exit as each viewer may see it', async () => {
      const rows: Record<string, Record<string, Sight>> = {}
      for (const [index, viewer] of VIEWERS.entries()) {
        const wanted = seen[index] as Sight
        const { shown, counts } = await exits(clients[viewer])
        for (const [exit, comment] of Object.entries(shown)) {
          rows[exit] = { ...rows[exit], [viewer]: sight(comment) }
          if (comment && sight(comment) !== 'text')
            expect(comment).toMatchObject({ state, body: null, bodyHtml: null, author: null })
        }
        expect(Object.values(rows).map((row) => row[viewer])).toEqual(Object.keys(rows).map(() => wanted))
        const published = state === CommentState.PUBLISHED ? 1 : 0
        expect(counts).toEqual({
          commentCount: 1 + 2 * Number(isAnswered) + 2 * published,
          replyCount: published,
          top: wanted === '-' ? 1 : 2,
          replies: wanted === '-' ? 0 : 1,
        })
      }
      if (databaseKind === 'sqlite') {
        const line = ([exit, row]: [string, object]) =>
          `  ${exit.padEnd(22)}${Object.values(row).join(' | ')}`
        process.stdout.write(
          `${name}: ${VIEWERS.join(' | ')}\n${Object.entries(rows).map(line).join('\n')}\n`,
        )
      }
    })
  },
)

describe('a comment on a draft', () => {
  it('comes out where the draft does: for its organisers and administrators', async () => {
    const app = await startApp()
    const draft = fakePartnership({ publishedAt: null })
    const author = await app.signUp()
    const comment = fakeComment({ subjectId: draft.id, authorId: author.id })
    await app.database.write(async (write) => {
      await write.insert(Partnership, [draft])
      await write.insert(Comment, [comment])
    })
    const others: Client[] = [app, author, await app.signUp(), await app.appoint(Role.MODERATOR)]
    const keepers: Member[] = [await app.appoint(Role.ORGANISER, draft.id), await app.appoint(Role.ADMIN)]
    const ask = (by: Client) =>
      by.data(
        `{ comment(id: "${comment.id}") { body subject { id } } partnership(id: "${draft.id}") { commentCount } }`,
      )
    for (const by of others) expect(await ask(by)).toEqual({ comment: null, partnership: null })
    for (const by of keepers)
      expect(await ask(by)).toEqual({
        comment: { body: comment.text, subject: { id: draft.id } },
        partnership: { commentCount: 1 },
      })
    await app.close()
  })
})
