import { once } from 'node:events'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { type AddressInfo, createServer, type Socket } from 'node:net'
import { join } from 'node:path'
import { pino } from 'pino'
import PostalMime from 'postal-mime'
import { readConfig } from '../../../../src/config/read-config'
import { type Database, openDatabase } from '../../../../src/database/database'
import { Account } from '../../../../src/modules/account/account.entity'
import { mailTransport } from '../../../../src/modules/account/mail/mail-transport'
import { MailWorker } from '../../../../src/modules/account/mail/mail-worker'
import { MailKind, OutgoingMail, queueMail } from '../../../../src/modules/account/mail/outgoing-mail.entity'
import { type App, startApp } from '../../../support/app'
import { hurryIntervals, resetClocks, stopIntervals } from '../../../support/clock'
import { databaseKind, testDatabaseUrl } from '../../../support/database'
import { fakeAccount } from '../../../support/fakes'
import { codeIn, openMailbox } from '../../../support/mailbox'

const SIGN_UP = `mutation SignUp($email: String!) {
  signUp(input: { email: $email, password: "correct horse", displayName: "Ada" }) { session { accessToken } }
}`
const silent = pino({ level: 'silent' })

const waiting = (database: Database): Promise<OutgoingMail[]> =>
  database.dataSource.query('SELECT * FROM "outgoing_mail"')

async function until<T>(found: () => Promise<T | undefined>): Promise<T> {
  for (;;) {
    const value = await found()
    if (value !== undefined) return value
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}
/** Tried in vain: whoever is sending it still holds it for two minutes. */
const postponed = (database: Database) =>
  until(async () =>
    (await waiting(database)).find(
      ({ attempts, nextAttemptAt }) => attempts > 0 && Date.parse(nextAttemptAt) < Date.now() + 60_000,
    ),
  )
const emptied = (database: Database) =>
  until(async () => ((await waiting(database)).length === 0 ? true : undefined))

/** The letters wait no longer: as if the time had passed. */
const makeDue = (database: Database) =>
  database.dataSource.query(`UPDATE "outgoing_mail" SET "nextAttemptAt" = "createdAt"`)

/** Where nobody listens. */
async function closedPort(): Promise<number> {
  const mailbox = await openMailbox()
  await mailbox.close()
  return mailbox.port
}

beforeEach(hurryIntervals)
afterEach(resetClocks)

describe('while the mail server is down', () => {
  let app: App
  afterEach(() => app.close())

  it('a letter waits, and leaves when it is up', async () => {
    const port = await closedPort()
    app = await startApp({ SMTP_URL: `smtp://127.0.0.1:${port}` })
    await app.data(SIGN_UP, { email: 'ada@example.org' })
    const { attempts, nextAttemptAt } = await postponed(app.database)
    expect(attempts).toBe(1)
    expect(Date.parse(nextAttemptAt)).toBeGreaterThan(Date.now())
    const mailbox = await openMailbox({ port })
    await makeDue(app.database)
    const token = codeIn(await mailbox.letterTo('ada@example.org'))
    await app.data(`mutation { verifyEmail(input: { token: "${token}" }) { emailVerified } }`)
    await emptied(app.database)
    await mailbox.close()
  })

  it('nobody waits for it, not even for one that says nothing', async () => {
    const sockets: Socket[] = []
    const mute = createServer((socket) => sockets.push(socket)).listen(0, '127.0.0.1')
    await once(mute, 'listening')
    app = await startApp({ SMTP_URL: `smtp://127.0.0.1:${(mute.address() as AddressInfo).port}` })
    await app.data(SIGN_UP, { email: 'ada@example.org' })
    await until(async () => sockets[0])
    await app.data(SIGN_UP, { email: 'bob@example.org' })
    await app.data('mutation { requestPasswordReset(input: { email: "ada@example.org" }) { requested } }')
    // Both are answered while the first letter is still waited for.
    expect(sockets.map(({ readyState }) => readyState)).toEqual(['open'])
    for (const socket of sockets) socket.destroy()
    mute.close()
  })

  it('a letter outlives the server that it was asked of', async () => {
    const url = await testDatabaseUrl()
    app = await startApp({ SMTP_URL: `smtp://127.0.0.1:${await closedPort()}` }, url)
    await app.data(SIGN_UP, { email: 'ada@example.org' })
    await postponed(app.database)
    await app.close()
    const mailbox = await openMailbox()
    app = await startApp({ SMTP_URL: mailbox.url }, url)
    await makeDue(app.database)
    expect(codeIn(await mailbox.letterTo('ada@example.org'))).toMatch(/^[\w-]{43}$/)
    await emptied(app.database)
    await mailbox.close()
  })

  it('a letter goes with the account that is erased', async () => {
    app = await startApp({ SMTP_URL: `smtp://127.0.0.1:${await closedPort()}` })
    const [ada, bob] = [await app.signUp(), await app.signUp()]
    const { viewer } = await bob.data('{ viewer { email } }')
    await ada.data('mutation { eraseMyAccount(input: { password: "correct horse" }) { viewer { id } } }')
    expect(await waiting(app.database)).toMatchObject([{ email: viewer.email }])
  })

  it('and slow, a server that stops still finishes the letter in hand', async () => {
    const url = await testDatabaseUrl()
    let goOn: (() => void) | undefined
    const mailbox = await openMailbox({
      onMailFrom: (_address, _session, done) => {
        goOn = done
      },
    })
    app = await startApp({ SMTP_URL: mailbox.url }, url)
    await app.data(SIGN_UP, { email: 'ada@example.org' })
    await app.data(SIGN_UP, { email: 'bob@example.org' })
    const letItGoOn = await until(async () => goOn)
    const closed = app.close()
    letItGoOn()
    await closed
    expect(mailbox.letters).toHaveLength(1)
    const database = await openDatabase(url)
    expect(await waiting(database)).toMatchObject([{ email: 'bob@example.org', attempts: 0 }])
    await database.close()
    await mailbox.close()
    app = await startApp()
  })

  it('is what the log says, without the address, which a mail server quotes', async () => {
    const lines: string[] = []
    const log = pino({}, { write: (line) => void lines.push(line) })
    const mailbox = await openMailbox({
      onRcptTo: ({ address }, _session, done) =>
        done(Object.assign(new Error(`Not now: ${address}`), { responseCode: 450 })),
    })
    app = await startApp({ SMTP_URL: mailbox.url }, undefined, log)
    await app.data(SIGN_UP, { email: 'ada@example.org' })
    await postponed(app.database)
    const said = await until(async () => lines.find((line) => line.includes('could not be sent')))
    expect(JSON.parse(said)).toMatchObject({
      kind: 'VERIFY_EMAIL',
      attempts: 1,
      cause: { responseCode: 450, command: 'RCPT TO' },
    })
    // Three days of it are enough.
    await app.database.dataSource.query(
      `UPDATE "outgoing_mail" SET "createdAt" = '${new Date(Date.now() - 73 * 3_600_000).toISOString()}'`,
    )
    await makeDue(app.database)
    await emptied(app.database)
    await until(async () => lines.find((line) => line.includes('and was dropped')))
    expect(lines.join()).not.toContain('ada@')
    await mailbox.close()
  })
})

describe('an address that the mail server refuses', () => {
  it('for good is written to no more, and the log does not tell it', async () => {
    const lines: string[] = []
    const log = pino({}, { write: (line) => void lines.push(line) })
    let asked = 0
    const mailbox = await openMailbox({
      onRcptTo: ({ address }, _session, done) => {
        asked++
        done(Object.assign(new Error(`No such user: ${address}`), { responseCode: 550 }))
      },
    })
    const app = await startApp({ SMTP_URL: mailbox.url }, undefined, log)
    await app.data(SIGN_UP, { email: 'ada@example.org' })
    const said = await until(async () => lines.find((line) => line.includes('"mailId"')))
    await emptied(app.database)
    expect(asked).toBe(1)
    expect(JSON.parse(said)).toMatchObject({
      msg: 'the mail server refused the recipient for good: the letter was dropped',
      kind: 'VERIFY_EMAIL',
      attempts: 1,
      cause: { responseCode: 550, command: 'RCPT TO' },
    })
    expect(lines.join()).not.toContain('ada@')
    await app.close()
    await mailbox.close()
  })

  it('is not meant where the mail server refuses the sender: the letter waits', async () => {
    const mailbox = await openMailbox({
      onMailFrom: (_address, _session, done) =>
        done(Object.assign(new Error('Who are you?'), { responseCode: 550 })),
    })
    const app = await startApp({ SMTP_URL: mailbox.url })
    await app.data(SIGN_UP, { email: 'ada@example.org' })
    expect(await postponed(app.database)).toMatchObject({ attempts: 1 })
    await app.close()
    await mailbox.close()
  })

  it('does not hold up the letters to others', async () => {
    const mailbox = await openMailbox({
      onRcptTo: ({ address }, _session, done) =>
        done(address.startsWith('bad') ? Object.assign(new Error('No.'), { responseCode: 450 }) : null),
    })
    // One letter for each round would never get to the last.
    stopIntervals()
    const app = await startApp({ SMTP_URL: mailbox.url })
    const addresses = ['bad.0@example.org', 'bad.1@example.org', '"bad,2"@example.org', 'ada@example.org']
    await app.database.write(async (write) => {
      await write.insert(
        Account,
        addresses.map((email) => fakeAccount({ email })),
      )
      for (const [index, email] of addresses.entries())
        await queueMail({ kind: MailKind.RESET_PASSWORD, email }, write, new Date(index))
    })
    await app.data('mutation { requestPasswordReset(input: { email: "nobody@example.org" }) { requested } }')
    await mailbox.letterTo('ada@example.org')
    await app.close()
    await mailbox.close()
  })
})

describe('two postmen over one database', () => {
  it('deliver each letter once', async () => {
    const url = await testDatabaseUrl()
    const database = await openDatabase(url)
    // SQLite has one server; PostgreSQL may have several.
    const other = databaseKind === 'postgres' ? await openDatabase(url) : database
    const mailbox = await openMailbox()
    const addresses = Array.from({ length: 20 }, (_, index) => `${index}@example.org`)
    await database.write(async (write) => {
      await write.insert(
        Account,
        addresses.map((email) => fakeAccount({ email })),
      )
      for (const email of addresses)
        await queueMail({ kind: MailKind.RESET_PASSWORD, email }, write, new Date())
    })
    const config = readConfig({ SMTP_URL: mailbox.url })
    const send = mailTransport(config, silent)
    const postmen = [database, other].map(
      ({ write }) => new MailWorker({ write, send, sender: config, log: silent }),
    )
    for (const postman of postmen) postman.poke()
    await emptied(database)
    await Promise.all(postmen.map((postman) => postman.close()))
    expect(mailbox.letters.flatMap(({ recipients }) => recipients).sort()).toEqual([...addresses].sort())
    await mailbox.close()
    if (other !== database) await other.close()
    await database.close()
  })
})

describe('without a mail server', () => {
  it('letters are files for the owner of the server, and name the page where their code is taken', async () => {
    const app = await startApp({ ACCOUNT_PAGES_URL: 'https://app.example.org/konto/' })
    await app.data(SIGN_UP, { email: 'ada@example.org' })
    await emptied(app.database)
    expect(statSync(app.outbox).mode & 0o777).toBe(0o700)
    const [name = '', ...more] = readdirSync(app.outbox)
    expect(more).toEqual([])
    expect(statSync(join(app.outbox, name)).mode & 0o777).toBe(0o600)
    const letter = await PostalMime.parse(readFileSync(join(app.outbox, name)))
    const token = codeIn(letter)
    expect(letter.text).toContain(`\nhttps://app.example.org/konto/verify-email#token=${token}\n`)
    await app.data(`mutation { verifyEmail(input: { token: "${token}" }) { emailVerified } }`)
    await app.close()
  })

  it('nobody gets one who has no account, an erased one or a verified address', async () => {
    const app = await startApp()
    const verifiedAt = new Date().toISOString()
    await app.database.write(async (write) => {
      await write.insert(Account, [
        fakeAccount({ email: 'verified@example.org', emailVerifiedAt: verifiedAt }),
        fakeAccount({ email: 'erased@example.org', erasedAt: verifiedAt }),
      ])
      for (const email of ['verified@example.org', 'erased@example.org', 'nobody@example.org'])
        await queueMail({ kind: MailKind.VERIFY_EMAIL, email }, write, new Date())
    })
    await app.data('mutation { requestPasswordReset(input: { email: "erased@example.org" }) { requested } }')
    await emptied(app.database)
    expect(existsSync(app.outbox)).toBe(false)
    expect(await app.database.dataSource.query('SELECT * FROM "mail_token"')).toEqual([])
    await app.close()
  })
})
