import { randomUUID } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createTransport } from 'nodemailer'
import type { Logger } from 'pino'
import type { Config } from '../../../config/config'

export interface Letter {
  readonly to: string
  readonly subject: string
  /** Plain text. */
  readonly text: string
  /** Besides those that every letter has. */
  readonly headers?: Readonly<Record<string, string>>
}

/** Takes a letter on its way, or fails: with the code EENVELOPE or EMESSAGE where only this letter is refused. */
export type SendLetter = (letter: Letter) => Promise<void>

type MailSettings = Pick<Config, 'smtpUrl' | 'mailFrom' | 'publisherName' | 'outboxFolder'>

/** The longest that one letter may take, and so the longest that a server which stops may wait for it. */
export const SEND_TIMEOUT_MS = 20_000
const STEP_TIMEOUT_MS = 10_000

/** Sends by SMTP; without SMTP_URL, lays letters down as files, which nobody but the server's user can read. */
export function mailTransport(settings: MailSettings, log: Logger): SendLetter {
  if (settings.smtpUrl !== null) return bySmtp(settings, settings.smtpUrl)
  log.warn(
    { folder: settings.outboxFolder },
    'SMTP_URL is not set: letters are not sent but written as files to this folder, where their codes can be read. Set SMTP_URL in production.',
  )
  return asFile(settings)
}

function bySmtp(settings: MailSettings, url: string): SendLetter {
  const smtp = createTransport({
    url,
    connectionTimeout: STEP_TIMEOUT_MS,
    dnsTimeout: STEP_TIMEOUT_MS,
    greetingTimeout: STEP_TIMEOUT_MS,
    socketTimeout: STEP_TIMEOUT_MS,
  })
  return async (letter) => {
    await smtp.sendMail({ ...composed(letter, settings), signal: AbortSignal.timeout(SEND_TIMEOUT_MS) })
  }
}

function asFile(settings: MailSettings): SendLetter {
  const composer = createTransport({ streamTransport: true, buffer: true })
  return async (letter) => {
    const { message } = await composer.sendMail(composed(letter, settings))
    await mkdir(settings.outboxFolder, { recursive: true, mode: 0o700 })
    const name = `${new Date().toISOString().replaceAll(':', '-')}-${randomUUID()}.eml`
    await writeFile(join(settings.outboxFolder, name), message as Buffer, { flag: 'wx', mode: 0o600 })
  }
}

/** What nodemailer would take for the end of an address, or of a line; no address in use has any of it. */
const NO_ADDRESS = /[\s\p{C}",;:<>()[\]\\]/u

function composed({ to, subject, text, headers }: Letter, { mailFrom, publisherName }: MailSettings) {
  if (NO_ADDRESS.test(to))
    throw Object.assign(new Error('The letter is not to exactly one address.'), { code: 'EENVELOPE' })
  return {
    from: { name: publisherName, address: mailFrom },
    to: { name: '', address: to },
    envelope: { from: mailFrom, to: [to] },
    subject,
    text,
    textEncoding: 'quoted-printable' as const,
    // Nobody’s “out of office” answers it.
    headers: { 'Auto-Submitted': 'auto-generated', ...headers },
    xMailer: false as const,
    disableFileAccess: true,
    disableUrlAccess: true,
  }
}
