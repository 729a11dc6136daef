import { runCommand } from '../http/process'
import { type App, startApp } from '../support/app'
import { testDatabaseUrl } from '../support/database'

const SIGN_IN = `mutation SignIn($email: String!, $password: String!) {
  signIn(input: { email: $email, password: $password }) { viewer { id emailVerified roles } }
}`

describe('npm run account', () => {
  let app: App
  let settings: { DATABASE_URL: string }
  beforeAll(async () => {
    settings = { DATABASE_URL: await testDatabaseUrl() }
    app = await startApp({}, settings.DATABASE_URL)
  })
  afterAll(() => app.close())

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
    ['destroy --email ada@example.org', undefined, "unknown command 'destroy'"],
    ['', undefined, 'Usage:'],
  ])('%s refuses, and says why', async (command, password, why) => {
    expect(await account(command, password)).toMatchObject({ code: 1, output: expect.stringContaining(why) })
    expect((await signIn('ada@example.org', password ?? 'correct horse')).errors).toBeDefined()
  })
})
