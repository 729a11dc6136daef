import { type App, startApp } from '../../support/app'
import { type Mailbox, openMailbox } from '../../support/mailbox'

const SIGN_UP = 'mutation Up($input: SignUpInput!) { signUp(input: $input) { viewer { email } } }'
const SIGN_IN = 'mutation In($input: SignInInput!) { signIn(input: $input) { viewer { email } } }'
const ERASE =
  'mutation Erase($input: EraseMyAccountInput) { eraseMyAccount(input: $input) { viewer { id } } }'

describe('whoever guesses', () => {
  let app: App
  let mailbox: Mailbox
  beforeAll(async () => {
    mailbox = await openMailbox()
    app = await startApp({ SMTP_URL: mailbox.url })
  })
  afterAll(async () => {
    await app.close()
    await mailbox.close()
  })

  async function ask(from: string, query: string, input: object | null = null) {
    const response = await fetch(`${app.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-forwarded-for': from },
      body: JSON.stringify({ query, variables: input && { input } }),
    })
    const { errors } = (await response.json()) as { errors?: { extensions: Record<string, unknown> }[] }
    return errors?.[0]?.extensions
  }
  const newcomer = (email: string) => ({ email, password: 'correct horse', displayName: 'Ada' })

  it('signs up once in a document, by whatever name', async () => {
    const field = (name: string) =>
      `signUp(input: { email: "${name}@example.org", password: "correct horse", displayName: "Ada" }) { viewer { id } }`
    const documents = [
      `mutation { a: ${field('a')} b: ${field('b')} }`,
      `mutation { ...One b: ${field('b')} } fragment One on Mutation { a: ${field('a')} }`,
    ]
    for (const document of documents)
      expect(await ask('10.1.0.1', document)).toMatchObject({
        code: 'QUERY_TOO_EXPENSIVE',
        limitName: 'signUps',
        limit: 1,
        figure: 2,
      })
    expect(await ask('10.1.0.1', SIGN_UP, newcomer('a@example.org'))).toBeUndefined()
  })

  it('signs up ten times an hour from one address, and ten times for one', async () => {
    for (let count = 0; count < 10; count++)
      expect(await ask('10.1.1.1', SIGN_UP, newcomer(`many${count}@example.org`))).toBeUndefined()
    expect(await ask('10.1.1.1', SIGN_UP, newcomer('many10@example.org'))).toMatchObject({
      code: 'RATE_LIMITED',
      retryAfterSeconds: expect.any(Number),
    })
    const codes = []
    for (let count = 0; count < 11; count++)
      codes.push((await ask(`10.1.2.${count}`, SIGN_UP, newcomer('one@example.org')))?.code)
    expect(codes).toEqual([undefined, ...Array(9).fill('CONFLICT'), 'RATE_LIMITED'])
  })

  it('is told that an address is known, and so is its owner', async () => {
    const email = 'owner@example.org'
    expect(await ask('10.1.3.1', SIGN_UP, newcomer(email))).toBeUndefined()
    expect((await mailbox.letterTo(email)).subject).toContain('potwierdź')
    expect((await ask('10.1.3.2', SIGN_UP, { ...newcomer(email), displayName: 'Eve' }))?.code).toBe(
      'CONFLICT',
    )
    const letter = await mailbox.letterTo(email, 2)
    expect(letter.subject).toBe('Partnerstwa: masz już konto')
    expect(letter.text).not.toContain('Eve')
  })

  it('is slowed with the networks beside theirs, while the owner gets in from where they did before', async () => {
    const input = newcomer('slow@example.org')
    const { displayName: _, ...credentials } = input
    expect(await ask('10.1.4.1', SIGN_UP, input)).toBeUndefined()
    expect(await ask('10.1.5.77', SIGN_IN, credentials)).toBeUndefined()
    const codes = []
    for (let count = 0; count < 55; count++)
      codes.push(
        (await ask(`10.1.6.${count % 50}`, SIGN_IN, { ...credentials, password: 'wrong horse' }))?.code,
      )
    expect(codes.filter((code) => code === 'UNAUTHENTICATED')).toHaveLength(50)
    expect(codes.slice(50)).toEqual(Array(5).fill('RATE_LIMITED'))
    expect((await ask('10.1.6.200', SIGN_IN, credentials))?.code).toBe('RATE_LIMITED')
    expect(await ask('10.1.5.77', SIGN_IN, credentials)).toBeUndefined()
    expect(await ask('10.1.7.1', SIGN_IN, credentials)).toBeUndefined()
  })

  it('erases no account that was left open', async () => {
    const member = await app.signUp()
    const erase = async (input: object | null) =>
      (await member.query(ERASE, { input })).errors?.[0]?.extensions
    expect(await erase(null)).toMatchObject({ code: 'BAD_USER_INPUT', violations: [{ rule: 'required' }] })
    expect(await erase({})).toMatchObject({ code: 'BAD_USER_INPUT' })
    for (let count = 0; count < 10; count++)
      expect(await erase({ password: 'wrong horse' })).toEqual({
        code: 'FORBIDDEN',
        reason: 'WRONG_PASSWORD',
      })
    expect(await erase({ password: 'correct horse' })).toMatchObject({ code: 'RATE_LIMITED' })
    const other = await app.signUp()
    expect(await other.data(ERASE, { input: { password: 'correct horse' } })).toEqual({
      eraseMyAccount: { viewer: null },
    })
  })
})
