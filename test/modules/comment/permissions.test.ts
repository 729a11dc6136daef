import { Role } from '../../../src/authz/role.enums'
import { CommentPolicy } from '../../../src/core/collections/node'
import { Account } from '../../../src/modules/account/account.entity'
import { Comment } from '../../../src/modules/comment/comment.entity'
import { CommentState } from '../../../src/modules/comment/comment.enums'
import { Event } from '../../../src/modules/event/event.entity'
import { Guide } from '../../../src/modules/guide/guide.entity'
import { Partnership } from '../../../src/modules/partnership/partnership.entity'
import { type App, type Client, type Member, startApp } from '../../support/app'
import { fakeComment, fakeEvent, fakeGuide, fakePartnership } from '../../support/fakes'

const LONG_AGO = '2020-01-01T00:00:00.000Z'

/** What each permission announces, as the mutation that it is about. */
const mutations = (id: string, subjectId: string) => ({
  comment: `addComment(input: { subjectId: "${subjectId}", parentId: "${id}", body: "Tak" }) { comment { id } }`,
  edit: `editComment(input: { id: "${id}", body: "Nie" }) { comment { id } }`,
  report: `reportContent(input: { id: "${id}", reason: SPAM }) { subject { id } }`,
  hide: `hideComment(input: { id: "${id}", reason: SPAM, statement: "Dość" }) { comment { id } }`,
  delete: `deleteComment(input: { id: "${id}" }) { comment { id } }`,
})

const CAN = `viewerCan { ${['comment', 'report', 'setCommentPolicy'].map((each) => `${each} { allowed reason }`).join(' ')} }`

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
          `{ comment(id: "${comment.id}") { viewerCan { ${permissions.map((each) => `${each} { allowed }`).join(' ')} } } }`,
        )
        const { data, errors } = await by.query(
          `mutation { ${mutations(comment.id, subjectId)[permission]} }`,
        )
        expect({ permission, may: data != null && errors === undefined }).toEqual({
          permission,
          may: asked.comment.viewerCan[permission].allowed,
        })
      }
    },
  )

  it('announces what may be done about a partnership, an event and a guide', async () => {
    const ask = (by: Client) =>
      by.data(`{
        open: partnership(id: "${open.id}") { ${CAN} }
        closed: partnership(id: "${closed.id}") { ${CAN} }
        event(id: "${event.id}") { ${CAN} }
        guide(id: "${guide.id}") { ${CAN} }
      }`)
    const YES = null
    const can = (...reasons: readonly (string | null)[]) => {
      const [comment, report, setCommentPolicy] = reasons.map((reason) => ({
        allowed: reason === YES,
        reason,
      }))
      return { viewerCan: { comment, report, setCommentPolicy } }
    }
    const NO = 'NOT_ALLOWED'
    for (const [by, reason] of [
      [app, 'SIGN_IN_REQUIRED'],
      [clients.suspended, 'SUSPENDED'],
    ] as const) {
      const { guide, ...others } = await ask(by as Client)
      expect(Object.values(others)).toEqual(Array(3).fill(can(reason, reason, reason)))
      expect(guide).toEqual(can(reason, 'NOT_APPLICABLE', reason))
    }
    const member = await app.signUp()
    expect(await ask(member)).toEqual({
      open: can(YES, YES, NO),
      closed: can('COMMENTS_CLOSED', YES, NO),
      event: can(YES, YES, NO),
      guide: can(YES, 'NOT_APPLICABLE', NO),
    })
    await member.data(
      `mutation { reportContent(input: { id: "${open.id}", reason: SPAM }) { subject { id } } }`,
    )
    expect((await ask(member)).open).toEqual(can(YES, 'ALREADY_DONE', NO))
    expect((await ask(clients.moderator as Client)).guide).toEqual(can(YES, 'NOT_APPLICABLE', YES))
  })
})
