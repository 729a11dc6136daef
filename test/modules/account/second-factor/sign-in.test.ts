import { type App, type Member, startApp } from '../../../support/app'
import { codeOf } from '../../../support/authenticator'
import { resetClocks, setClock } from '../../../support/clock'
import { type Enrolled, enrol, signIn } from '../../../support/second-factor'
import { ask } from '../bearer'

const REQUIRED = { code: 'UNAUTHENTICATED', reason: 'SECOND_FACTOR_REQUIRED' }
const WRONG = { code: 'UNAUTHENTICATED', reason: 'WRONG_CODE' }
const STEP_MS = 30_000

describe('signing in with a second factor', () => {
  let app: App
  let member: Member
  let enrolled: Enrolled
  beforeAll(async () => {
    app = await startApp()
  })
  afterAll(() => app.close())
  afterEach(resetClocks)
  beforeEach(async () => {
    // In the middle of a step, so that none ends between a code and its use.
    setClock(STEP_MS - (Date.now() % STEP_MS) + STEP_MS / 2)
    member = await app.signUp()
    enrolled = await enrol(member)
  })

  const refusalWith = async (code: string | null, from?: string) =>
    (await signIn(app, { email: enrolled.email, code }, from)).refusal

  it('asks for a code, which says nothing to those who do not know the password', async () => {
    const { email } = enrolled
    expect((await signIn(app, { email })).refusal).toEqual(REQUIRED)
    const unknown = { code: 'UNAUTHENTICATED' }
    const code = codeOf(enrolled.secret)
    for (const input of [{}, { code }, { code: '000000' }])
      expect((await signIn(app, { email, password: 'wrong horse', ...input })).refusal).toEqual(unknown)
    // Nor was the code used up by that.
    const { accessToken, refusal } = await signIn(app, { email, code })
    expect(refusal).toBeNull()
    const { data } = await ask(app.url, accessToken, '{ viewer { sessions { hasSecondFactor isCurrent } } }')
    expect(data.viewer.sessions).toContainEqual({ hasSecondFactor: true, isCurrent: true })
  })

  it('takes the code of the step before and after, as people type it, and none that is further', async () => {
    const { secret } = enrolled
    for (const steps of [-20, -3, -2, 2, 3, 20])
      expect(await refusalWith(codeOf(secret, steps))).toEqual(WRONG)
    const typed = codeOf(secret, 0).replace(/^.../, '$& ')
    expect(await refusalWith(typed)).toBeNull()
    expect(await refusalWith(codeOf(secret, 1))).toBeNull()
    expect(await refusalWith(codeOf(secret, -1))).toEqual(WRONG)
    setClock(STEP_MS * 3)
    expect(await refusalWith(codeOf(secret, -1))).toBeNull()
  })

  it('takes a code once: not again, and not after a later one', async () => {
    const { secret } = enrolled
    const [now, next] = [codeOf(secret), codeOf(secret, 1)]
    expect(await refusalWith(now)).toBeNull()
    expect(await refusalWith(now)).toEqual(WRONG)
    expect(await refusalWith(next)).toBeNull()
    for (const code of [now, next]) expect(await refusalWith(code)).toEqual(WRONG)
  })

  it.each(['of the app', 'for recovery'])(
    'takes a code %s once, though twenty bring it at once',
    async (which) => {
      const code = which === 'of the app' ? codeOf(enrolled.secret) : String(enrolled.recoveryCodes[0])
      // Ten from a known device and ten from elsewhere: as many as may be tried.
      const home = '10.70.0.1'
      expect(await refusalWith(String(enrolled.recoveryCodes[9]), home)).toBeNull()
      const answers = await Promise.all(
        Array.from({ length: 20 }, (_, index) => refusalWith(code, index % 2 ? home : `10.71.${index}.1`)),
      )
      expect(answers.filter((refusal) => refusal === null)).toHaveLength(1)
      expect(answers.filter((refusal) => refusal?.reason === 'WRONG_CODE')).toHaveLength(19)
      const rows = await app.database.dataSource.query(
        `SELECT "id" FROM "account_session" WHERE "accountId" = '${member.id}'`,
      )
      expect(rows).toHaveLength(3)
    },
  )

  it('takes a recovery code in place of the app, once, however it is typed', async () => {
    const [first, second] = enrolled.recoveryCodes as [string, string]
    expect(await refusalWith(first)).toBeNull()
    expect(await refusalWith(first)).toEqual(WRONG)
    expect(await refusalWith(` ${second.toLowerCase().replaceAll('-', '')} `)).toBeNull()
    const { viewer } = await member.data('{ viewer { secondFactor { confirmedAt recoveryCodesLeft } } }')
    expect(viewer.secondFactor).toEqual({
      confirmedAt: expect.stringMatching(/^20\d\d-.+Z$/),
      recoveryCodesLeft: 8,
    })
  })

  it('takes no code of another account', async () => {
    const other = await enrol(await app.signUp())
    expect(await refusalWith(codeOf(other.secret))).toEqual(WRONG)
    expect(await refusalWith(String(other.recoveryCodes[0]))).toEqual(WRONG)
  })

  it.each(['', ' ', '0', '00000', '0000000', '------', 'x'.repeat(40), '１２３４５６', '\u0000'])(
    'is refused with %j',
    async (code) => {
      expect(await refusalWith(code)).toEqual(WRONG)
    },
  )

  it('refuses a code that is too long before anything is counted', async () => {
    expect(await refusalWith('1'.repeat(41))).toMatchObject({
      code: 'BAD_USER_INPUT',
      violations: [{ path: ['code'], rule: 'maxLength' }],
    })
  })

  it('slows down whoever has the password and guesses codes, and not the owner on a known device', async () => {
    const home = '10.60.0.1'
    expect(await refusalWith(codeOf(enrolled.secret, 0), home)).toBeNull()
    const tries: unknown[] = []
    for (let count = 0; count < 14; count++)
      tries.push((await refusalWith(String(count).padStart(6, '0'), `10.61.${count}.1`))?.code)
    expect(tries).toEqual([...Array(10).fill('UNAUTHENTICATED'), ...Array(4).fill('RATE_LIMITED')])
    expect(await refusalWith(codeOf(enrolled.secret, 1), '10.62.0.1')).toMatchObject({ code: 'RATE_LIMITED' })
    expect(await refusalWith(codeOf(enrolled.secret, 1), home)).toBeNull()
    for (let count = 0; count < 14; count++)
      tries.push((await refusalWith(String(count).padStart(6, '0'), home))?.code)
    expect(tries.slice(-4)).toEqual(Array(4).fill('RATE_LIMITED'))
  })

  it('ignores the code of an account that has no second factor', async () => {
    const { viewer } = await (await app.signUp()).data('{ viewer { email secondFactor { confirmedAt } } }')
    expect(viewer.secondFactor).toBeNull()
    const { accessToken, refusal } = await signIn(app, { email: viewer.email, code: '123456' })
    expect(refusal).toBeNull()
    const { data } = await ask(app.url, accessToken, '{ viewer { sessions { hasSecondFactor } } }')
    expect(data.viewer.sessions).toEqual([{ hasSecondFactor: false }, { hasSecondFactor: false }])
  })

  it('is renewed as what it was', async () => {
    const { refreshSession } = await app.data(
      `mutation { refreshSession(input: { refreshToken: "${member.refreshToken}" }) { viewer { sessions { hasSecondFactor } } } }`,
    )
    expect(refreshSession.viewer.sessions).toEqual([{ hasSecondFactor: true }])
  })
})
