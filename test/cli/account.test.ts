import { runCommand } from '../http/process'
import { ask } from '../modules/account/bearer'
import { type App, startApp } from '../support/app'
import { hurryIntervals, resetClocks } from '../support/clock'
import { testDatabaseUrl } from '../support/database'
import { type Mailbox, openMailbox } from '../support/mailbox'
import { enrol } from '../support/second-factor'

const SIGN_IN = `mutation SignIn($email: String!, $password: String!) {
  signIn(input: { email: $email, password: $password }) { viewer { id emailVerified roles } }
}`

describe('npm run account', () => {
  let app: App
  let mailbox: Mailbox
  let settings: { DATABASE_URL: string }
  beforeAll(async () => {
    settings = { DATABASE_URL: await testDatabaseUrl() }
    mailbox = await openMailbox()
    // Commands lay down letters too, and nobody pokes the server.
    hurryIntervals()
    app = await startApp({ SMTP_URL: mailbox.url }, settings.DATABASE_URL)
  })
  afterAll(async () => {
    resetClocks()
    await app.close()
    await mailbox.close()
  })

  const account = (command: string, password = 'correct horse\n') =>
    runCommand('account', command.split(' '), { settings, input: password })
  const signIn = (email: string, password: string) => app.query(SIGN_IN, { email, password })

  it('opens the first administrator while the server runs, and lets in who lost the password', async () => {
    const opened = await account('create --email Root@example.org --role ADMIN')
    expect(opened).toMatchObject({ code: 0, output: expect.stringMatching(/Opened account_\w+ for Root@/) })
    const { data } = await signIn('root@example.org', 'correct horse')
    expect(data?.signIn.viewer).toMatchObject({ emailVerified: true, roles: ['MEMBER', 'ADMIN'] })

    expect((await account('set-password --email root@example.org', 'another horse\n')).code).toBe(0)
    expect((await signIn('root@example.org', 'correct horse')).errors).toBeDefined()
    expect((await signIn('root@example.org', 'another horse')).errors).toBeUndefined()
  })

  it('removes the second factor of a lost phone, and whoever has the phone is out', async () => {
    const member = await app.signUp()
    const { email } = await enrol(member)
    const refusal = async () => (await signIn(email, 'correct horse')).errors?.[0]?.extensions.reason
    expect(await refusal()).toBe('SECOND_FACTOR_REQUIRED')
    expect((await account(`set-password --email ${email}`)).code).toBe(0)
    expect(await refusal()).toBe('SECOND_FACTOR_REQUIRED')
    expect(await account(`remove-second-factor --email ${email}`, '')).toMatchObject({
      code: 0,
      output: expect.stringContaining(`The second factor of ${email} is removed`),
    })
    expect(await refusal()).toBeUndefined()
    expect((await ask(app.url, member.accessToken)).status).toBe(401)
    // To verify the address, that it was added, and that it was removed.
    expect((await mailbox.letterTo(email, 3)).subject).toContain('usunięto drugi składnik')
    expect(await account(`remove-second-factor --email ${email}`, '')).toMatchObject({
      code: 1,
      output: expect.stringContaining('has no second factor'),
    })
  })

  it.each([
    ['create --email ada@example.org', 'short\n', 'The password must have 10 to 200 characters.'],
    ['create --email ada@example.org', '', 'Password: '],
    ['create --email ada@example.org --name Ada\tAdmin', undefined, 'name must be one line'],
    ['create --email nobody', undefined, '--email must be an e-mail address.'],
    [
      'create --email ada@example.org --role ORGANISER',
      undefined,
      'Allowed choices are MEMBER, MODERATOR, ADMIN.',
    ],
    ['create --role ADMIN', undefined, '--email must be an e-mail address.'],
    ['create --email ada@example.org --password x', undefined, "unknown option '--password'"],
    ['set-password --email nobody@example.org', undefined, 'No account has the e-mail address'],
    ['remove-second-factor --email nobody@example.org', undefined, 'No account has the e-mail address'],
    ['remove-second-factor', undefined, '--email must be an e-mail address.'],
    ['destroy --email ada@example.org', undefined, "unknown command 'destroy'"],
    ['', undefined, 'Usage:'],
  ])('%s refuses, and says why', async (command, password, why) => {
    expect(await account(command, password)).toMatchObject({ code: 1, output: expect.stringContaining(why) })
    expect((await signIn('ada@example.org', password ?? 'correct horse')).errors).toBeDefined()
  })
})
