import { Role } from '../../../src/authz/role.enums'
import { CommentPolicy } from '../../../src/core/collections/node'
import { Account } from '../../../src/modules/account/account.entity'
import { Event } from '../../../src/modules/event/event.entity'
import { Guide } from '../../../src/modules/guide/guide.entity'
import { Partnership } from '../../../src/modules/partnership/partnership.entity'
import { type App, type Client, type Member, startApp } from '../../support/app'
import { fakeEvent, fakeGuide, fakePartnership } from '../../support/fakes'

const ADD = `mutation Add($input: AddCommentInput!) { addComment(input: $input) { comment { id state } } }`
const EDIT = `mutation Edit($input: EditCommentInput!) { editComment(input: $input) { comment { state } } }`
const REPORT = `mutation Report($input: ReportContentInput!) { reportContent(input: $input) { subject { id } } }`
const DISMISS = `mutation Dismiss($input: DismissReportsInput!) { dismissReports(input: $input) { subject { id } } }`
const POLICY = `mutation Policy($input: SetCommentPolicyInput!) {
  setCommentPolicy(input: $input) { subject { id commentPolicy commentsOpen } }
}`
const SUSPEND = `mutation Suspend($input: SuspendAccountInput!) { suspendAccount(input: $input) { suspendedUntil } }`
const LIFT = `mutation Lift($input: LiftSuspensionInput!) { liftSuspension(input: $input) { suspendedUntil } }`
const decide = (mutation: string, input: string) =>
  `mutation Decide($input: ${input}!) { ${mutation}(input: $input) { comment { id state } } }`
const HIDE = decide('hideComment', 'HideCommentInput')
const RESTORE = decide('restoreComment', 'PublishCommentInput')
const APPROVE = decide('approveComment', 'PublishCommentInput')
const QUEUE = `{ moderationQueue(first: 100) { totalCount nodes {
  subject { __typename id } reportCount reasons { reason count } reports { nodes { reason note reporter { id } } }
} } }`

const GROUNDS = { reason: 'ABUSE', statement: 'Tak nie rozmawiamy.' }
const TOMORROW = new Date(Date.now() + 86_400_000).toISOString()

describe('keeping order', () => {
  let app: App
  let moderator: Member
  let ada: Member
  const partnership = fakePartnership()
  const moderated = fakePartnership({ commentPolicy: CommentPolicy.MODERATED })
  const event = fakeEvent({ partnershipId: partnership.id })
  const guide = fakeGuide()

  beforeAll(async () => {
    app = await startApp({ REPORTS_TO_HOLD: '3' })
    await app.database.write(async (write) => {
      await write.insert(Partnership, [partnership, moderated])
      await write.insert(Event, [event])
      await write.insert(Guide, [guide])
    })
    moderator = await app.appoint(Role.MODERATOR)
  })
  afterAll(() => app.close())
  beforeEach(async () => {
    ada = await app.signUp('Ada')
  })

  const add = async (by: Client, subjectId = partnership.id): Promise<string> =>
    (await by.data(ADD, { input: { subjectId, body: 'Tekst' } })).addComment.comment.id
  const ask = (document: string, input: object, by: Client = moderator) => by.query(document, { input })
  const codeOf = async (document: string, input: object, by?: Client) =>
    (await ask(document, input, by)).errors?.[0]?.extensions.code
  const stateOf = async (id: string) =>
    (await moderator.data(`{ comment(id: "${id}") { state } }`)).comment?.state
  const caseOf = async (id: string) =>
    (await moderator.data(QUEUE)).moderationQueue.nodes.find(
      ({ subject }: { subject: { id: string } | null }) => subject?.id === id,
    )
  /** Somebody whose reports count: known by a verified address. */
  const established = async () => {
    const member = await app.signUp()
    const emailVerifiedAt = new Date().toISOString()
    await app.database.write((write) => write.update(Account, member.id, { emailVerifiedAt }))
    return member
  }
  const report = (id: string, by: Client, reason = 'SPAM') => ask(REPORT, { id, reason }, by)

  it('brings what is reported before moderators: how often, why, and by whom, once for each account', async () => {
    const [bob, cyd] = [await app.signUp('Bob'), await app.signUp('Cyd')]
    const comment = await add(ada)
    for (const id of [comment, partnership.id, event.id]) {
      expect((await ask(REPORT, { id, reason: 'SPAM', note: ' Znowu ' }, bob)).errors).toBeUndefined()
      await report(id, bob, 'HATE')
      await report(id, cyd, 'SPAM')
      expect(await caseOf(id)).toMatchObject({
        subject: { id },
        reportCount: 2,
        reasons: [{ reason: 'SPAM', count: 2 }],
        reports: {
          nodes: [
            { reason: 'SPAM', note: 'Znowu', reporter: { id: bob.id } },
            { reason: 'SPAM', note: null, reporter: { id: cyd.id } },
          ],
        },
      })
    }
    for (const id of [partnership.id, event.id]) {
      expect((await ask(DISMISS, { id, statement: 'W porządku' })).data?.dismissReports.subject.id).toBe(id)
      expect(await caseOf(id)).toBeUndefined()
      expect(await codeOf(DISMISS, { id })).toBe('CONFLICT')
    }
    expect(await codeOf(DISMISS, { id: comment })).toBe('CONFLICT')
    expect((await ask(APPROVE, { id: comment })).data?.approveComment.comment.state).toBe('PUBLISHED')
    expect(await caseOf(comment)).toBeUndefined()
  })

  it('counts twenty simultaneous reports of one account once, in one case', async () => {
    const [bob, id] = [await established(), await add(ada)]
    const members = await Promise.all([1, 2].map(established))
    const answers = await Promise.all([
      ...Array.from({ length: 20 }, () => report(id, bob)),
      ...members.map((member) => report(id, member)),
    ])
    const failed = answers.filter(({ errors }) => errors && errors[0]?.extensions.code !== 'NOT_FOUND')
    expect(failed).toEqual([])
    const rows = await app.database.dataSource.query(
      `SELECT "caseId" FROM "report" WHERE "subjectId" = '${id}'`,
    )
    expect(rows).toHaveLength(3)
    expect(new Set(rows.map(({ caseId }: { caseId: string }) => caseId)).size).toBe(1)
    expect(await stateOf(id)).toBe('PENDING')
  })

  it('lets a comment that many report wait for a moderator; what is approved begins anew', async () => {
    const id = await add(ada)
    const reporters = await Promise.all([1, 2, 3, 4].map(established))
    // Of accounts without a verified address, no number is enough.
    for (const by of await Promise.all([1, 2, 3].map(() => app.signUp()))) await report(id, by)
    for (const by of reporters.slice(0, 2)) await report(id, by)
    expect(await stateOf(id)).toBe('PUBLISHED')
    const third = await report(id, reporters[2] as Member)
    expect(third).toEqual({ data: { reportContent: { subject: null } } })
    expect(await stateOf(id)).toBe('PENDING')
    const { comment } = await ada.data(
      `{ comment(id: "${id}") { state body decisions { kind decidedBy { id } } } }`,
    )
    expect(comment).toEqual({
      state: 'PENDING',
      body: 'Tekst',
      decisions: [{ kind: 'HOLD', decidedBy: null }],
    })
    await ask(APPROVE, { id })
    await report(id, reporters[3] as Member)
    expect(await stateOf(id)).toBe('PUBLISHED')
    expect((await caseOf(id)).reportCount).toBe(1)
    // What was reported before, and found in order, can be reported again.
    await report(id, reporters[0] as Member)
    expect((await caseOf(id)).reportCount).toBe(2)
  })

  it('hides and restores with a reason that the author reads, and nobody else', async () => {
    const [id, bob] = [await add(ada), await app.signUp('Bob')]
    const reply = (await bob.data(ADD, { input: { subjectId: partnership.id, parentId: id, body: 'O!' } }))
      .addComment
    await report(id, bob)
    expect((await ask(HIDE, { id, ...GROUNDS })).data?.hideComment.comment.state).toBe('HIDDEN')
    expect(await caseOf(id)).toBeUndefined()
    const decisions = `{ comment(id: "${id}") { state body replies { nodes { id } } decisions { kind reason statement decidedBy { id } } } }`
    const [decision] = (await ada.data(decisions)).comment.decisions
    expect(decision).toEqual({ kind: 'HIDE', ...GROUNDS, decidedBy: null })
    expect((await moderator.data(decisions)).comment.decisions[0].decidedBy).toEqual({ id: moderator.id })
    for (const by of [app, bob])
      expect((await by.data(decisions)).comment).toEqual({
        state: 'HIDDEN',
        body: null,
        replies: { nodes: [{ id: reply.comment.id }] },
        decisions: [],
      })
    expect(await codeOf(HIDE, { id, ...GROUNDS })).toBe('CONFLICT')
    expect(await codeOf(APPROVE, { id })).toBe('CONFLICT')
    expect(await codeOf(EDIT, { id, body: 'Inny' }, ada)).toBe('FORBIDDEN')
    expect((await ask(RESTORE, { id })).data?.restoreComment.comment.state).toBe('PUBLISHED')
    expect(await codeOf(RESTORE, { id })).toBe('CONFLICT')
    const { moderationDecisions } = await moderator.data(
      `{ moderationDecisions(subjectId: "${id}") { totalCount nodes { kind decidedAt subject { id } } } }`,
    )
    expect(moderationDecisions).toMatchObject({
      totalCount: 2,
      nodes: [{ kind: 'RESTORE', subject: { id } }, { kind: 'HIDE' }],
    })
  })

  it('sets the comment policy of a partnership, an event and a guide; what waits is published when approved', async () => {
    for (const { id } of [partnership, event, guide]) {
      for (const policy of ['CLOSED', 'MODERATED', 'OPEN']) {
        const { data } = await ask(POLICY, { subjectId: id, policy })
        expect(data?.setCommentPolicy.subject).toEqual({
          id,
          commentPolicy: policy,
          commentsOpen: policy !== 'CLOSED',
        })
      }
    }
    const id = await add(ada, moderated.id)
    expect(await caseOf(id)).toMatchObject({ reportCount: 0, reasons: [], reports: { nodes: [] } })
    await ask(APPROVE, { id })
    expect(await stateOf(id)).toBe('PUBLISHED')
    // Another text than the one that was approved waits again.
    await ask(EDIT, { id, body: 'Inny' }, ada)
    expect(await caseOf(id)).toBeDefined()
    await ask(decide('deleteComment', 'DeleteCommentInput'), { id }, ada)
    expect(
      (await moderator.data(QUEUE)).moderationQueue.nodes.every(
        ({ subject }: { subject: object | null }) => subject,
      ),
    ).toBe(true)
  })

  it('suspends an account until a date: it writes nothing, and reads, deletes and leaves as before', async () => {
    const id = await add(ada)
    expect((await ask(SUSPEND, { accountId: ada.id, until: TOMORROW, ...GROUNDS })).data).toEqual({
      suspendAccount: { suspendedUntil: TOMORROW },
    })
    for (const [document, input] of [
      [ADD, { subjectId: partnership.id, body: 'x' }],
      [EDIT, { id, body: 'x' }],
      [REPORT, { id: partnership.id, reason: 'SPAM' }],
    ] as const) {
      const { errors } = await ask(document, input, ada)
      expect(errors?.[0]?.extensions).toEqual({
        code: 'FORBIDDEN',
        reason: 'SUSPENDED',
        suspendedUntil: TOMORROW,
      })
    }
    expect(
      (await ada.query('mutation { updateProfile(input: { displayName: "x" }) { viewer { id } } }'))
        .errors?.[0]?.extensions.code,
    ).toBe('FORBIDDEN')
    const { viewer } = await ada.data(
      '{ viewer { suspendedUntil decisions { kind reason statement setTo } } }',
    )
    expect(viewer).toEqual({
      suspendedUntil: TOMORROW,
      decisions: [{ kind: 'SUSPEND', ...GROUNDS, setTo: TOMORROW }],
    })
    await ask(LIFT, { accountId: ada.id })
    expect(await codeOf(EDIT, { id, body: 'Lepiej' }, ada)).toBeUndefined()
    await ask(SUSPEND, { accountId: ada.id, until: TOMORROW, ...GROUNDS })
    expect(await codeOf(decide('deleteComment', 'DeleteCommentInput'), { id }, ada)).toBeUndefined()
    expect((await ada.data('{ exportMyData }')).exportMyData.decisions).toHaveLength(3)
    expect(
      (await ada.query('mutation { eraseMyAccount(input: { password: "correct horse" }) { viewer { id } } }'))
        .errors,
    ).toBeUndefined()
    const kept = await app.database.dataSource.query(
      `SELECT "statement" FROM "moderation_decision" WHERE "subjectId" = '${ada.id}'`,
    )
    expect(kept).toEqual([{ statement: null }, { statement: null }, { statement: null }])
  })

  it('keeps moderators from each other, and administrators from nobody', async () => {
    const [other, admin] = [await app.appoint(Role.MODERATOR), await app.appoint(Role.ADMIN)]
    const suspend = { accountId: other.id, until: TOMORROW, ...GROUNDS }
    expect(await codeOf(SUSPEND, suspend)).toBe('FORBIDDEN')
    expect(await codeOf(SUSPEND, suspend, admin)).toBeUndefined()
    expect(await codeOf(LIFT, { accountId: other.id }, other)).toBe('FORBIDDEN')
  })

  it('is for moderators only', async () => {
    const id = await add(ada)
    const forbidden = [
      [HIDE, { id, ...GROUNDS }],
      [RESTORE, { id }],
      [APPROVE, { id }],
      [DISMISS, { id: partnership.id }],
      [POLICY, { subjectId: partnership.id, policy: 'CLOSED' }],
      [SUSPEND, { accountId: ada.id, until: TOMORROW, ...GROUNDS }],
      [LIFT, { accountId: ada.id }],
    ] as const
    const organiser = await app.appoint(Role.ORGANISER, partnership.id)
    for (const [document, input] of forbidden) {
      expect(await codeOf(document, input, app)).toBe('UNAUTHENTICATED')
      for (const by of [ada, organiser]) expect(await codeOf(document, input, by)).toBe('FORBIDDEN')
    }
    for (const query of [QUEUE, '{ moderationDecisions { totalCount } }']) {
      expect((await app.query(query)).errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED')
      expect((await ada.query(query)).errors?.[0]?.extensions.code).toBe('FORBIDDEN')
    }
  })

  it.each([
    [REPORT, { id: 'comment_01j00000000000000000000000', reason: 'SPAM' }, 'NOT_FOUND'],
    [REPORT, { id: 'guide_01j00000000000000000000000', reason: 'SPAM' }, 'NOT_FOUND'],
    [REPORT, { id: 'garbage', reason: 'SPAM' }, 'NOT_FOUND'],
    [REPORT, { id: partnership.id, reason: 'SPAM', note: 'x'.repeat(1_001) }, 'BAD_USER_INPUT'],
    [REPORT, { id: partnership.id, reason: 'SPAM', note: '\u0000' }, 'BAD_USER_INPUT'],
    [HIDE, { id: 'comment_01j00000000000000000000000', ...GROUNDS }, 'NOT_FOUND'],
    [HIDE, { id: partnership.id, ...GROUNDS }, 'NOT_FOUND'],
    [HIDE, { id: 'comment_x', reason: 'ABUSE', statement: ' ' }, 'BAD_USER_INPUT'],
    [POLICY, { subjectId: 'partnership_01j00000000000000000000000', policy: 'OPEN' }, 'NOT_FOUND'],
    [POLICY, { subjectId: 'organisation_01j00000000000000000000000', policy: 'OPEN' }, 'NOT_FOUND'],
    [SUSPEND, { accountId: 'account_01j00000000000000000000000', until: TOMORROW, ...GROUNDS }, 'NOT_FOUND'],
    [SUSPEND, { accountId: 'x', until: '2020-01-01T00:00:00Z', ...GROUNDS }, 'BAD_USER_INPUT'],
    [LIFT, { accountId: 'account_01j00000000000000000000000' }, 'NOT_FOUND'],
  ])('refuses bad input: %s %j', async (document, input, code) => {
    expect(await codeOf(document, input)).toBe(code)
  })

  it('takes no report of one’s own comment, nor of what is hidden', async () => {
    const [id, bob] = [await add(ada), await app.signUp('Bob')]
    expect(await codeOf(REPORT, { id, reason: 'SPAM' }, ada)).toBe('FORBIDDEN')
    await ask(HIDE, { id, ...GROUNDS })
    expect(await codeOf(REPORT, { id, reason: 'SPAM' }, bob)).toBe('NOT_FOUND')
  })

  it('forgets with an erased account who reported and who decided', async () => {
    const [id, bob, leaving] = [await add(ada), await app.signUp('Bob'), await app.appoint(Role.MODERATOR)]
    await ask(REPORT, { id, reason: 'OTHER', note: 'To Jan Kowalski' }, bob)
    await ask(HIDE, { id, ...GROUNDS }, leaving)
    for (const member of [bob, leaving])
      await member.data('mutation { eraseMyAccount(input: { password: "correct horse" }) { viewer { id } } }')
    const [reported] = await app.database.dataSource.query(
      `SELECT * FROM "report" WHERE "subjectId" = '${id}'`,
    )
    expect(reported).toMatchObject({ reporterId: null, note: null })
    const [decided] = await app.database.dataSource.query(
      `SELECT * FROM "moderation_decision" WHERE "subjectId" = '${id}'`,
    )
    expect(decided).toMatchObject({ decidedById: null, statement: GROUNDS.statement })
  })

  it('decides about the text that was read, not about what was put in its place', async () => {
    const id = await add(ada, moderated.id)
    const { comment } = await moderator.data(`{ comment(id: "${id}") { editedAt } }`)
    await ask(EDIT, { id, body: 'Kupujcie!' }, ada)
    expect(await codeOf(APPROVE, { id, editedAt: comment.editedAt })).toBe('CONFLICT')
    const read = (await moderator.data(`{ comment(id: "${id}") { editedAt } }`)).comment
    expect(await codeOf(HIDE, { id, ...GROUNDS, editedAt: read.editedAt })).toBeUndefined()
  })

  it('is not done about oneself, nor by somebody who is suspended or has lost the role meanwhile', async () => {
    const [other, admin] = [await app.appoint(Role.MODERATOR), await app.appoint(Role.ADMIN)]
    const own = await add(other)
    expect(await codeOf(HIDE, { id: own, ...GROUNDS }, other)).toBe('FORBIDDEN')
    await ask(HIDE, { id: own, ...GROUNDS }, admin)
    expect(await codeOf(RESTORE, { id: own }, other)).toBe('FORBIDDEN')
    expect(await codeOf(SUSPEND, { accountId: admin.id, until: TOMORROW, ...GROUNDS }, admin)).toBe(
      'FORBIDDEN',
    )

    await ask(SUSPEND, { accountId: other.id, until: TOMORROW, ...GROUNDS }, admin)
    expect(await codeOf(LIFT, { accountId: other.id })).toBe('FORBIDDEN')
    const id = await add(ada)
    for (const [document, input] of [
      [HIDE, { id, ...GROUNDS }],
      [POLICY, { subjectId: partnership.id, policy: 'CLOSED' }],
      [SUSPEND, { accountId: ada.id, until: TOMORROW, ...GROUNDS }],
    ] as const)
      expect(await codeOf(document, input, other)).toBe('FORBIDDEN')
    expect(await stateOf(id)).toBe('PUBLISHED')
  })

  it('keeps a decision once: what is in order and not reported cannot be approved', async () => {
    expect(await codeOf(APPROVE, { id: await add(ada) })).toBe('CONFLICT')
  })

  it.each(['account_\u0000', '\u0000', 'partnership_01j00000000000000000000000'])(
    'finds no account called %j',
    async (accountId) => {
      expect(await codeOf(SUSPEND, { accountId, until: TOMORROW, ...GROUNDS })).toBe('NOT_FOUND')
      expect(await codeOf(LIFT, { accountId })).toBe('NOT_FOUND')
      const { errors, data } = await moderator.query(
        'query Decisions($id: ID) { moderationDecisions(subjectId: $id) { totalCount } }',
        { id: accountId },
      )
      expect([errors, data?.moderationDecisions.totalCount]).toEqual([undefined, 0])
    },
  )

  it('says of an erased person nothing any more, of deleted comments neither', async () => {
    const [id, bob] = [await add(ada), await app.signUp('Bob')]
    await ask(REPORT, { id, reason: 'OTHER', note: 'Jan Kowalski pisze' }, bob)
    await ask(HIDE, { id, reason: 'ABUSE', statement: 'Jan Kowalski obraża' })
    await ask(decide('deleteComment', 'DeleteCommentInput'), { id }, ada)
    expect((await ada.data('{ exportMyData }')).exportMyData.decisions).toMatchObject([{ kind: 'HIDE' }])
    await ada.data('mutation { eraseMyAccount(input: { password: "correct horse" }) { viewer { id } } }')
    for (const table of ['moderation_decision', 'report']) {
      const rows = await app.database.dataSource.query(`SELECT * FROM "${table}" WHERE "subjectId" = '${id}'`)
      expect(rows).toHaveLength(1)
      expect(JSON.stringify(rows)).not.toMatch(/Kowalski/)
    }
  })

  it('leaves no case that nobody can close, and no deadlock, where an author leaves meanwhile', async () => {
    const reporters = await Promise.all([1, 2].map(() => app.signUp()))
    for (let round = 0; round < 8; round++) {
      const leaving = await app.signUp()
      const ids = [await add(leaving), await add(leaving), await add(leaving)]
      const answers = await Promise.all([
        leaving.query('mutation { eraseMyAccount(input: { password: "correct horse" }) { viewer { id } } }'),
        ...ids.flatMap((id) => [
          ...reporters.map((by) => report(id, by)),
          ask(HIDE, { id, ...GROUNDS }, moderator),
        ]),
      ])
      const codes = answers.flatMap(({ errors }) => errors?.map(({ extensions }) => extensions.code) ?? [])
      expect(codes.filter((code) => !['NOT_FOUND', 'CONFLICT'].includes(code))).toEqual([])
    }
    const open =
      await app.database.dataSource.query(`SELECT waiting."subjectId" FROM "moderation_case" AS waiting
      WHERE "closedAt" IS NULL AND waiting."subjectId" LIKE 'comment%' AND NOT EXISTS (
        SELECT 1 FROM "comment" WHERE "comment"."id" = waiting."subjectId" AND "state" <> 'DELETED')`)
    expect(open).toEqual([])
  })
})
