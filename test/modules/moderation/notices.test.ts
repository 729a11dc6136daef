import { randomUUID } from 'node:crypto'
import { Role } from '../../../src/authz/role.enums'
import { newId } from '../../../src/core/id'
import { Account } from '../../../src/modules/account/account.entity'
import { Comment } from '../../../src/modules/comment/comment.entity'
import { CommentState } from '../../../src/modules/comment/comment.enums'
import { Partnership } from '../../../src/modules/partnership/partnership.entity'
import { type Any, type App, type Member, startApp } from '../../support/app'
import { hurryIntervals, resetClocks } from '../../support/clock'
import { fakeComment, fakePartnership } from '../../support/fakes'
import { type Mailbox, openMailbox } from '../../support/mailbox'

const GIVE = `mutation Give($input: ReportIllegalContentInput!) { reportIllegalContent(input: $input) { receipt receivedAt } }`
const NOTICE = `query ($receipt: String!) { illegalContentNotice(receipt: $receipt) { receivedAt decidedAt outcome } }`
const QUEUE = `{ moderationQueue(first: 100) { nodes { subject { id } reportCount
  reports { nodes { id reason note reporter { id } notifier { name email } } } } } }`
const EXPLANATION = 'Zdjęcie <b>skopiowano</b> z mojej strony bez zgody.'

describe('notices of illegal content', () => {
  let app: App
  let mailbox: Mailbox
  let moderator: Member
  const partnership = fakePartnership()
  const draft = fakePartnership({ publishedAt: null })
  let visitors = 0

  beforeAll(async () => {
    hurryIntervals()
    mailbox = await openMailbox()
    app = await startApp({ SMTP_URL: mailbox.url })
    await app.database.write((write) => write.insert(Partnership, [partnership, draft]))
    moderator = await app.appoint(Role.MODERATOR)
  })
  afterAll(async () => {
    await app.close()
    await mailbox.close()
    resetClocks()
  })

  /** A visitor from an address of their own, unless one is named. */
  async function visit(query: string, variables: object, address?: string): Promise<Any> {
    visitors++
    const response = await fetch(`${app.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-forwarded-for': address ?? `10.9.0.${visitors}` },
      body: JSON.stringify({ query, variables }),
    })
    return response.json()
  }
  const give = (id: string, more: object = {}, address?: string) =>
    visit(GIVE, { input: { id, explanation: EXPLANATION, isGoodFaith: true, ...more } }, address)
  const receiptOf = async (id: string, more: object = {}): Promise<string> =>
    (await give(id, more)).data.reportIllegalContent.receipt
  const errorOf = ({ errors }: Any) => ({ code: errors?.[0]?.extensions.code, message: errors?.[0]?.message })
  const notice = async (receipt: string) => (await app.data(NOTICE, { receipt })).illegalContentNotice
  const caseOf = async (id: string) =>
    (await moderator.data(QUEUE)).moderationQueue.nodes.find((each: Any) => each.subject?.id === id)
  const commentIn = async (state: CommentState, subjectId = partnership.id) => {
    const comment = fakeComment({ subjectId, state })
    await app.database.write((write) => write.insert(Comment, [comment]))
    return comment.id
  }
  const named = () => ({ name: 'Zofia Nowak', email: `${randomUUID()}@example.org` })
  const notifiers = (email: string) =>
    app.database.dataSource.query(`SELECT "name" FROM "notifier" WHERE "email" = '${email}'`)
  const hide = (id: string) =>
    moderator.data(
      `mutation { hideComment(input: { id: "${id}", reason: ILLEGAL, statement: "Kopia." }) { comment { id } } }`,
    )

  it('are confirmed, brought before moderators, decided and told, and the notifier is forgotten', async () => {
    const id = await commentIn(CommentState.PUBLISHED)
    const { name, email } = named()
    const receipt = await receiptOf(id, { name, email, language: 'EN' })
    expect(await notice(receipt)).toEqual({
      receivedAt: expect.any(String),
      decidedAt: null,
      outcome: 'WAITING',
    })
    expect(await caseOf(id)).toMatchObject({
      reportCount: 1,
      reports: {
        nodes: [{ reason: 'ILLEGAL', note: EXPLANATION, reporter: null, notifier: { name, email } }],
      },
    })
    const received = await mailbox.letterTo(email)
    expect(received).toMatchObject({ subject: 'Partnerstwa: your notice has arrived' })
    await hide(id)
    const decided = await mailbox.letterTo(email, 2)
    expect(decided).toMatchObject({ subject: 'Partnerstwa: your notice was decided' })
    expect(decided.text).toContain('The content was hidden.')
    for (const { text } of [received, decided]) {
      expect(text).toContain(id)
      // Anybody can name the address of a stranger: nothing of theirs is sent there.
      expect(text).not.toMatch(/Zofia|skopiowano/)
    }
    expect(await notifiers(email)).toEqual([])
    expect(await notice(receipt)).toMatchObject({ decidedAt: expect.any(String), outcome: 'HIDDEN' })
  })

  it('about a partnership that stays as it is are told so, in Polish', async () => {
    const { name, email } = named()
    const receipt = await receiptOf(partnership.id, { name, email })
    await mailbox.letterTo(email)
    await moderator.data(`mutation { dismissReports(input: { id: "${partnership.id}" }) { subject { id } } }`)
    expect((await mailbox.letterTo(email, 2)).text).toContain('Treść pozostaje bez zmian.')
    expect(await notice(receipt)).toMatchObject({ outcome: 'KEPT' })
  })

  it('need no name and no address, and then nobody is written to', async () => {
    const id = await commentIn(CommentState.PUBLISHED)
    const receipt = await receiptOf(id)
    expect((await caseOf(id)).reports.nodes[0].notifier).toBeNull()
    await hide(id)
    expect(await notice(receipt)).toMatchObject({ outcome: 'HIDDEN' })
  })

  it('have one answer for what is hidden, what is a draft, what is not there, and what is no content', async () => {
    const placeholder = await commentIn(CommentState.HIDDEN)
    const reply = { ...fakeComment({ subjectId: partnership.id }), parentId: placeholder, depth: 1 }
    await app.database.write((write) => write.insert(Comment, [reply]))
    expect((await app.data(`{ comment(id: "${placeholder}") { state } }`)).comment.state).toBe('HIDDEN')
    const ids = [
      ...[placeholder, await commentIn(CommentState.PENDING), await commentIn(CommentState.DELETED)],
      ...[await commentIn(CommentState.PUBLISHED, draft.id), draft.id, newId('comment'), moderator.id, ''],
    ]
    const answers = await Promise.all(ids.map((id) => give(id)))
    for (const answer of answers)
      expect(errorOf(answer)).toEqual({
        code: 'NOT_FOUND',
        message: 'id must be the id of a comment, partnership or event that you can see.',
      })
  })

  it.each([
    ['without good faith', { isGoodFaith: false }],
    ['with a word only', { explanation: 'Nie lubię.' }],
    ['with a null character', { explanation: `${EXPLANATION}\u0000` }],
    ['with too much', { explanation: 'a'.repeat(2_001) }],
    ['with a name of two lines', { name: 'Zofia\nBcc: wszyscy@example.org' }],
    ['with what is no address', { email: 'a@example.org, b@example.org' }],
  ])('are refused %s', async (_, wrong) => {
    expect(errorOf(await give(partnership.id, wrong)).code).toBe('BAD_USER_INPUT')
  })

  it('are limited for one address, in several requests and in one', async () => {
    const codes: string[] = []
    for (let count = 0; count < 6; count++)
      codes.push(errorOf(await give(partnership.id, {}, '10.8.0.1')).code)
    expect(codes).toEqual([...Array(5).fill(undefined), 'RATE_LIMITED'])
    const input = `{ id: "${partnership.id}", explanation: "${EXPLANATION}", isGoodFaith: true }`
    const aliases = Array.from(
      { length: 20 },
      (_, index) => `a${index}: reportIllegalContent(input: ${input}) { receipt }`,
    )
    const { data, errors } = await visit(`mutation { ${aliases.join(' ')} }`, {}, '10.8.0.2')
    expect(Object.values(data).filter(Boolean)).toHaveLength(5)
    expect(new Set(errors.map((each: Any) => each.extensions.code))).toEqual(new Set(['RATE_LIMITED']))
  })

  it('fill no mailbox: one address gets five confirmations an hour, whoever asks', async () => {
    const { email } = named()
    for (let count = 0; count < 7; count++) await receiptOf(partnership.id, { email })
    const other = named().email
    await receiptOf(partnership.id, { email: other })
    await mailbox.letterTo(other)
    expect(mailbox.letters.filter(({ recipients }) => recipients.includes(email))).toHaveLength(5)
  })

  it('hold no comment, however many there are', async () => {
    const id = await commentIn(CommentState.PUBLISHED)
    for (let count = 0; count < 5; count++) await receiptOf(id)
    expect((await app.data(`{ comment(id: "${id}") { state } }`)).comment.state).toBe('PUBLISHED')
  })

  it('are shown to and erased with an account of the same address, if it is proved', async () => {
    const ada = await app.signUp()
    const { email } = (await ada.data('{ viewer { email } }')).viewer
    await receiptOf(partnership.id, { name: 'Ada', email })
    const exported = async () => (await ada.data('{ exportMyData }')).exportMyData.notices
    expect(await exported()).toEqual([])
    const emailVerifiedAt = new Date().toISOString()
    await app.database.write((write) => write.update(Account, ada.id, { emailVerifiedAt }))
    expect(await exported()).toMatchObject([{ name: 'Ada', email, language: 'PL' }])
    await ada.data(`mutation { eraseMyAccount(input: { password: "correct horse" }) { viewer { id } } }`)
    expect(await notifiers(email)).toEqual([])
  })

  it.each([true, false])(
    'wait for one decision where partnerships are merged (both reported: %s)',
    async (both) => {
      const admin = await app.appoint(Role.ADMIN)
      const [gone, stays] = [fakePartnership(), fakePartnership()]
      await app.database.write((write) => write.insert(Partnership, [gone, stays]))
      const { email } = named()
      const receipts = [await receiptOf(gone.id, { email })]
      if (both) receipts.push(await receiptOf(stays.id))
      await mailbox.letterTo(email)
      const input = { id: gone.id, expectedVersion: 1, intoId: stays.id, intoExpectedVersion: 1 }
      await admin.data(
        `mutation Merge($input: MergePartnershipsInput!) { mergePartnerships(input: $input) { partnership { id } } }`,
        { input },
      )
      for (const receipt of receipts) expect(await notice(receipt)).toMatchObject({ decidedAt: null })
      await moderator.data(`mutation { dismissReports(input: { id: "${stays.id}" }) { subject { id } } }`)
      for (const receipt of receipts) expect(await notice(receipt)).toMatchObject({ outcome: 'KEPT' })
      expect((await mailbox.letterTo(email, 2)).text).toContain('Treść pozostaje bez zmian.')
      expect(await notifiers(email)).toEqual([])
    },
  )

  it('have no answer for a receipt that nobody was given', async () => {
    for (const receipt of ['', randomUUID(), "' OR 1=1 --"]) expect(await notice(receipt)).toBeNull()
  })
})
