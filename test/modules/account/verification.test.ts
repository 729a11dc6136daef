import { createHash } from 'node:crypto'
import { pino } from 'pino'
import { Account } from '../../../src/modules/account/account.entity'
import { type App, type Client, startApp } from '../../support/app'
import { fakeAccount } from '../../support/fakes'
import { codeIn, type Mailbox, openMailbox } from '../../support/mailbox'
import { tries } from '../../support/scale'

const SIGN_UP = `mutation SignUp($input: SignUpInput!) {
  signUp(input: $input) { session { accessToken refreshToken } viewer { id account { id } language emailVerified } }
}`
const VERIFY = 'mutation Verify($token: String!) { verifyEmail(input: { token: $token }) { emailVerified } }'
const REQUEST =
  'mutation Request($email: String!) { requestPasswordReset(input: { email: $email }) { requested } }'
const RESET = `mutation Reset($token: String!, $newPassword: String! = "another good one") {
  resetPassword(input: { token: $token, newPassword: $newPassword }) {
    session { accessToken } viewer { id email emailVerified }
  }
}`
const ERASE = 'mutation { eraseMyAccount(input: { password: "correct horse" }) { viewer { id } } }'
const AGAIN = 'mutation { requestEmailVerification { viewer { email emailVerified } } }'

describe('codes by mail', () => {
  const lines: string[] = []
  let mailbox: Mailbox
  let app: App
  let people = 0
  beforeAll(async () => {
    mailbox = await openMailbox()
    const log = pino({ level: 'trace' }, { write: (line) => void lines.push(line) })
    app = await startApp({ SMTP_URL: mailbox.url, TRUST_PROXY: 'true' }, undefined, log)
  })
  afterAll(async () => {
    await app.close()
    await mailbox.close()
  })

  /** Asks from a network of its own, so that no other test’s attempts count. */
  function stranger(accessToken?: string): Client {
    const address = `198.51.${++people >> 8}.${people & 255}`
    const query: Client['query'] = async (document, variables) => {
      const response = await fetch(`${app.url}/graphql`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'x-forwarded-for': address,
          ...(accessToken && { authorization: `Bearer ${accessToken}` }),
        },
        body: JSON.stringify({ query: document, variables }),
      })
      return (await response.json()) as never
    }
    return {
      query,
      data: async (document, variables) => {
        const { data, errors } = await query(document, variables)
        if (errors || !data) throw new Error(JSON.stringify(errors))
        return data
      },
    }
  }

  async function signUp(more: object = {}) {
    const email = `person.${++people}@example.org`
    const input = { email, password: 'correct horse', displayName: 'Żółw', ...more }
    const { session, viewer } = (await stranger().data(SIGN_UP, { input })).signUp
    return { email, viewer, ...session, client: stranger(session.accessToken) }
  }

  const resetCode = async (email: string, count: number) => {
    await stranger().data(REQUEST, { email: email.toUpperCase() })
    return codeIn(await mailbox.letterTo(email, count))
  }
  const signsIn = async (email: string, password: string) =>
    (
      await stranger().query(
        `mutation { signIn(input: { email: "${email}", password: "${password}" }) { viewer { id } } }`,
      )
    ).errors?.[0]?.extensions.code ?? 'OK'
  const refusal = async (document: string, variables: object) => {
    const { errors } = await stranger().query(document, variables)
    return errors?.map(({ message, extensions }) => ({ message, extensions }))
  }
  const rowsOf = (table: string) => app.database.dataSource.query(`SELECT * FROM "${table}"`)

  it('prove an address, by whoever opens the letter', async () => {
    const ada = await signUp()
    expect(ada.viewer).toMatchObject({ language: 'PL', emailVerified: false })
    const letter = await mailbox.letterTo(ada.email)
    expect(letter.subject).toBe('Partnerstwa: potwierdź adres e-mail')
    expect(letter.text).toContain('Jeśli to nie Ty')
    expect(letter.text).not.toContain('Żółw')
    expect((await stranger().data(VERIFY, { token: codeIn(letter) })).verifyEmail).toEqual({
      emailVerified: true,
    })
    expect((await ada.client.data('{ viewer { emailVerified } }')).viewer.emailVerified).toBe(true)
  })

  it('come in the language of the account, which its owner can change', async () => {
    const ada = await signUp({ language: 'EN' })
    expect((await mailbox.letterTo(ada.email)).subject).toBe('Partnerstwa: confirm your e-mail address')
    const update = (fields: string) =>
      ada.client.data(`mutation { updateProfile(input: { ${fields} }) { viewer { language } } }`)
    expect((await update('displayName: "Ada"')).updateProfile.viewer.language).toBe('EN')
    expect((await update('displayName: "Ada", language: PL')).updateProfile.viewer.language).toBe('PL')
    await ada.client.data(AGAIN)
    expect((await mailbox.letterTo(ada.email, 2)).subject).toBe('Partnerstwa: potwierdź adres e-mail')
    expect((await ada.client.data('{ exportMyData }')).exportMyData.account.language).toBe('PL')
  })

  it('are sent again to whoever is signed in, until the address is proved', async () => {
    const ada = await signUp()
    const first = codeIn(await mailbox.letterTo(ada.email))
    expect((await ada.client.data(AGAIN)).requestEmailVerification.viewer).toEqual({
      email: ada.email,
      emailVerified: false,
    })
    const second = codeIn(await mailbox.letterTo(ada.email, 2))
    expect(await refusal(VERIFY, { token: first })).toBeDefined()
    await stranger().data(VERIFY, { token: second })
    await ada.client.data(AGAIN)
    while ((await rowsOf('outgoing_mail')).length > 0) await new Promise((resolve) => setTimeout(resolve, 20))
    expect(mailbox.letters.filter(({ recipients }) => recipients.includes(ada.email))).toHaveLength(2)
    expect((await refusal(AGAIN, {}))?.[0]?.extensions.code).toBe('UNAUTHENTICATED')
  })

  it('let in who has lost the password, and all others out', async () => {
    const ada = await signUp()
    const token = await resetCode(ada.email, 2)
    const { resetPassword } = await stranger().data(RESET, { token })
    expect(resetPassword.viewer).toEqual({ id: ada.viewer.id, email: ada.email, emailVerified: true })
    expect((await stranger(resetPassword.session.accessToken).data('{ viewer { id } }')).viewer.id).toBe(
      ada.viewer.id,
    )
    expect((await ada.client.query('{ __typename }')).errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED')
    const refresh = `mutation { refreshSession(input: { refreshToken: "${ada.refreshToken}" }) { viewer { id } } }`
    expect((await stranger().query(refresh)).errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED')
    expect(await signsIn(ada.email, 'correct horse')).toBe('UNAUTHENTICATED')
    expect(await signsIn(ada.email, 'another good one')).toBe('OK')
  })

  it('end the session that brings them, for the rest of the document too', async () => {
    const ada = await signUp()
    const token = await resetCode(ada.email, 2)
    const { errors } = await ada.client.query(
      `mutation { resetPassword(input: { token: "${token}", newPassword: "another good one" }) { viewer { id } }
        updateProfile(input: { displayName: "Eve" }) { viewer { id } } }`,
    )
    expect(errors?.[0]).toMatchObject({ path: ['updateProfile'], extensions: { code: 'UNAUTHENTICATED' } })
  })

  it('are good once, even if twenty bring one at the same time', async () => {
    const ada = await signUp()
    const token = await resetCode(ada.email, 2)
    const answers = await Promise.all(Array.from({ length: 20 }, () => stranger().query(RESET, { token })))
    expect(answers.filter(({ data }) => data?.resetPassword)).toHaveLength(1)
    const codes = answers.flatMap(({ errors }) => errors?.map(({ extensions }) => extensions.code) ?? [])
    expect(codes).toEqual(Array(19).fill('BAD_USER_INPUT'))
  })

  it('are refused with one answer, whatever is wrong with them', async () => {
    const ada = await signUp()
    const verify = codeIn(await mailbox.letterTo(ada.email))
    const replaced = await resetCode(ada.email, 2)
    const reset = await resetCode(ada.email, 3)
    const old = await signUp()
    const used = codeIn(await mailbox.letterTo(old.email))
    await stranger().data(VERIFY, { token: used })
    const expired = await resetCode(old.email, 2)
    const hash = createHash('sha256').update(expired).digest('base64url')
    const passed = new Date(Date.now() - 1).toISOString()
    await app.database.dataSource.query(
      `UPDATE "mail_token" SET "expiresAt" = '${passed}' WHERE "tokenHash" = '${hash}'`,
    )
    const forReset = [
      verify,
      replaced,
      expired,
      used,
      hash,
      '',
      'garbage',
      'x'.repeat(90_000),
      '\u0000',
      '\ud800',
    ]
    const answers = await Promise.all([
      ...forReset.map((token) => refusal(RESET, { token })),
      ...[reset, used, 'garbage', 'x'.repeat(90_000)].map((token) => refusal(VERIFY, { token })),
    ])
    const message = expect.stringContaining('The code is not valid')
    const violations = [{ path: ['input', 'token'], rule: 'mailToken', message }]
    for (const answer of answers) {
      expect(answer).toEqual([{ message, extensions: { code: 'BAD_USER_INPUT', violations } }])
      expect(answer).toEqual(answers[0])
    }
    expect(await signsIn(ada.email, 'correct horse')).toBe('OK')
    // A password that breaks the rules costs no code.
    expect((await refusal(RESET, { token: reset, newPassword: 'short' }))?.[0]?.message).toContain(
      'newPassword',
    )
    await stranger().data(RESET, { token: reset })
  })

  it('that reset a password are good for nothing once it has changed', async () => {
    const ada = await signUp()
    const token = await resetCode(ada.email, 2)
    await ada.client.data(
      'mutation { changePassword(input: { currentPassword: "correct horse", newPassword: "a third good one" }) { viewer { id } } }',
    )
    expect(await refusal(RESET, { token })).toBeDefined()
    const bob = await signUp()
    const older = codeIn(await mailbox.letterTo(bob.email))
    await stranger().data(RESET, { token: await resetCode(bob.email, 2) })
    expect(await refusal(VERIFY, { token: older })).toBeDefined()
  })

  it('are asked for with one answer, whether the address has an account or not', async () => {
    const ada = await signUp()
    const known = await stranger().query(REQUEST, { email: ada.email })
    const unknown = await stranger().query(REQUEST, { email: 'nobody@example.org' })
    expect(unknown).toEqual(known)
    expect(known).toEqual({ data: { requestPasswordReset: { requested: true } } })
    const refused = await refusal(REQUEST, { email: '"a\r\nBcc: eve@example.org"@example.org' })
    expect(refused?.[0]?.extensions.code).toBe('BAD_USER_INPUT')
  })

  it('are asked for five times an hour for one address, known or not, and no more', async () => {
    const ada = await signUp()
    const codes = async (email: string) => {
      const fields = Array.from(
        { length: 6 },
        (_, index) => `a${index}: requestPasswordReset(input: { email: "${email}" }) { requested }`,
      )
      const { errors } = await stranger().query(`mutation { ${fields.join(' ')} }`)
      return errors?.map(({ path, extensions }) => [path, extensions.code])
    }
    expect(await codes(ada.email)).toEqual([[['a5'], 'RATE_LIMITED']])
    expect(await codes('nobody.else@example.org')).toEqual([[['a5'], 'RATE_LIMITED']])
    const requests = await Promise.all(Array.from({ length: 6 }, () => ada.client.query(AGAIN)))
    // The letter of the sign-up was the first of five.
    expect(requests.filter(({ errors }) => errors?.[0]?.extensions.code === 'RATE_LIMITED')).toHaveLength(2)
  })

  it('that prove an address are sent to it five times an hour, however often it is signed up', async () => {
    const email = `victim.${++people}@example.org`
    const first = await signUp({ email })
    await mailbox.letterTo(email, 1)
    for (const count of [2, 3, 4]) {
      await first.client.data(AGAIN)
      await mailbox.letterTo(email, count)
    }
    await first.client.data(ERASE)
    const second = await signUp({ email: email.toUpperCase() })
    await mailbox.letterTo(email, 5)
    const { errors } = await second.client.query(AGAIN)
    expect(errors?.[0]?.extensions).toEqual({ code: 'RATE_LIMITED', retryAfterSeconds: expect.any(Number) })
    await second.client.data(ERASE)
    const third = await signUp({ email })
    expect(third.viewer).toMatchObject({ emailVerified: false })
    expect((await rowsOf('outgoing_mail')).filter((row: { email: string }) => row.email === email)).toEqual(
      [],
    )
    // Letters leave one after the other: this one would be behind it.
    await mailbox.letterTo((await signUp()).email)
    expect(mailbox.letters.filter(({ recipients }) => recipients.includes(email))).toHaveLength(5)
  })

  it('that prove an address are not used up by others who try to sign up with it', async () => {
    const ada = await signUp()
    const input = { email: ada.email, password: 'correct horse', displayName: 'Eve' }
    for (let attempt = 0; attempt < 6; attempt++)
      expect((await refusal(SIGN_UP, { input }))?.[0]?.extensions.code).toBe('CONFLICT')
    expect((await ada.client.query(AGAIN)).errors).toBeUndefined()
  })

  it('are limited for one network, requests and codes together', async () => {
    const one = stranger()
    const requests = Array.from({ length: 15 }, (_, index) =>
      one.query(REQUEST, { email: `network.${index}@example.org` }),
    )
    for (const { errors } of await Promise.all(requests)) expect(errors).toBeUndefined()
    const brought = await Promise.all(Array.from({ length: 16 }, () => one.query(VERIFY, { token: 'x' })))
    const codes = brought.map(({ errors }) => errors?.[0]?.extensions.code)
    expect(codes.sort()).toEqual([...Array(15).fill('BAD_USER_INPUT'), 'RATE_LIMITED'])
  })

  it('die with the account, and so do letters that wait', async () => {
    const ada = await signUp()
    const token = await resetCode(ada.email, 2)
    await ada.client.data(
      'mutation { eraseMyAccount(input: { password: "correct horse" }) { viewer { id } } }',
    )
    expect(await refusal(RESET, { token })).toBeDefined()
    expect(
      (await rowsOf('mail_token')).filter(
        (row: { accountId: string }) => row.accountId === ada.viewer.account.id,
      ),
    ).toEqual([])
    await stranger().data(REQUEST, { email: ada.email })
    const other = await signUp()
    await mailbox.letterTo(other.email)
    expect(mailbox.letters.filter(({ recipients }) => recipients.includes(ada.email))).toHaveLength(2)
  })

  it('are kept as digests, and neither they nor addresses and passwords are logged', async () => {
    const ada = await signUp()
    const verify = codeIn(await mailbox.letterTo(ada.email))
    const reset = await resetCode(ada.email, 2)
    const kept = await Promise.all(['mail_token', 'outgoing_mail', 'account', 'change'].map(rowsOf))
    expect(JSON.stringify(kept)).toContain(createHash('sha256').update(reset).digest('base64url'))
    await stranger().data(RESET, { token: reset, newPassword: 'a secret of Ada' })
    for (const secret of [verify, reset, 'a secret of Ada', 'correct horse']) {
      expect(JSON.stringify(kept)).not.toContain(secret)
      expect(lines.join()).not.toContain(secret)
    }
    expect(lines.length).toBeGreaterThan(10)
    expect(lines.join()).not.toContain('@example.org')
  })

  it('are asked for in the same time, whether the address has an account or not', async () => {
    const count = tries(200)
    const known = Array.from({ length: count }, (_, index) => `known.${index}@example.org`)
    await app.database.write((write) =>
      write.insert(
        Account,
        known.map((email) => fakeAccount({ email })),
      ),
    )
    const timed = async (email: string) => {
      const asker = stranger()
      const start = performance.now()
      await asker.data(REQUEST, { email })
      return performance.now() - start
    }
    const medianOf = async (addresses: readonly string[]) => {
      const times: number[] = []
      for (let start = 0; start < count; start += 10)
        times.push(...(await Promise.all(addresses.slice(start, start + 10).map(timed))))
      return times.sort((a, b) => a - b)[count / 2]?.toFixed(2)
    }
    const unknown = known.map((email) => `un${email}`)
    const medians = { unknown: await medianOf(unknown), known: await medianOf(known) }
    process.stdout.write(`Median of ${count} reset requests, in ms: ${JSON.stringify(medians)}\n`)
    await mailbox.letterTo('known.0@example.org')
    expect(mailbox.letters.filter(({ recipients }) => recipients[0]?.startsWith('unknown.'))).toEqual([])
  })
})
