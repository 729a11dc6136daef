import { mkdtempSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Logger, pino } from 'pino'
import PostalMime from 'postal-mime'
import { readConfig } from '../../../../src/config/read-config'
import { mailTransport } from '../../../../src/modules/account/mail/mail-transport'
import { type Mailbox, openMailbox } from '../../../support/mailbox'

const LETTER = {
  to: 'ada@example.org',
  subject: 'Zażółć gęślą jaźń',
  text: 'Pchnąć w tę łódź jeża.\n\n.\nKropka w wierszu.\n',
}
const silent: Logger = pino({ level: 'silent' })

describe('a letter by SMTP', () => {
  let mailbox: Mailbox
  beforeEach(async () => {
    mailbox = await openMailbox()
  })
  afterEach(() => mailbox.close())

  const sender = (settings: Record<string, string> = {}) =>
    mailTransport(readConfig({ SMTP_URL: mailbox.url, ...settings }), silent)

  it('comes as it was written, from the publisher, and says that a program wrote it', async () => {
    await sender({
      PUBLIC_URL: 'https://rejestr.example.org/api',
      PUBLISHER_NAME: 'Urząd m.st. Żółw, "biuro"',
    })(LETTER)
    const letter = await mailbox.letterTo(LETTER.to)
    expect(letter.subject).toBe(LETTER.subject)
    expect(letter.text?.trimEnd()).toBe(LETTER.text.trimEnd())
    expect(letter.from).toEqual({
      name: 'Urząd m.st. Żółw, "biuro"',
      address: 'no-reply@rejestr.example.org',
    })
    expect(letter.headers).toContainEqual(
      expect.objectContaining({ key: 'auto-submitted', value: 'auto-generated' }),
    )
  })

  it.each([
    { subject: 'Nowe hasło\r\nBcc: eve@example.org' },
    { subject: 'Nowe hasło\n\nBcc: eve@example.org' },
    { to: 'ada@example.org\r\nBcc: eve@example.org' },
    { to: 'ada@example.org, eve@example.org' },
    { to: '"ada, eve@example.org"@example.org' },
    { to: 'ada@example.org>\r\nRCPT TO:<eve@example.org' },
  ])('has no more headers and recipients than it should: %j', async (evil) => {
    await sender({ PUBLISHER_NAME: 'Żółw\r\nBcc: eve@example.org' })({ ...LETTER, ...evil }).catch(() => {})
    expect(mailbox.letters).toHaveLength('to' in evil ? 0 : 1)
    for (const { recipients, to, bcc, cc } of mailbox.letters) {
      expect(recipients).toHaveLength(1)
      expect(recipients).not.toContain('eve@example.org')
      expect([to?.length, bcc, cc]).toEqual([1, undefined, undefined])
    }
  })

  it('shows the mail server the name and the password of the settings', async () => {
    const shown: unknown[] = []
    const guarded = await openMailbox({
      authOptional: false,
      allowInsecureAuth: true,
      onAuth: ({ username, password }, _session, done) => {
        shown.push([username, password])
        done(null, { user: username })
      },
    })
    await sender({ SMTP_URL: `smtp://me%40example.org:p%3A%2F%C5%BC@127.0.0.1:${guarded.port}` })(LETTER)
    expect(shown).toEqual([['me@example.org', 'p:/ż']])
    expect(guarded.letters).toHaveLength(1)
    await guarded.close()
  })
})

describe('a letter without a mail server', () => {
  it('is a file that only the owner reads, in a folder that the log names', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'partnerstwa-'))
    const lines: string[] = []
    const log = pino({}, { write: (line) => void lines.push(line) })
    const settings = readConfig({ DATABASE_URL: `sqlite:${join(folder, 'registry.sqlite')}` })
    const outbox = join(folder, 'outbox')
    await mailTransport(settings, log)(LETTER)
    expect(JSON.parse(lines.join())).toMatchObject({
      folder: outbox,
      msg: expect.stringContaining('SMTP_URL'),
    })
    const [name = ''] = readdirSync(outbox)
    expect(name).toMatch(/^[\w.-]+\.eml$/)
    expect(name).not.toContain('ada')
    expect([statSync(outbox), statSync(join(outbox, name))].map(({ mode }) => mode & 0o777)).toEqual([
      0o700, 0o600,
    ])
    const { subject, to } = await PostalMime.parse(readFileSync(join(outbox, name)))
    expect({ subject, to }).toEqual({ subject: LETTER.subject, to: [{ name: '', address: LETTER.to }] })
  })
})
