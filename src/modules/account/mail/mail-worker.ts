import type { Logger } from 'pino'
import sql from 'sql-template-tag'
import type { Write } from '../../../core/change-log/write'
import { causeOf } from '../../../core/errors'
import type { Account } from '../account.entity'
import { guestLetterWriter, letterWriter } from './letter-writers'
import { letterWith, noticeLetter, type Sender, webhookLetter } from './letters'
import { issueMailToken } from './mail-token.entity'
import { type Letter, SEND_TIMEOUT_MS, type SendLetter } from './mail-transport'
import { isCodeKind, isGuestKind, isRecordKind, MailKind, OutgoingMail } from './outgoing-mail.entity'

interface MailDependencies {
  readonly write: Write
  readonly send: SendLetter
  readonly sender: Sender
  readonly log: Pick<Logger, 'warn' | 'error'>
}

type Due = Pick<OutgoingMail, 'id' | 'kind' | 'email' | 'about' | 'createdAt' | 'nextAttemptAt' | 'attempts'>

const ROUND_MS = 5_000
const FIRST_WAIT_MS = 5_000
const MAX_BACKOFF_MS = 60 * 60_000
const GIVE_UP_AFTER_MS = 72 * 60 * 60_000
/** Of a server that died while it was sending: then another one tries. */
const LEASE_MS = 6 * SEND_TIMEOUT_MS

/**
 * Sends what is laid down in `outgoing_mail`, one letter after the other. What cannot be sent waits, twice as long each
 * time. Several servers over one database share the letters: a letter belongs to whoever moves its next attempt first.
 */
export class MailWorker {
  private round: Promise<void> | undefined
  private isPoked = false
  private isClosed = false
  private readonly timer = setInterval(() => this.poke(), ROUND_MS).unref()

  constructor(private readonly dependencies: MailDependencies) {}

  /** There may be a letter. Nobody waits for it. */
  poke() {
    this.isPoked = true
    this.round ??= this.deliverAll()
      .catch((error: unknown) =>
        this.dependencies.log.error(
          causeOf(error),
          'the database failed: letters wait in it and are sent once it works again',
        ),
      )
      .finally(() => {
        this.round = undefined
      })
  }

  /** Finishes the letter in hand; the others stay for the next start. */
  async close() {
    this.isClosed = true
    clearInterval(this.timer)
    await this.round
  }

  private async deliverAll() {
    while (this.isPoked && !this.isClosed) {
      this.isPoked = false
      let mail = await this.take()
      while (mail && (await this.deliver(mail)) && !this.isClosed) mail = await this.take()
    }
  }

  /** The next letter that is due, held. None too where another server was quicker: it takes the others as well. */
  private take(): Promise<Due | undefined> {
    return this.dependencies.write(async (write) => {
      const [mail] =
        await write.read<Due>(sql`SELECT "id", "kind", "email", "about", "createdAt", "nextAttemptAt", "attempts"
        FROM "outgoing_mail" WHERE "nextAttemptAt" <= ${instant()} ORDER BY "nextAttemptAt", "id" LIMIT 1`)
      if (!mail) return undefined
      const { id, nextAttemptAt, attempts } = mail
      const lease = { nextAttemptAt: instant(LEASE_MS), attempts: attempts + 1 }
      const { affected } = await write.manager.update(OutgoingMail, { id, nextAttemptAt }, lease)
      return affected === 1 ? mail : undefined
    })
  }

  /** False where the mail server fails, as it would with the next one: the rest waits for the next round. */
  private async deliver(mail: Due): Promise<boolean> {
    try {
      const letter = await this.compose(mail)
      if (letter) await this.dependencies.send(letter)
    } catch (error) {
      if (!isRefusedForGood(error)) {
        await this.postpone(mail, error)
        return isAboutTheLetter(error)
      }
      const facts = { mailId: mail.id, kind: mail.kind, attempts: mail.attempts + 1, ...causeOf(error) }
      this.dependencies.log.warn(
        facts,
        'the mail server refused the recipient for good: the letter was dropped',
      )
    }
    // Whoever asked twice meanwhile has the newest code now.
    const { kind, email, about, createdAt } = mail
    await this.dependencies.write((write) =>
      write.run(sql`DELETE FROM "outgoing_mail"
        WHERE "email" = ${email} AND "kind" = ${kind} AND "about" = ${about} AND "createdAt" <= ${createdAt}`),
    )
    return true
  }

  /** None where it is to an account and nobody has the address, or has proved it since, or where nothing is left to be written. */
  private async compose({ kind, email, about }: Due): Promise<Letter | undefined> {
    const { sender } = this.dependencies
    const content = await this.dependencies.write(async (write) => {
      if (isGuestKind(kind)) return (await guestLetterWriter(kind)?.({ about, sender }, write)) ?? undefined
      const [account] = await write.read<Pick<Account, 'id' | 'language' | 'emailVerifiedAt'>>(
        sql`SELECT "id", "language", "emailVerifiedAt" FROM "account" WHERE "email" = ${email} AND "erasedAt" IS NULL`,
      )
      if (!account || (kind === MailKind.VERIFY_EMAIL && account.emailVerifiedAt !== null)) return undefined
      const { id: accountId, language } = account
      if (kind === MailKind.WEBHOOK_ENDED) return webhookLetter(language, about, sender)
      if (isRecordKind(kind)) {
        const request = { accountId, language, about, sender, now: new Date() }
        return (await letterWriter(kind)?.(request, write)) ?? undefined
      }
      if (!isCodeKind(kind)) return noticeLetter(kind, language, sender)
      const token = await issueMailToken({ accountId, purpose: kind }, write, new Date())
      return letterWith({ kind, language, token }, sender)
    })
    return content && { to: email, ...content }
  }

  private async postpone({ id, kind, createdAt, attempts }: Due, error: unknown) {
    const isHopeless = Date.now() - Date.parse(createdAt) > GIVE_UP_AFTER_MS
    const wait = Math.min(FIRST_WAIT_MS * 2 ** attempts, MAX_BACKOFF_MS)
    await this.dependencies.write(async ({ manager }) => {
      if (isHopeless) await manager.delete(OutgoingMail, { id })
      else await manager.update(OutgoingMail, { id }, { nextAttemptAt: instant(wait) })
    })
    const facts = { mailId: id, kind, attempts: attempts + 1, ...causeOf(error) }
    if (isHopeless)
      this.dependencies.log.error(
        facts,
        'a letter could not be sent for three days and was dropped: check SMTP_URL and the mail server',
      )
    else
      this.dependencies.log.warn(
        { ...facts, nextAttemptInMs: wait },
        'a letter could not be sent and will be retried: check SMTP_URL and the mail server if this repeats',
      )
  }
}

const instant = (inMs = 0) => new Date(Date.now() + inMs).toISOString()

/** So that letters to addresses that nobody can have do not hold up the others. */
const isAboutTheLetter = (error: unknown) => {
  const { code } = error as { code?: unknown }
  return code === 'EENVELOPE' || code === 'EMESSAGE'
}

/** Nobody has the address. What the server has against the sender, or against itself, may pass. */
const isRefusedForGood = (error: unknown) => {
  const { command, responseCode } = error as { command?: unknown; responseCode?: unknown }
  return command === 'RCPT TO' && typeof responseCode === 'number' && responseCode >= 500
}
