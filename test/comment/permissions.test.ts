import { Account } from '../../src/account/account.entity'
import { Role } from '../../src/account/account.enums'
import { Comment } from '../../src/comment/comment.entity'
import { CommentState } from '../../src/comment/comment.enums'
import { Event } from '../../src/event/event.entity'
import { Guide } from '../../src/guide/guide.entity'
import { Partnership } from '../../src/partnership/partnership.entity'
import { CommentPolicy } from '../../src/shared/node'
import { type App, type Client, type Member, startApp } from '../support/app'
import { fakeComment, fakeEvent, fakeGuide, fakePartnership } from '../support/fakes'

const LONG_AGO = '2020-01-01T00:00:00.000Z'

/** What each permission announces, as the mutation that it is about. */
const mutations = (id: string, subjectId: string) => ({
  comment: `addComment(input: { subjectId: "${subjectId}", parentId: "${id}", body: "Tak" }) { comment { id } }`,
  edit: `editComment(input: { id: "${id}", body: "Nie" }) { comment { id } }`,
  report: `reportContent(input: { id: "${id}", reason: SPAM }) { subject { id } }`,
  hide: `hideComment(input: { id: "${id}", reason: SPAM, statement: "Dość" }) { comment { id } }`,
  delete: `deleteComment(input: { id: "${id}" }) { comment { id } }`,
})

describe('viewerCan', () => {
  let app: App
  let clients: Record<string, Client>
  let ada: Member
  const open = fakePartnership()
  const closed = fakePartnership({ commentPolicy: CommentPolicy.CLOSED })
  const event = fakeEvent({ partnershipId: open.id })
  const guide = fakeGuide()

  beforeAll(async () => {
    app = await startApp()
    ada = await app.signUp('Ada')
    const suspended = await app.signUp('Cicha')
    clients = {
      visitor: app,
      author: ada,
      member: await app.signUp(),
      moderator: await app.appoint(Role.MODERATOR),
      suspended,
    }
    await app.database.write(async (write) => {
      await write.insert(Partnership, [open, closed])
      await write.insert(Event, [event])
      await write.insert(Guide, [guide])
      await write.update(Account, suspended.id, { suspendedUntil: '2100-01-01T00:00:00.000Z' })
    })
  })
  afterAll(() => app.close())

  const now = () => new Date().toISOString()
  const subjects = { open, closed }

  it.each(
    (['visitor', 'author', 'member', 'moderator', 'suspended'] as const).flatMap((viewer) =>
      (['open', 'closed'] as const).flatMap((place) =>
        Object.values(CommentState).flatMap((state) =>
          [true, false].map((isFresh) => [viewer, place, state, isFresh] as const),
        ),
      ),
    ),
  )(
    'announces to the %s, where comments are %s, of a %s comment (fresh: %s), just what happens',
    async (viewer, place, state, isFresh) => {
      const by = clients[viewer] as Client
      const subjectId = subjects[place].id
      const permissions = ['comment', 'edit', 'report', 'hide', 'delete'] as const
      for (const permission of permissions) {
        // Each mutation on a comment of its own, with an answer, so that its placeholder shows.
        const comment = fakeComment({
          subjectId,
          state,
          authorId: ada.id,
          createdAt: isFresh ? now() : LONG_AGO,
        })
        const answer = fakeComment({ subjectId, parentId: comment.id, depth: 1 })
        await app.database.write(async (write) => {
          await write.insert(Comment, [comment])
          await write.insert(Comment, [answer])
        })
        const asked = await by.data(
          `{ comment(id: "${comment.id}") { viewerCan { ${permissions.join(' ')} } } }`,
        )
        const { data, errors } = await by.query(
          `mutation { ${mutations(comment.id, subjectId)[permission]} }`,
        )
        expect({ permission, may: data != null && errors === undefined }).toEqual({
          permission,
          may: asked.comment.viewerCan[permission],
        })
      }
    },
  )

  it('announces what may be done about a partnership, an event and a guide', async () => {
    const ask = (by: Client) =>
      by.data(`{
        open: partnership(id: "${open.id}") { viewerCan { comment report setCommentPolicy } }
        closed: partnership(id: "${closed.id}") { viewerCan { comment report setCommentPolicy } }
        event(id: "${event.id}") { viewerCan { comment report setCommentPolicy } }
        guide(id: "${guide.id}") { viewerCan { comment report setCommentPolicy } }
      }`)
    const can = (comment: boolean, report: boolean, setCommentPolicy: boolean) => ({
      viewerCan: { comment, report, setCommentPolicy },
    })
    for (const by of [app, clients.suspended as Client])
      expect(Object.values(await ask(by))).toEqual(Array(4).fill(can(false, false, false)))
    const member = await app.signUp()
    expect(await ask(member)).toEqual({
      open: can(true, true, false),
      closed: can(false, true, false),
      event: can(true, true, false),
      guide: can(true, false, false),
    })
    await member.data(
      `mutation { reportContent(input: { id: "${open.id}", reason: SPAM }) { subject { id } } }`,
    )
    expect((await ask(member)).open).toEqual(can(true, false, false))
    expect((await ask(clients.moderator as Client)).guide).toEqual(can(true, false, true))
  })
})
