import { pino } from 'pino'
import { type App, type Member, startApp } from '../../../support/app'
import { codeOf } from '../../../support/authenticator'
import { type Enrolled, enrol, signIn } from '../../../support/second-factor'

const ERASE = 'mutation { eraseMyAccount(input: { password: "correct horse" }) { viewer { id } } }'
const CHILDREN = ['second_factor', 'recovery_code'] as const

describe('what is stored of a second factor', () => {
  const lines: string[] = []
  const log = pino({ level: 'trace' }, { write: (line) => void lines.push(line) })
  let app: App
  let member: Member
  let enrolled: Enrolled
  beforeAll(async () => {
    app = await startApp({}, undefined, log)
  })
  afterAll(() => app.close())
  beforeEach(async () => {
    member = await app.signUp()
    enrolled = await enrol(member)
  })

  const rows = (table: string, id = member.id) =>
    app.database.dataSource.query(`SELECT * FROM "${table}" WHERE "accountId" = '${id}'`)

  it('makes no codes without the key of the server, and is in no log', async () => {
    const { secret, recoveryCodes } = enrolled
    const stored = JSON.stringify(await Promise.all(CHILDREN.map((table) => rows(table))))
    const shapes = [secret, secret.toLowerCase(), ...recoveryCodes].flatMap((text) => [
      text,
      text.replaceAll('-', ''),
      Buffer.from(text).toString('base64url').replace(/=+$/, ''),
    ])
    expect(await rows('recovery_code')).toHaveLength(10)
    for (const shape of shapes) {
      expect(stored).not.toContain(shape)
      expect(lines.join('\n')).not.toContain(shape)
    }
  })

  it('is good for its own account only', async () => {
    const other = await app.signUp()
    const { email } = (await other.data('{ viewer { email } }')).viewer
    await enrol(other)
    const [{ encryptedSecret }] = await rows('second_factor')
    await app.database.dataSource.query(
      `UPDATE "second_factor" SET "encryptedSecret" = '${encryptedSecret}' WHERE "accountId" = '${other.id}'`,
    )
    await app.database.dataSource.query(
      `UPDATE "recovery_code" SET "accountId" = '${other.id}' WHERE "accountId" = '${member.id}'`,
    )
    for (const code of [codeOf(enrolled.secret), String(enrolled.recoveryCodes[0])])
      expect((await signIn(app, { email, code })).refusal?.reason).toBe('WRONG_CODE')
    const errors = lines.filter((line) => line.includes('cannot be decrypted'))
    expect(errors).toHaveLength(1)
    expect(errors.join()).toContain(other.id)
  })

  it('leaves the recovery codes where the key of the server was changed', async () => {
    const { email, secret, recoveryCodes } = enrolled
    const changed = await startApp(
      { TOKEN_SECRET: 'another secret of the tests, for one server' },
      app.databaseUrl,
    )
    const refused = await signIn(changed, { email, code: codeOf(secret) })
    expect(refused.refusal?.reason).toBe('WRONG_CODE')
    expect((await signIn(changed, { email, code: String(recoveryCodes[0]) })).refusal).toBeNull()
    await changed.close()
  })

  it('is told to its owner without any secret, and erased with the account', async () => {
    const { exportMyData } = await member.data('{ exportMyData }')
    expect(exportMyData.secondFactor).toEqual([
      { createdAt: expect.any(String), confirmedAt: expect.any(String) },
    ])
    expect(JSON.stringify(exportMyData)).not.toMatch(/encryptedSecret|codeHash|eyJ/)
    expect(exportMyData.sessions[0].hasSecondFactor).toBe(true)
    await member.data(ERASE)
    for (const table of CHILDREN) expect(await rows(table)).toEqual([])
  })
})
