import { type App, type Member, startApp } from '../../../support/app'
import { codeOf, fromBase32 } from '../../../support/authenticator'
import { resetClocks, setClock } from '../../../support/clock'
import { AUDIENCE, startProvider, type TestProvider } from '../../../support/identity-provider'
import { codeIn, type Mailbox, openMailbox } from '../../../support/mailbox'
import { enrol, signIn } from '../../../support/second-factor'
import { ask } from '../bearer'

const BEGIN = `mutation Begin($input: BeginSecondFactorInput) {
  beginSecondFactor(input: $input) { uri secret }
}`
const CONFIRM = `mutation Confirm($code: String!) {
  confirmSecondFactor(input: { code: $code }) {
    recoveryCodes
    viewer { secondFactor { recoveryCodesLeft } sessions { hasSecondFactor isCurrent } }
  }
}`
const REMOVE = `mutation Remove($input: RemoveSecondFactorInput!) {
  removeSecondFactor(input: $input) {
    viewer { secondFactor { recoveryCodesLeft } sessions { hasSecondFactor } }
  }
}`
const REQUEST =
  'mutation Ask($email: String!) { requestPasswordReset(input: { email: $email }) { requested } }'
const RESET = `mutation Reset($token: String!, $code: String) {
  resetPassword(input: { token: $token, newPassword: "another horse", code: $code }) {
    viewer { secondFactor { recoveryCodesLeft } sessions { hasSecondFactor } }
  }
}`
const PASSWORD = 'correct horse'
const STEP_MS = 30_000
const HOUR_MS = 3_600_000

describe('a second factor', () => {
  let mailbox: Mailbox
  let provider: TestProvider
  let app: App
  let member: Member
  let email: string
  beforeAll(async () => {
    mailbox = await openMailbox()
    provider = await startProvider()
    app = await startApp({
      SMTP_URL: mailbox.url,
      OIDC_ISSUER: provider.issuer,
      OIDC_AUDIENCE: AUDIENCE,
    })
  })
  afterAll(async () => {
    await app.close()
    await provider.stop()
    await mailbox.close()
  })
  afterEach(resetClocks)
  beforeEach(async () => {
    // In the middle of a step, so that none ends between a code and its use.
    setClock(STEP_MS - (Date.now() % STEP_MS) + STEP_MS / 2)
    member = await app.signUp()
    email = (await member.data('{ viewer { email } }')).viewer.email
  })

  const refusalOf = async (document: string, variables: object, by: Pick<Member, 'query'> = member) =>
    (await by.query(document, variables)).errors?.[0]?.extensions
  const begin = async () =>
    (await member.data(BEGIN, { input: { password: PASSWORD } })).beginSecondFactor as {
      secret: string
      uri: string
    }
  const subjects = () =>
    mailbox.letters.filter(({ recipients }) => recipients.includes(email)).map(({ subject }) => subject)

  it('is asked for once it is confirmed, in a session that counts from then on', async () => {
    const { secret, uri } = await begin()
    expect(fromBase32(secret)).toHaveLength(20)
    expect(new URL(uri).searchParams.get('secret')).toBe(secret)
    expect(decodeURIComponent(uri)).toContain(`otpauth://totp/localhost:${email}?`)

    expect((await signIn(app, { email })).refusal).toBeNull()
    const { confirmSecondFactor } = await member.data(CONFIRM, { code: codeOf(secret) })
    const { recoveryCodes, viewer } = confirmSecondFactor
    expect(new Set(recoveryCodes).size).toBe(10)
    for (const code of recoveryCodes) expect(code).toMatch(/^[A-Z2-7]{4}(-[A-Z2-7]{4}){3}$/)
    expect(viewer.secondFactor).toEqual({ recoveryCodesLeft: 10 })
    expect(viewer.sessions).toEqual(
      expect.arrayContaining([
        { hasSecondFactor: true, isCurrent: true },
        { hasSecondFactor: false, isCurrent: false },
      ]),
    )
    expect((await signIn(app, { email })).refusal?.reason).toBe('SECOND_FACTOR_REQUIRED')
    // The code that confirmed it signs nobody in.
    expect((await signIn(app, { email, code: codeOf(secret) })).refusal?.reason).toBe('WRONG_CODE')
    expect((await mailbox.letterTo(email, 2)).subject).toBe('Partnerstwa: dodano drugi składnik logowania')
    expect(await refusalOf(BEGIN, { input: { password: PASSWORD } })).toEqual({
      code: 'CONFLICT',
      reason: 'SECOND_FACTOR_ON',
    })
  })

  it('asks for the password before it is begun, and is confirmed by its own code only', async () => {
    expect(await refusalOf(BEGIN, {})).toMatchObject({ code: 'BAD_USER_INPUT' })
    expect(await refusalOf(BEGIN, { input: { password: 'wrong horse' } })).toEqual({
      code: 'FORBIDDEN',
      reason: 'WRONG_PASSWORD',
    })
    expect(await refusalOf(CONFIRM, { code: '123456' })).toEqual({
      code: 'CONFLICT',
      reason: 'SECOND_FACTOR_OFF',
    })
    const first = await begin()
    const second = await begin()
    for (const code of [codeOf(first.secret), codeOf(second.secret, 5), '', 'x', '１２３４５６'])
      expect(await refusalOf(CONFIRM, { code })).toEqual({ code: 'FORBIDDEN', reason: 'WRONG_CODE' })
    expect((await member.data('{ viewer { secondFactor { confirmedAt } } }')).viewer.secondFactor).toBeNull()
    expect(await refusalOf(CONFIRM, { code: codeOf(second.secret) })).toBeUndefined()
  })

  it.each([
    ['less', HOUR_MS - 2 * STEP_MS, undefined],
    ['more', HOUR_MS + STEP_MS, 'CONFLICT'],
  ])('that was begun %s than an hour ago can be confirmed, or not', async (_, byMs, code) => {
    const { secret } = await begin()
    setClock(byMs)
    const { refreshSession } = await app.data(
      `mutation { refreshSession(input: { refreshToken: "${member.refreshToken}" }) { session { accessToken } } }`,
    )
    const document = `mutation { confirmSecondFactor(input: { code: "${codeOf(secret)}" }) { recoveryCodes } }`
    expect((await ask(app.url, refreshSession.session.accessToken, document)).code).toBe(code)
  })

  it('is confirmed once, though several confirm it at once', async () => {
    const { secret } = await begin()
    const codes = [0, 1, -1, 0, 1].map((steps) => codeOf(secret, steps))
    const answers = await Promise.all(codes.map((code) => member.query(CONFIRM, { code })))
    const done = answers.filter(({ errors }) => !errors)
    expect(done).toHaveLength(1)
    const code = done[0]?.data?.confirmSecondFactor.recoveryCodes[0]
    expect((await signIn(app, { email, code })).refusal).toBeNull()
  })

  it('is removed with the password and a code, and no session counts any more', async () => {
    const { secret, recoveryCodes } = await enrol(member)
    const code = codeOf(secret)
    const wrong = [
      { input: { code }, as: { code: 'BAD_USER_INPUT' } },
      { input: { code, password: 'wrong horse' }, as: { code: 'FORBIDDEN', reason: 'WRONG_PASSWORD' } },
      { input: { code: codeOf(secret, 9), password: PASSWORD }, as: { reason: 'WRONG_CODE' } },
      { input: { code: '', password: PASSWORD }, as: { code: 'FORBIDDEN', reason: 'WRONG_CODE' } },
    ]
    for (const { input, as } of wrong) expect(await refusalOf(REMOVE, { input })).toMatchObject(as)
    const { removeSecondFactor } = await member.data(REMOVE, { input: { code, password: PASSWORD } })
    expect(removeSecondFactor.viewer).toEqual({ secondFactor: null, sessions: [{ hasSecondFactor: false }] })
    expect((await signIn(app, { email })).refusal).toBeNull()
    expect(await refusalOf(REMOVE, { input: { code, password: PASSWORD } })).toEqual({
      code: 'CONFLICT',
      reason: 'SECOND_FACTOR_OFF',
    })
    await mailbox.letterTo(email, 3)
    expect(subjects().slice(1)).toEqual([
      'Partnerstwa: dodano drugi składnik logowania',
      'Partnerstwa: usunięto drugi składnik logowania',
    ])
    const again = await enrol(member)
    expect((await signIn(app, { email, code: String(recoveryCodes[0]) })).refusal?.reason).toBe('WRONG_CODE')
    const input = { code: String(again.recoveryCodes[0]), password: PASSWORD }
    expect(await refusalOf(REMOVE, { input })).toBeUndefined()
  })

  it('tells its owner, in their language, that a recovery code was used', async () => {
    await member.data('mutation { updateProfile(input: { language: EN }) { viewer { id } } }')
    const { recoveryCodes } = await enrol(member)
    expect((await signIn(app, { email, code: String(recoveryCodes[3]) })).refusal).toBeNull()
    const letter = await mailbox.letterTo(email, 3)
    expect(letter.subject).toBe('Partnerstwa: a recovery code was used')
    for (const secret of recoveryCodes) expect(letter.text).not.toContain(secret)
  })

  it('outlives a lost password: the letter alone sets no new one', async () => {
    const { secret, recoveryCodes } = await enrol(member)
    await mailbox.letterTo(email, 2)
    await app.data(REQUEST, { email })
    const token = codeIn(await mailbox.letterTo(email, 3))
    const required = { code: 'UNAUTHENTICATED', reason: 'SECOND_FACTOR_REQUIRED' }
    expect(await refusalOf(RESET, { token }, app)).toEqual(required)
    expect(await refusalOf(RESET, { token, code: codeOf(secret, 7) }, app)).toMatchObject({
      reason: 'WRONG_CODE',
    })
    expect((await signIn(app, { email, code: String(recoveryCodes[0]) })).refusal).toBeNull()
    const { resetPassword } = await app.data(RESET, { token, code: codeOf(secret) })
    expect(resetPassword.viewer).toEqual({
      secondFactor: { recoveryCodesLeft: 9 },
      sessions: [{ hasSecondFactor: true }],
    })
    expect((await signIn(app, { email, password: 'another horse' })).refusal).toEqual(required)
    expect(await refusalOf(RESET, { token, code: codeOf(secret, 1) }, app)).toMatchObject({
      code: 'BAD_USER_INPUT',
    })
  })

  it('is set up by whoever has just signed in with an identity provider', async () => {
    const document = 'mutation { beginSecondFactor { secret } }'
    const fresh = await provider.forge({ sub: 'grace', email, email_verified: true })
    const { data } = await ask(app.url, fresh, document)
    const { secret } = data.beginSecondFactor
    const confirm = `mutation { confirmSecondFactor(input: { code: "${codeOf(secret)}" }) { recoveryCodes } }`
    expect((await ask(app.url, fresh, confirm)).data.confirmSecondFactor.recoveryCodes).toHaveLength(10)
    const stale = await provider.forge({ sub: 'grace', iat: Math.floor(Date.now() / 1000) - 400 })
    const remove = `mutation { removeSecondFactor(input: { code: "${codeOf(secret, 1)}" }) { viewer { id } } }`
    expect((await ask(app.url, stale, remove)).code).toBe('FORBIDDEN')
    const again = await provider.forge({ sub: 'grace' })
    expect((await ask(app.url, again, remove)).code).toBeUndefined()
  })
})
